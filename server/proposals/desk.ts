/**
 * The proposals of one bagian, kept up with its text: what changed is read again, the rest is remembered. A person's words
 * and choices are never touched; only a speaker nobody has set is written into the text, as a guess with its reason.
 */
import type { NaskahTurn } from '../document/index.ts'
import { isVoiceLabel } from '../domain/naskah.ts'
import { channelOwners, sentencesOf, splitWords, spokenWords, tokensOf } from '../language/index.ts'
import { type ProposalRow, proposalsOf, saveProposals } from '../store/proposals.ts'
import { tautanOfRapat } from '../store/usulan.ts'
import { findCues, findLinks, findRecords, heardBefore, type Reading } from './find.ts'
import { createHearing } from './hearing.ts'
import type { ItemShelf } from './items.ts'
import { readListed } from './listed.ts'
import { type Change, nameTurn } from './naming.ts'
import { reconcile, settledSpeakers, withRows } from './rows.ts'
import { readSetting, type Setting } from './setting.ts'
import { contextTurns } from './speaker.ts'
import type { Cut, Found, ProposalsParts, TurnView } from './types.ts'

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

/** A turn is looked at again when one of so many behind it changes: an answer belongs to its question. */
const aheadTurns = 3
/** A decision that changes may have begun so far back. */
const recordTurns = 12
/** Changes of voice as near as this are one. */
const nearMs = 2000
/** So long nothing else waits, when a whole sitting is read again. */
const sliceMs = 25

const breathe = () => new Promise<void>((done) => setImmediate(done))

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
  let rows: ProposalRow[] | null = null
  let turns: TurnView[] = []
  let setting: Setting | null = null
  let queue: Promise<unknown> = Promise.resolve()
  let waiting: Promise<void> | null = null
  const cuts = new Map<string, Cut>()
  /** What each turn was when it was last read. */
  const read = new Map<string, string>()
  const linksOf = new Map<string, { key: string; found: readonly Found[] }>()
  /** Of these the voices said something since the pass began. */
  const saidSince = new Set<string>()
  const cutAt: { readonly channel: number; readonly ms: number }[] = []
  let tautan = new Map<string, string>()
  let version = 0
  let stamped = ''
  let marked = 0
  const marks = new Map<string, { spk: string | null; status: string; text: string; n: number }>()

  /** A number that changes whenever the turn's words or speaker do. */
  function markOf({ tid, spk, status, text }: TurnView): number {
    const known = marks.get(tid)
    if (known && known.spk === spk && known.status === status && known.text === text) return known.n
    marked += 1
    marks.set(tid, { spk, status, text, n: marked })
    return marked
  }

  function alone<T>(work: () => Promise<T>): Promise<T> {
    const result = queue.then(work)
    queue = result.catch(() => {})
    return result
  }

  async function ready(): Promise<ProposalRow[]> {
    rows ??= await proposalsOf(db, bagianId)
    return rows
  }

  async function current(): Promise<Setting> {
    setting ??= await readSetting(parts, bagianId)
    return setting
  }

  function cut(turn: TurnView): Cut {
    const known = cuts.get(turn.tid)
    if (known?.text === turn.text) return known
    const made: Cut = {
      text: turn.text,
      sentences: sentencesOf(tokensOf(splitWords(turn.text))),
      words: spokenWords(turn.text),
    }
    cuts.set(turn.tid, made)
    return made
  }

  const hearing = createHearing({
    voices: parts.voices,
    log: parts.log,
    bagianId,
    onSaid(tid) {
      read.delete(tid)
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
    const next = new Map(all.map((row) => [row.id, row]))
    for (const row of given) next.set(row.id, row)
    rows = [...next.values()]
    parts.hold(bagianId, rows)
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
    let all: readonly ProposalRow[] = await ready()
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
    const settled = settledSpeakers(all, turns, at)
    all = withRows(all, settled)
    const owners = channelOwners(
      turns.map((turn, i) => ({
        i,
        spoken: '',
        channel: turn.channel,
        speakerId: turn.status === 'dikonfirmasi' ? turn.spk : null,
      })),
    )
    const listed = await readListed(parts, given, turns)
    const reading: Reading = {
      setting: given,
      items,
      turns,
      cut,
      linked: (id) => tautan.get(id),
      listed,
    }
    const stamp = `${given.stamp}|${items.stamp}|${JSON.stringify([...owners])}`
    if (stamp !== stamped) version += 1
    stamped = stamp
    const base = version
    const signOf = (at: number) => {
      const turn = turns[at]!
      const held = listed(turn)
      let sign = `${base}|${turn.bukti}|${turn.tautan.join()}|${turn.acaraId}|${held?.id} ${held?.detail}`
      const to = Math.min(turns.length, at + aheadTurns + 1)
      for (let i = Math.max(0, at - contextTurns); i < to; i += 1) sign += `|${markOf(turns[i]!)}`
      return sign
    }
    const dirty: number[] = []
    const changes: Change[] = []
    const found: Found[] = []
    for (let i = 0; i < turns.length; i += 1) {
      const turn = turns[i]!
      const before = read.get(turn.tid)
      const sign = signOf(i)
      const said = hearing.of(turn)
      if (said?.label && said.label === turn.spk) hearing.wrote(turn.tid, said.label)
      if (before === sign) continue
      dirty.push(i)
      const speaker = nameTurn(reading, i, owners, all, said)
      if (speaker && 'tid' in speaker) changes.push(speaker)
      else if (speaker) found.push(speaker)
    }
    let since = performance.now()
    for (const i of dirty) {
      const turn = turns[i]!
      found.push(...findCues(reading, i))
      const heard = turns.slice(Math.max(0, i - heardBefore), i).map(markOf)
      const key = `${items.stamp}|${heard.join()}|${turn.spk}|${turn.tautan.join()}|${turn.text}`
      const known = linksOf.get(turn.tid)
      const linked = known?.key === key ? known.found : findLinks(reading, i)
      linksOf.set(turn.tid, { key, found: linked })
      found.push(...linked)
      if (performance.now() - since > sliceMs) {
        await breathe()
        since = performance.now()
      }
    }
    for (const [from, to] of groupsOf(dirty)) {
      found.push(...findRecords(reading, Math.max(0, from - recordTurns), to))
      await breathe()
    }
    const looked = new Set(dirty.map((i) => turns[i]!.tid))
    const records = new Set(
      groupsOf(dirty).flatMap(([from, to]) =>
        turns.slice(Math.max(0, from - recordTurns), to + 1).map((turn) => turn.tid),
      ),
    )
    const inScope = (row: ProposalRow) =>
      row.payload.kind === 'keputusan' || row.payload.kind === 'tindak-lanjut'
        ? records.has(row.turnId)
        : looked.has(row.turnId)

    // A part that may just have been closed is hidden before anything else is done.
    const inLine = { all, turns, bagianId, newId: parts.newId, at }
    const hidden = reconcile({
      ...inLine,
      found: found.filter((one) => one.payload.kind === 'sifat'),
      inScope: () => false,
    }).filter((row) => row.payload.kind === 'sifat')
    if (hidden.length > 0) parts.hold(bagianId, withRows(all, hidden))

    const set = new Set(
      changes.length === 0 ? [] : await parts.document.setSpeakers(bagianId, changes),
    )
    for (const change of changes) {
      if (set.has(change.tid)) {
        if (change.found) found.push(change.found)
        if (isVoiceLabel(change.spk)) hearing.wrote(change.tid, change.spk)
      } else read.delete(change.tid)
    }
    const changed = reconcile({ ...inLine, found, inScope })
    const ids = new Set(changed.map((row) => row.id))
    await put([...settled.filter((row) => !ids.has(row.id)), ...changed])
    // Signed with the speakers as they are now, so that writing them makes nothing to read again.
    for (const change of changes) {
      const turn = turns.find(({ tid }) => tid === change.tid)
      if (turn && set.has(change.tid)) Object.assign(turn, { bukti: change.bukti })
    }
    for (const i of dirty) {
      const turn = turns[i]!
      if (saidSince.has(turn.tid)) continue
      if (changes.some((c) => c.tid === turn.tid && !set.has(c.tid))) continue
      read.set(turn.tid, signOf(i))
    }
    forget(seen)
  }

  /** Of turns that are gone nothing is kept. */
  function forget(seen: ReadonlySet<string>): void {
    for (const map of [cuts, read, linksOf, marks]) {
      for (const tid of [...map.keys()]) if (!seen.has(tid)) map.delete(tid)
    }
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
    rows: () => rows ?? [],
    known: ready,
    setting: current,
    turns: () => turns,
    put,
    stale() {
      setting = null
    },
    listenAgain: () => hearing.stale(),
  }
}

/** Neighbours are read together. */
function groupsOf(indexes: readonly number[]): [number, number][] {
  const groups: [number, number][] = []
  for (const i of indexes) {
    const last = groups.at(-1)
    if (last && i - last[1] <= 20) last[1] = i
    else groups.push([i, i])
  }
  return groups
}
