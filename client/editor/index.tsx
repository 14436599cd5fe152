/**
 * Door of the editor: the live text of one bagian, edited by several people while people speak.
 * The surrounding page gives the socket, the roster and the player, and hears about saving, people and the outline.
 */
import { Alert, Button, Loader } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconAlertTriangle, IconArrowDown } from '@tabler/icons-react'
import type { Command } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { type MutableRefObject, useCallback, useEffect, useRef, useState } from 'react'
import type { Socket } from 'socket.io-client'
import type { SpeakerStatus } from '../../server/domain/naskah.ts'
import type { Present } from '../../server/domain/protocol/naskah.ts'
import type { Peserta, Rapat } from '../../server/domain/rapat.ts'
import { call } from '../api.ts'
import { leaveText } from '../components/focus.ts'
import { naskah as text } from '../text/naskah.ts'
import './editor.css'
import { setHints } from './hints.ts'
import { LivePartial } from './LivePartial.tsx'
import { type Outline, outlineOf } from './outline.ts'
import { createRoster } from './roster.ts'
import { SpeakerPicker } from './SpeakerPicker.tsx'
import { createSound, type Sound } from './sound.ts'
import type { SaveState } from './sync.ts'
import {
  assignSpeaker,
  findTurn,
  linkPassage,
  type Passage,
  selectedPassage,
  startTyping,
  toggleChecked,
} from './turns.ts'
import { useFollow } from './useFollow.ts'
import { type NaskahHandle, useHandle } from './useHandle.ts'
import { useNaskah } from './useNaskah.ts'
import { createNaskahView } from './view.ts'
import { renameVoice, voiceAt } from './voice.ts'

export { emptyOutline, type Outline } from './outline.ts'
export type { SaveState } from './sync.ts'
export type { Passage } from './turns.ts'
export type { NaskahHandle } from './useHandle.ts'
export { openNaskah, useNaskah } from './useNaskah.ts'

export type NaskahEditorProps = {
  readonly bagianId: string
  readonly rapat: Rapat
  /** In the order of the keys 1–9. */
  readonly peserta: readonly Peserta[]
  readonly socket: Socket
  readonly mayEdit: boolean
  readonly onPlay?: ((startMs: number, channel: number) => void) | undefined
  readonly playingMs?: number | null | undefined
  /** Asks which item the passage belongs to; null where the person changed their mind. */
  readonly linkPicker?: ((passage: Passage) => Promise<string | null>) | undefined
  readonly onSaveState?: ((state: SaveState, sentence: string) => void) | undefined
  readonly onPeople?: ((people: readonly Present[]) => void) | undefined
  readonly onOutline?: ((outline: Outline) => void) | undefined
  readonly handle?: MutableRefObject<NaskahHandle | null> | undefined
  /** How many proposals wait at each turn, by its id. */
  readonly hints?: ReadonlyMap<string, number> | undefined
}

type Picking = { readonly tid: string; readonly anchor: DOMRect }

export function NaskahEditor(props: NaskahEditorProps) {
  const { bagianId, socket, handle } = props
  const { naskah, sync, people } = useNaskah(socket, bagianId)
  const scroller = useRef<HTMLDivElement>(null)
  const mount = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const sound = useRef<Sound | null>(null)
  const roster = useRef(createRoster())
  const lastMs = useRef(0)
  const [picking, setPicking] = useState<Picking | null>(null)
  const [empty, setEmpty] = useState(true)
  const latest = useRef({ props, mayEdit: false })
  const mayEdit = props.mayEdit && sync.mayEdit && sync.save !== 'ditolak'
  useEffect(() => {
    latest.current = { props, mayEdit }
  })
  const live = props.rapat.status === 'berlangsung' || props.rapat.status === 'diskors'
  const { away, follow } = useFollow(scroller, view)

  const link = useCallback(async () => {
    const { linkPicker } = latest.current.props
    const given = view.current
    if (!given || !linkPicker || !latest.current.mayEdit) return
    const passage = selectedPassage(given.state, (t, o) => sound.current?.timeAt(t, o) ?? null)
    if (!passage) {
      notifications.show({ message: text.pilihKutipan })
      return
    }
    leaveText()
    const tautanId = await linkPicker(passage)
    if (given.isDestroyed) return
    if (tautanId && !linkPassage(passage, tautanId)(given.state, given.dispatch)) {
      notifications.show({ color: 'yellow', message: text.tidakDitautkan })
    }
    given.focus()
  }, [])

  useEffect(() => {
    if (!naskah || !mount.current || !sync.loaded) return
    let timer: ReturnType<typeof setTimeout> | null = null
    const heard = createSound(
      (channel, startMs, endMs) =>
        call('getWords', { params: { bagianId }, query: { channel, startMs, endMs } }),
      { ragu: text.kataRagu, koreksi: text.kataKoreksi },
    )
    const created = createNaskahView({
      mount: mount.current,
      doc: naskah.doc,
      awareness: naskah.awareness,
      sound: heard,
      onRemote: follow.hold,
      onUpdate: () => changed(),
      actions: {
        roster: roster.current,
        mayEdit: () => latest.current.mayEdit,
        onSpeaker: (tid, anchor) => setPicking({ tid, anchor: anchor.getBoundingClientRect() }),
        onPlay: (ms, channel) => latest.current.props.onPlay?.(ms, channel),
        onChecked: (tid) => void toggleChecked(tid)(created.state, created.dispatch),
        watch: heard.watch,
        onLink: () => void link(),
        onNoDoubt: () => notifications.show({ message: text.tanpaRagu }),
      },
    })
    function tell(): void {
      timer = null
      if (created.isDestroyed) return
      const outline = outlineOf(created.state, created.hasFocus())
      lastMs.current = Math.max(0, ...outline.turns.slice(-20).map((turn) => turn.e))
      setEmpty(outline.turns.length === 0 && outline.events.length === 0)
      latest.current.props.onOutline?.(outline)
    }
    function changed(): void {
      follow.settle()
      timer ??= setTimeout(tell, 250)
    }
    view.current = created
    setHints(created, { counts: latest.current.props.hints ?? new Map() })
    sound.current = heard
    tell()
    // A sitting that goes on is followed; a finished one is read from the top.
    if (latest.current.props.rapat.status !== 'ditutup') follow.toEnd()
    return () => {
      if (timer) clearTimeout(timer)
      view.current = null
      sound.current = null
      created.destroy()
    }
  }, [naskah, sync.loaded, bagianId, link, follow])

  const { hints } = props
  useEffect(() => {
    if (view.current) setHints(view.current, { counts: hints ?? new Map() })
  }, [hints])
  useEffect(() => roster.current.set(props.peserta), [props.peserta])
  // Whether one may edit is asked by the view when it draws: it draws anew when that changes.
  // biome-ignore lint/correctness/useExhaustiveDependencies: names are drawn again as well.
  useEffect(() => {
    view.current?.setProps({})
    roster.current.set(roster.current.all())
  }, [mayEdit])
  useEffect(() => {
    if (view.current) sound.current?.setPlaying(view.current, props.playingMs ?? null)
  }, [props.playingMs])
  const { onSaveState, onPeople } = props
  useEffect(() => {
    const save =
      sync.connected || sync.save !== 'tersimpan' || !sync.loaded ? sync.save : 'tersimpan'
    onSaveState?.(save, text.simpan[save])
  }, [sync.save, sync.connected, sync.loaded, onSaveState])
  useEffect(() => onPeople?.(people), [people, onPeople])

  useHandle({ handle, view, follow, lastMs, mayEdit })

  const picked = picking && view.current ? findTurn(view.current.state.doc, picking.tid) : null
  const voice = picked && view.current ? voiceAt(view.current.state.doc, picked.attrs) : null

  function act(command: Command): boolean {
    const given = view.current
    const done = given !== null && command(given.state, given.dispatch)
    setPicking(null)
    given?.focus()
    return done
  }

  function pick(spk: string | null, status: SpeakerStatus) {
    if (!picking) return
    if (spk === null || voice === null || voice.others === 0) {
      act(assignSpeaker(picking.tid, spk, status))
      return
    }
    const { label, others } = voice
    if (!act(renameVoice(label, spk, text.suaraSama(label), picking.tid))) return
    const nama = props.peserta.find((p) => p.id === spk)?.nama ?? ''
    notifications.show({ message: text.suaraDinamai(label, others, nama) })
  }

  function joinVoice(label: string) {
    if (!voice || !act(renameVoice(voice.label, label, text.suaraGabungan(voice.label)))) return
    notifications.show({ message: text.suaraDigabung(voice.label, label) })
  }

  const guess =
    picked?.attrs.spkStatus === 'usulan'
      ? (props.peserta.find((p) => p.id === picked.attrs.spk) ?? null)
      : null
  return (
    <div className="naskah-bingkai">
      {sync.refusal && (
        <Alert color="red" icon={<IconAlertTriangle size={18} />} title={text.ditolak} m="md">
          {sync.refusal}
          <Button mt="sm" size="xs" variant="light" onClick={() => window.location.reload()}>
            {text.muatUlang}
          </Button>
        </Alert>
      )}
      <div ref={scroller} className="naskah-gulir" data-hidup={sync.loaded || undefined}>
        {!sync.loaded && !sync.refusal && (
          <div className="naskah-memuat">
            <Loader size="sm" /> {text.memuat}
          </div>
        )}
        {sync.loaded && empty && (
          <div className="naskah-kosong">
            <p>{text.kosong}</p>
            {mayEdit && (
              <Button
                variant="default"
                size="xs"
                onClick={() => {
                  const given = view.current
                  if (!given) return
                  startTyping(given.state, given.dispatch)
                  given.focus()
                }}
              >
                {text.mulaiMengetik}
              </Button>
            )}
          </div>
        )}
        <div ref={mount} />
        <LivePartial socket={socket} bagianId={bagianId} onGrow={follow.settle} />
      </div>
      {away && live && (
        <Button
          className="naskah-ke-siaran"
          size="xs"
          radius="xl"
          leftSection={<IconArrowDown size={16} />}
          onClick={follow.toEnd}
        >
          {text.keSiaran}
        </Button>
      )}
      {picking && (
        <SpeakerPicker
          anchor={picking.anchor}
          peserta={props.peserta}
          guess={guess}
          bukti={guess ? (picked?.attrs.spkBukti ?? null) : null}
          voice={voice}
          onPick={pick}
          onJoin={joinVoice}
          onClose={() => {
            setPicking(null)
            view.current?.focus()
          }}
        />
      )}
    </div>
  )
}
