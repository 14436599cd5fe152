/** Acara, daftar pembicara and attendance: what is on now, who is here, and the number that stands for each when naming speakers. */
import { ActionIcon, Anchor, Tooltip } from '@mantine/core'
import { IconCheck, IconChevronRight, IconLogin2, IconLogout2 } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Acara, Peserta } from '../../../../server/domain/rapat.ts'
import { PersonDisc } from '../../../components/PersonDisc.tsx'
import { useSession } from '../../../session.tsx'
import { ruang as t } from '../../../text/ruang.ts'
import { useNotulen } from '../../../work/keputusan.ts'
import { PathLink } from '../../../work/link.tsx'
import { usePresence } from '../../rapat/Attendance.tsx'
import type { Detail } from '../../rapat/detail.tsx'
import { intervalsOf, presenceOf, quorumDefault, quorumOf } from '../../rapat/presence.ts'
import classes from '../ruang.module.css'

export type AcaraState = {
  readonly currentId: string | null
  readonly opened: ReadonlyMap<string, number>
  /** Opens the acara at this moment, or goes to it where it was opened; null where one may not edit. */
  readonly onPick: ((acara: Acara) => void) | null
}

export function LeftPanel(props: {
  detail: Detail
  people: readonly Peserta[]
  acara: AcaraState
  /** The daftar pembicara, for those who may see it. */
  daftar: ReactNode
}) {
  return (
    <>
      <AcaraList detail={props.detail} {...props.acara} />
      {props.daftar}
      <People detail={props.detail} people={props.people} />
    </>
  )
}

function AcaraList({ detail, currentId, opened, onPick }: { detail: Detail } & AcaraState) {
  const { acara } = detail.rapat
  return (
    <section className={classes.block} aria-label={t.acara}>
      <h2 className={classes.heading}>{t.acara}</h2>
      {acara.length === 0 && <p className={classes.hint}>{t.acaraKosong}</p>}
      {acara.map((item) => {
        const state = item.id === currentId ? 'sekarang' : opened.has(item.id) ? 'sudah' : 'belum'
        const content = (
          <>
            <span className={classes.acaraNo}>
              {state === 'sudah' ? <IconCheck size={15} aria-label={t.acaraSudah} /> : item.no}
            </span>
            <span>
              {item.judul}
              {state === 'sekarang' && (
                <IconChevronRight
                  size={14}
                  style={{ verticalAlign: -2 }}
                  aria-label={t.acaraSekarang}
                />
              )}
            </span>
          </>
        )
        return onPick ? (
          <button
            key={item.id}
            type="button"
            className={classes.acara}
            data-state={state}
            title={state === 'belum' ? t.acaraMulai(item.no) : undefined}
            onClick={() => onPick(item)}
          >
            {content}
          </button>
        ) : (
          <div key={item.id} className={classes.acara} data-state={state}>
            {content}
          </div>
        )
      })}
    </section>
  )
}

const quorumPeople = (peserta: readonly Peserta[]) =>
  peserta.filter((p) => p.kelompok === 'pimpinan' || p.kelompok === 'anggota')

function People({ detail, people }: { detail: Detail; people: readonly Peserta[] }) {
  const { rapat, peserta, kehadiran, boleh } = detail
  const { skewMs } = useSession()
  const send = usePresence(rapat.id)
  const rule = useNotulen(rapat.id).data?.kuorum ?? quorumDefault
  const closed = rapat.status === 'ditutup'
  // After closing, who was there stays there: hours are corrected on the page of the rapat.
  const isHere = (id: string) =>
    closed ? intervalsOf(kehadiran, id).length > 0 : presenceOf(kehadiran, id).kind === 'hadir'
  const mayNote = boleh.includes('hadir.write') && !closed
  const quorum = quorumOf(peserta, kehadiran, rule)
  const now = () => new Date(Date.now() + skewMs).toISOString()

  function toggle(one: Peserta, here: boolean) {
    const before = intervalsOf(kehadiran, one.id)
    const last = before.at(-1)
    const interval =
      here && last
        ? [
            ...before.slice(0, -1),
            { datangAt: last.datangAt ?? rapat.dibukaAt ?? now(), pulangAt: now() },
          ]
        : [...before, { datangAt: now(), pulangAt: null }]
    send.mutate({
      params: { rapatId: rapat.id, pesertaId: one.id },
      body: { status: 'hadir', interval },
    })
  }

  return (
    <section className={classes.block} aria-label={t.hadir}>
      <h2 className={classes.heading}>
        {t.hadir}
        {quorum.members > 0 && closed && (
          <span>
            {quorumPeople(peserta).filter((p) => isHere(p.id)).length}/{quorum.members}
          </span>
        )}
        {quorum.members > 0 && !closed && (
          <span className={classes.quorum} data-yes={quorum.reached || undefined}>
            {quorum.present}/{quorum.members}{' '}
            {quorum.reached ? t.kuorumYa : t.kuorumTidak(quorum.need - quorum.present)}
          </span>
        )}
      </h2>
      {people.length === 0 && <p className={classes.hint}>{t.pesertaKosong}</p>}
      <ul className={classes.people}>
        {people.map((one, index) => {
          const here = isHere(one.id)
          const label = `${here ? t.pulang : t.datang}: ${one.nama}`
          return (
            <li key={one.id} className={classes.person} data-absent={here ? undefined : ''}>
              <span className={classes.key}>{index < 9 ? index + 1 : ''}</span>
              <PersonDisc nama={one.nama} warna={one.warna} size={24} />
              <span className={classes.personName}>
                {one.nama}
                <small>{one.jabatan ?? one.instansi ?? one.fraksi}</small>
              </span>
              {mayNote && (
                <Tooltip label={here ? t.pulang : t.datang}>
                  <ActionIcon
                    variant={here ? 'subtle' : 'light'}
                    color={here ? 'gray' : undefined}
                    size={26}
                    aria-label={label}
                    onClick={() => toggle(one, here)}
                  >
                    {here ? <IconLogout2 size={15} /> : <IconLogin2 size={15} />}
                  </ActionIcon>
                </Tooltip>
              )}
            </li>
          )
        })}
      </ul>
      {boleh.includes('hadir.write') && (
        <Anchor
          component={PathLink}
          href={`/rapat/${rapat.id}?tab=hadir`}
          size="xs"
          ml={4}
          mt={8}
          display="inline-block"
        >
          {t.atur}
        </Anchor>
      )}
    </section>
  )
}
