/** The turns and events of one section, as they are printed: who, when, what, and which items it was about. */
import type { ReactNode } from 'react'
import type { z } from 'zod'
import type { RecordEvent, RecordTurn, RisalahRecord } from '../../../../server/domain/record.ts'
import { initialsOf } from '../../../components/names.ts'
import { PassageButton } from '../../../player/PassageButton.tsx'
import type { PassagePlayer } from '../../../player/passage.ts'
import { useSession } from '../../../session.tsx'
import { eventLabel, risalahText as t } from '../../../text/risalah.ts'
import { relasiLabel } from '../../../text/usulan.ts'
import { PathLink } from '../../../work/link.tsx'
import classes from '../risalah.module.css'
import { markedText } from './marked.ts'

type Turn = z.infer<typeof RecordTurn>
type Event = z.infer<typeof RecordEvent>

export function Turns(props: {
  record: RisalahRecord
  bagianId: string
  items: readonly (Turn | Event)[]
  player: PassagePlayer | null
}) {
  let previous: string | null = null
  return props.items.map((item) => {
    if (item.kind === 'event') {
      previous = null
      return <EventLine key={item.id} event={item} />
    }
    const sameSpeaker = previous !== null && previous === item.speakerId
    previous = item.speakerId
    return (
      <TurnBlock
        key={item.id}
        turn={item}
        record={props.record}
        bagianId={props.bagianId}
        player={props.player}
        sameSpeaker={sameSpeaker}
      />
    )
  })
}

function EventLine({ event }: { event: Event }) {
  return (
    <p className={classes.event} id={event.id}>
      {event.text || eventLabel[event.event]}
    </p>
  )
}

function TurnBlock(props: {
  turn: Turn
  record: RisalahRecord
  bagianId: string
  player: PassagePlayer | null
  sameSpeaker: boolean
}) {
  const { turn, record, player } = props
  const { akun } = useSession()
  const person = record.orang.find((orang) => orang.id === turn.speakerId)
  const name = person ? [person.sapaan, person.nama].filter(Boolean).join(' ') : t.takDikenal
  const office = person && (person.jabatan ?? person.fraksi ?? person.instansi)
  const sound: ReactNode = player && turn.startMs !== null && (
    <span className={classes.sound}>
      <PassageButton
        player={player}
        id={turn.id}
        size={26}
        stretch={{
          bagianId: props.bagianId,
          channel: turn.channel,
          startMs: turn.startMs,
          endMs: turn.endMs,
        }}
      />
    </span>
  )
  const linked = record.tautan.filter((tautan) => tautan.turnId === turn.id)
  return (
    <div className={classes.turn} id={turn.id} data-follow={props.sameSpeaker || undefined}>
      <div className={classes.who}>
        {!props.sameSpeaker && (
          <>
            <span className={classes.disc} aria-hidden>
              {person ? initialsOf(person.nama) : '?'}
            </span>
            <span>
              <span className={classes.name}>{name}</span>{' '}
              {office && <span className={classes.office}>{office}</span>}
            </span>
          </>
        )}
        {sound}
      </div>
      <p className={`naskah ${classes.text}`}>
        {markedText(turn.text, turn.tautan).map((part, index) =>
          part.linked ? (
            // biome-ignore lint/suspicious/noArrayIndexKey: a frozen text never changes its parts.
            <mark key={index} className={classes.mark}>
              {part.text}
            </mark>
          ) : (
            part.text
          ),
        )}
      </p>
      {linked.length > 0 && (
        <div className={classes.chips}>
          {linked.map((tautan) => {
            const words = (
              <>
                <b>{tautan.kode}</b> {tautan.judul} · {relasiLabel[tautan.relasi].toLowerCase()}
              </>
            )
            // Items are for those who are signed in; a reader from outside sees their names only.
            return akun ? (
              <PathLink
                key={tautan.id}
                className={classes.chip}
                href={`/usulan?cari=${encodeURIComponent(tautan.kode)}`}
                title={tautan.kutipan}
              >
                {words}
              </PathLink>
            ) : (
              <span key={tautan.id} className={classes.chip} title={tautan.kutipan}>
                {words}
              </span>
            )
          })}
        </div>
      )}
    </div>
  )
}
