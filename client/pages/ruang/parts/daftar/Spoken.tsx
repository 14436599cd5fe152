/** Those who have spoken, folded away: since when and how long, to compare with the naskah. */
import { type Pembicara, spokenMs } from '../../../../../server/domain/pembicara.ts'
import type { Peserta } from '../../../../../server/domain/rapat.ts'
import { plainName } from '../../../../components/names.ts'
import { formatClock, formatDuration } from '../../../../components/time.ts'
import { daftar as t } from '../../../../text/pembicara.ts'
import classes from './daftar.module.css'

export function Spoken(props: {
  list: readonly Pembicara[]
  people: ReadonlyMap<string, Peserta>
  zona: string
}) {
  const over = props.list
    .flatMap((one) => (one.status === 'selesai' && one.mulaiAt ? [{ one, at: one.mulaiAt }] : []))
    .toSorted((a, b) => a.at.localeCompare(b.at))
  if (over.length === 0) return null
  return (
    <details className={classes.spoken}>
      <summary>{t.sudah(over.length)}</summary>
      <ol>
        {over.map(({ one, at }) => (
          <li key={one.id}>
            <time>{formatClock(at, props.zona)}</time>
            <span>
              {plainName(props.people.get(one.spk)?.nama ?? t.bukanPeserta)}
              {one.jenis === 'interupsi' && <small> {t.interupsi}</small>}
            </span>
            <span className={classes.spokenFor}>
              {formatDuration(spokenMs(props.list, one, 0)).replace(/^00:/, '')}
            </span>
          </li>
        ))}
      </ol>
    </details>
  )
}
