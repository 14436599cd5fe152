/**
 * The proposals of one bagian, kept up with its text: what changed is read again, the rest is remembered. A person's words
 * and choices are never touched; only a speaker nobody has set is written into the text, as a guess with its reason.
 */
import type { NaskahTurn } from '../document/index.ts'
import { isVoiceLabel } from '../domain/naskah.ts'
import { channelOwners, type Guess } from '../language/index.ts'
import { createQueue } from '../queue.ts'
import { type ProposalRow, proposalsOf, saveProposals } from '../store/proposals.ts'
import { tautanOfRapat } from '../store/usulan.ts'
import type { Reading } from './find.ts'
import { createHearing } from './hearing.ts'
import type { ItemShelf } from './items.ts'
import { readListed } from './listed.ts'
import { createListening } from './listening.ts'
import { type Change, nameTurn } from './naming.ts'
import { indexRows, type RowIndex } from './rowIndex.ts'
import { reconcile, settledSpeakers } from './rows.ts'
import { createSearching } from './searching.ts'
import { readSetting, type Setting } from './setting.ts'
import { createSigns } from './signs.ts'
import { createSlice } from './slice.ts'
import type { Found, ProposalsParts, TurnView } from './types.ts'

export type Desk = {
  readonly bagianId: string
  /** Reads what changed; several calls at once become one. */
  look(): Promise<void>
  /** Runs after all that was asked before, with nothing between. */
  alone<T>(work: () => Promise<T>): Promise<T>
  rows(): readonly ProposalRow[]
  /** The same, read from the store where nothing was looked at yet. */
  known(): Promise<readonly ProposalRow[]>
  setting(): Promise<Setting>
  turns(): readonly TurnView[]
  /** Stores rows and tells who looks. Only inside `alone`. */
  put(rows: readonly ProposalRow[]): Promise<void>
  /** The rapat, its people or its agenda changed. */
  stale(): void
  /** The voices may say something else now. */
  listenAgain(): void
}

export type DeskParts = ProposalsParts & {
  readonly items: () => Promise<ItemShelf>
  readonly tell: (bagianId: string, rows: readonly ProposalRow[]) => void
  /** Rows as they are now, before they are stored: readers may have to be held back at once. */
  readonly hold: (bagianId: string, rows: readonly ProposalRow[]) => void
  readonly again: (bagianId: string) => void
}

/** Changes of voice as near as this are one. */
const nearMs = 2000
/** So long nothing else waits while a text is read. */
const sliceMs = 12

const viewOf = (turn: NaskahTurn): TurnView => ({
  tid: turn.tid,
  text: turn.text,
  spk: turn.spk,
  status: turn.spkStatus,
  bukti: turn.spkBukti,
  channel: turn.channel,
  s: turn.s,
  e: turn.e,
  acaraId: turn.acaraId,
  touched: turn.status !== 'mesin',
  tautan: turn.tautan,
})

export function openDesk(parts: DeskParts, bagianId: string): Desk {
  const { db } = parts.store
  let rows: RowIndex | null = null
  let turns: TurnView[] = []
  let setting: Setting | null = null
  const alone = createQueue()
  let waiting: Promise<void> | null = null
  const signs = createSigns()
  const searching = createSearching(signs)
  const listening = createListening()
  /** Of these the voices said something since the pass began. */
  const saidSince = new Set<string>()
  const cutAt: { readonly channel: number; readonly ms: number }[] = []
  let tautan = new Map<string, string>()
  let stamped = ''
  let stamps = 0

  async function ready(): Promise<RowIndex> {
    rows ??= indexRows(await proposalsOf(db, bagianId))
    return rows
  }

  async function current(): Promise<Setting> {
    setting ??= await readSetting(parts, bagianId)
    return setting
  }

  const hearing = createHearing({
    voices: parts.voices,
    log: parts.log,
    bagianId,
    onSaid(tid) {
      signs.drop(tid)
      saidSince.add(tid)
      parts.again(bagianId)
    },
    onChange(tid, atMs) {
      cutAtVoice(tid, atMs).catch((error: unknown) => {
        parts.log.warn('a turn could not be cut', { bagian: bagianId, cause: String(error) })
      })
    },
  })

  /** Somebody else speaks in the turn from this moment on. */
  async function cutAtVoice(tid: string, atMs: number): Promise<void> {
    const turn = turns.find((one) => one.tid === tid)
    if (!turn) return
    const { text, channel } = turn
    // Two turns that a person joined again stay one.
    if (cutAt.some((at) => at.channel === channel && Math.abs(at.ms - atMs) < nearMs)) return
    const done = await parts.document.cutTurn(bagianId, { tid, text, atMs })
    if (done) cutAt.push({ channel, ms: atMs })
  }

  async function put(given: readonly ProposalRow[]): Promise<void> {
    if (given.length === 0) return
    const all = await ready()
    await db.transaction().execute((trx) => saveProposals(trx, given))
    all.put(given)
    parts.hold(bagianId, all.all())
    parts.tell(bagianId, given)
  }

  async function links(rapatId: string): Promise<void> {
    if (turns.every((turn) => turn.tautan.every((id) => tautan.has(id)))) return
    const known = await tautanOfRapat(db, rapatId)
    tautan = new Map(known.map((link) => [link.id, link.usulanId]))
  }

  async function pass(): Promise<void> {
    const at = parts.clock().toISOString()
    const given = await current()
    const items = await parts.items()
    const index = await ready()
    const seen = new Set<string>()
    turns = (await parts.document.turns(bagianId)).map(viewOf).filter(({ tid }) => {
      // Two people who cut at the same moment can leave one id on two turns.
      if (seen.has(tid)) return false
      seen.add(tid)
      return true
    })
    await links(given.rapat.id)
    hearing.follow(turns)
    saidSince.clear()
    await put(settledSpeakers(index, turns, at))
    const owners = channelOwners(
      turns.map((turn, i) => ({
        i,
        spoken: '',
        channel: turn.channel,
        speakerId: turn.status === 'dikonfirmasi' ? turn.spk : null,
      })),
    )
    const listed = await readListed(parts, given, turns)
    const linked = (id: string) => tautan.get(id)
    const { cut } = searching
    const reading: Reading = { setting: given, items, turns, cut, linked, listed }
    const slice = createSlice(sliceMs)
    const said = turns.map((turn) => hearing.of(turn))
    const guesses = await listening.hear(reading, { rows: index, owners, said }, slice)
    const stamp = `${given.stamp}|${items.stamp}`
    if (stamp !== stamped) stamps += 1
    stamped = stamp
    const own = (i: number) => {
      const { bukti, tautan, acaraId } = turns[i]!
      return `${stamps}|${bukti}|${tautan.join()}|${acaraId}|${guessKey(guesses[i]!)}`
    }
    const changes: Change[] = []
    const found: Found[] = []
    const dirty = new Set<number>()
    const name = (i: number) => {
      dirty.add(i)
      const speaker = nameTurn(reading, i, index, guesses[i]!, said[i]!)
      if (speaker && 'tid' in speaker) changes.push(speaker)
      else if (speaker) found.push(speaker)
    }
    for (const [i, turn] of turns.entries()) {
      const label = said[i]?.label
      if (label && label === turn.spk) hearing.wrote(turn.tid, label)
      if (signs.changed(turns, i, own(i))) name(i)
    }
    // Whoever speaks now changes what is read around them.
    if (changes.length > 0)
      for (const i of turns.keys()) if (!dirty.has(i) && signs.changed(turns, i, own(i))) name(i)
    const looking = [...dirty].sort((a, b) => a - b)
    const read = await searching.search(reading, looking, slice)
    found.push(...read.found)
    // A part that may just have been closed is hidden before anything else is done.
    const inLine = { rows: index, turns, bagianId, newId: parts.newId, at }
    const closing = found.filter((one) => one.payload.kind === 'sifat')
    if (closing.length > 0) {
      const none: ReadonlySet<string> = new Set()
      const hidden = reconcile({ ...inLine, found: closing, looked: none, recorded: none })
      const ids = new Set(hidden.map((row) => row.id))
      parts.hold(bagianId, [...index.all().filter((row) => !ids.has(row.id)), ...hidden])
    }

    const set = new Set(
      changes.length === 0 ? [] : await parts.document.setSpeakers(bagianId, changes),
    )
    for (const change of changes) {
      if (set.has(change.tid)) {
        if (change.found) found.push(change.found)
        if (isVoiceLabel(change.spk)) hearing.wrote(change.tid, change.spk)
      } else signs.drop(change.tid)
    }
    const looked = new Set(looking.map((i) => turns[i]!.tid))
    await put(reconcile({ ...inLine, found, looked, recorded: read.recorded }))
    // Signed with the speakers as they are now, so that writing them makes nothing to read again.
    for (const change of changes) {
      const turn = turns.find(({ tid }) => tid === change.tid)
      if (turn && set.has(change.tid)) Object.assign(turn, { bukti: change.bukti })
    }
    for (const i of looking) {
      const turn = turns[i]!
      if (saidSince.has(turn.tid)) continue
      if (changes.some((c) => c.tid === turn.tid && !set.has(c.tid))) continue
      signs.wasRead(turns, i, own(i))
    }
    signs.keepOnly(seen)
    searching.keepOnly(seen)
  }

  return {
    bagianId,
    alone,
    look() {
      waiting ??= alone(async () => {
        waiting = null
        await pass()
      })
      return waiting
    },
    rows: () => rows?.all() ?? [],
    known: async () => (await ready()).all(),
    setting: current,
    turns: () => turns,
    put,
    stale() {
      setting = null
    },
    listenAgain: () => hearing.stale(),
  }
}

const guessKeys = new WeakMap<Guess, string>()

/** Two guesses with one key are shown alike. */
function guessKey(guess: Guess): string {
  const known = guessKeys.get(guess)
  if (known !== undefined) return known
  const key = JSON.stringify(guess)
  guessKeys.set(guess, key)
  return key
}
