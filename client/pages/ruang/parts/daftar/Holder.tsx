/** Who holds the floor, since when, and for how long by now. */
import { VisuallyHidden } from '@mantine/core'
import {
  holds,
  interrupted,
  type Pembicara,
  spokenMs,
} from '../../../../../server/domain/pembicara.ts'
import type { Peserta } from '../../../../../server/domain/rapat.ts'
import { plainName } from '../../../../components/names.ts'
import { PersonDisc } from '../../../../components/PersonDisc.tsx'
import { formatClock, formatDuration } from '../../../../components/time.ts'
import { useNow } from '../../../../components/useNow.ts'
import { daftar as t } from '../../../../text/pembicara.ts'
import classes from './daftar.module.css'

export function Holder(props: {
  list: readonly Pembicara[]
  people: ReadonlyMap<string, Peserta>
  zona: string
}) {
  const { list, people } = props
  const holder = holds(list)
  const nameOf = (one: Pembicara) => people.get(one.spk)?.nama ?? t.bukanPeserta
  const now = useNow(holder !== undefined)
  const back = interrupted(list)
  return (
    <>
      <VisuallyHidden role="status">
        {holder ? t.kini(nameOf(holder)) : t.tiadaPemegang}
      </VisuallyHidden>
      {holder?.mulaiAt ? (
        <div className={classes.holder} data-jenis={holder.jenis}>
          <PersonDisc
            nama={nameOf(holder)}
            warna={people.get(holder.spk)?.warna ?? null}
            size={30}
          />
          <div className={classes.holderName}>
            <b>{nameOf(holder)}</b>
            <small>
              {holder.jenis === 'interupsi' && (
                <span className={classes.point}>
                  {back ? t.menyela(plainName(nameOf(back))) : t.interupsi}
                </span>
              )}{' '}
              {t.sejak(formatClock(holder.mulaiAt, props.zona))}
            </small>
            {holder.catatan && <small>{holder.catatan}</small>}
          </div>
          <span className={classes.clock} role="timer" aria-label={t.lama} aria-live="off">
            {formatDuration(spokenMs(list, holder, now)).replace(/^00:/, '')}
          </span>
        </div>
      ) : (
        list.length > 0 && (
          <p aria-hidden className={classes.hint}>
            {t.tiadaPemegang}
          </p>
        )
      )}
    </>
  )
}
