/**
 * The proposals of one bagian, kept up with its text: what changed is read again, the rest is remembered. A person's words
 * and choices are never touched; only a speaker nobody has set is written into the text, as a guess with its reason.
 */
import type { NaskahTurn, SpeakerChange } from '../document/index.ts'
import { channelOwners, sentencesOf, splitWords, spokenWords, tokensOf } from '../language/index.ts'
import { type ProposalRow, proposalsOf, saveProposals } from '../store/proposals.ts'
import { tautanOfRapat } from '../store/usulan.ts'
import { findCues, findLinks, findRecords, heardBefore, type Reading } from './find.ts'
import type { ItemShelf } from './items.ts'
import { samePassage } from './match.ts'
import { readSetting, type Setting } from './setting.ts'
import { contextTurns, type Guessed, guess } from './speaker.ts'
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
/** So long nothing else waits, when a whole sitting is read again. */
const sliceMs = 25

type Change = SpeakerChange & { readonly found: Found | null }

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
  const voices = new Map<string, readonly { id: string; score: number }[] | null>()
  const labels = new Map<string, string>()
  const confirmed = new Map<string, string>()
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

  const soundOf = (turn: TurnView) => `${turn.channel}:${turn.s}:${turn.e}`

  /** Asks the voices without waiting: what they say is looked at when it comes. */
  function listen(turn: TurnView): readonly { id: string; score: number }[] {
    const key = soundOf(turn)
    const known = voices.get(key)
    if (known !== undefined || !parts.voices || turn.s < 0) return known ?? []
    voices.set(key, null)
    const { voices: room } = parts
    const ask = async () => {
      const heard = await room.evidence(bagianId, turn.channel, turn.s, turn.e)
      const label = await room.label(bagianId, turn.channel, turn.s, turn.e)
      voices.set(key, heard)
      if (label !== null) labels.set(key, label)
      if (heard.length === 0 && label === null) return
      read.delete(turn.tid)
      parts.again(bagianId)
    }
    ask().catch((error: unknown) => {
      voices.set(key, [])
      parts.log.warn('voices could not be asked', { bagian: bagianId, cause: String(error) })
    })
    return []
  }

  const placed = (found: Found, turn: TurnView) => ({
    ...found,
    channel: turn.channel,
    startMs: turn.s,
    endMs: turn.e,
  })

  /** What is proposed of the speaker, and what of it must be written. Sets `spk` of the view for those that follow. */
  function speakerOf(
    reading: Reading,
    at: number,
    owners: ReadonlyMap<string, string>,
    all: readonly ProposalRow[],
  ): Change | Found | null {
    const turn = reading.turns[at]!
    if (turn.status !== 'usulan') return null
    const own = all.filter((row) => row.payload.kind === 'pembicara' && row.turnId === turn.tid)
    const mine = own.find((row) => row.state === 'terbuka')
    const spkOf = (row: ProposalRow) => (row.payload.kind === 'pembicara' ? row.payload.spk : null)
    const foundOf = (given: Guessed, sebelum: string | null): Found => ({
      turnId: turn.tid,
      payload: { kind: 'pembicara', spk: given.spk, sebelum },
      bukti: given.bukti,
      score: given.score,
    })
    // Taken off by a person: then it was refused, and nobody asks again.
    const taken = mine && turn.spk === null ? spkOf(mine) : null
    const refused = (spk: string) =>
      spk === taken ||
      all.some((row) => {
        if (row.state !== 'ditolak') return false
        return samePassage(row, placed(foundOf({ spk, bukti: '', score: 0 }, null), turn))
      })
    const given = guess(reading, at, owners, listen(turn))
    const was = { spk: turn.spk, status: turn.status }
    if (given && !refused(given.spk)) {
      const sebelum = mine?.payload.kind === 'pembicara' ? mine.payload.sebelum : turn.spk
      const found = foundOf(given, sebelum === given.spk ? null : sebelum)
      if (turn.spk === given.spk && turn.bukti === given.bukti) return found
      turn.spk = given.spk
      return { tid: turn.tid, was, spk: given.spk, status: 'usulan', bukti: given.bukti, found }
    }
    if (mine && turn.spk !== null && turn.spk === spkOf(mine) && turn.bukti === mine.bukti) {
      const sebelum = mine.payload.kind === 'pembicara' ? mine.payload.sebelum : null
      // What stood there before was not ours to take.
      if (sebelum === null && turn.bukti === null) return null
      const ours = /^(Dipersilakan|Menyebut|Kata-kata|Mikrofonnya|Suaranya)/.test(turn.bukti ?? '')
      if (ours) {
        turn.spk = sebelum
        return { tid: turn.tid, was, spk: sebelum, status: 'usulan', bukti: null, found: null }
      }
    }
    if (turn.spk !== null && reading.setting.ids.has(turn.spk) && !refused(turn.spk)) {
      // Guessed by others, such as speech that goes on: it waits for a person as well.
      return foundOf({ spk: turn.spk, bukti: turn.bukti ?? '', score: 0.7 }, null)
    }
    const label = labels.get(soundOf(turn))
    if (turn.spk === null && label !== undefined && taken === null) {
      turn.spk = label
      const bukti = 'Suara yang terdengar berulang, belum bernama.'
      return { tid: turn.tid, was, spk: label, status: 'usulan', bukti, found: null }
    }
    return null
  }

  /** Rows whose speaker a person has settled in the text, by any way; and those whose settling was taken back. */
  function settledSpeakers(all: readonly ProposalRow[], at: string): ProposalRow[] {
    const byId = new Map(turns.map((turn) => [turn.tid, turn]))
    return all.flatMap((row): ProposalRow[] => {
      const turn = byId.get(row.turnId)
      if (row.payload.kind !== 'pembicara' || !turn) return []
      const { spk } = row.payload
      const open = turn.status === 'usulan'
      if (row.state === 'terbuka' && !open) {
        const state =
          turn.status === 'dikonfirmasi' && turn.spk === spk ? 'diterima' : ('ditolak' as const)
        return [{ ...row, state, diputusAt: at }]
      }
      if (row.state === 'terbuka' && turn.spk === null && row.bukti !== '') {
        return [{ ...row, state: 'ditolak', diputusAt: at }]
      }
      const back = open && turn.spk === spk && (row.state === 'diterima' || row.state === 'ditolak')
      return back ? [{ ...row, state: 'terbuka', oleh: null, diputusAt: null }] : []
    })
  }

  function tellVoices(): void {
    for (const turn of turns) {
      if (turn.status !== 'dikonfirmasi' || turn.spk === null || turn.s < 0) continue
      if (confirmed.get(turn.tid) === turn.spk) continue
      confirmed.set(turn.tid, turn.spk)
      parts.voices?.confirmed(bagianId, {
        channel: turn.channel,
        startMs: turn.s,
        endMs: turn.e,
        spk: turn.spk,
      })
    }
  }

  /** Brings rows in line with what was found in a scope; answers those that are new or changed. */
  function reconcile(
    all: readonly ProposalRow[],
    found: readonly Found[],
    inScope: (row: ProposalRow) => boolean,
    at: string,
  ): ProposalRow[] {
    const byId = new Map(turns.map((turn) => [turn.tid, turn]))
    const used = new Set<string>()
    const changed: ProposalRow[] = []
    for (const one of found) {
      const turn = byId.get(one.turnId)
      if (!turn) continue
      const place = placed(one, turn)
      const fits = all.filter((row) => !used.has(row.id) && samePassage(row, place))
      const order = { ditolak: 0, diterima: 1, terbuka: 2, gugur: 3 }
      const row = fits.toSorted((a, b) => order[a.state] - order[b.state])[0]
      if (row === undefined) {
        const made: ProposalRow = {
          ...place,
          id: parts.newId(),
          bagianId,
          state: 'terbuka',
          oleh: null,
          dibuatAt: at,
          diputusAt: null,
          hasil: null,
        }
        used.add(made.id)
        changed.push(made)
        continue
      }
      for (const twin of fits) used.add(twin.id)
      if (row.state === 'diterima' || row.state === 'ditolak') continue
      const next: ProposalRow = {
        ...row,
        ...place,
        state: 'terbuka',
        // Once held back, only a person lets readers in again.
        payload: row.payload.kind === 'sifat' && row.payload.tahan ? row.payload : place.payload,
      }
      if (JSON.stringify(next) !== JSON.stringify(row)) changed.push(next)
    }
    for (const row of all) {
      if (row.state !== 'terbuka' || used.has(row.id)) continue
      if (inScope(row) || !byId.has(row.turnId)) changed.push({ ...row, state: 'gugur' })
    }
    return changed
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

  const same = (all: readonly ProposalRow[], changed: readonly ProposalRow[]) => {
    const byId = new Map(changed.map((row) => [row.id, row]))
    return [
      ...all.map((row) => byId.get(row.id) ?? row),
      ...changed.filter((row) => !all.some((old) => old.id === row.id)),
    ]
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
    const settled = settledSpeakers(all, at)
    all = same(all, settled)
    const owners = channelOwners(
      turns.map((turn, i) => ({
        i,
        spoken: '',
        channel: turn.channel,
        speakerId: turn.status === 'dikonfirmasi' ? turn.spk : null,
      })),
    )
    const reading: Reading = {
      setting: given,
      items,
      turns,
      cut,
      linked: (id) => tautan.get(id),
    }
    const stamp = `${given.stamp}|${items.stamp}|${JSON.stringify([...owners])}`
    if (stamp !== stamped) version += 1
    stamped = stamp
    const base = version
    const signOf = (at: number) => {
      const turn = turns[at]!
      let sign = `${base}|${turn.bukti}|${turn.tautan.join()}|${turn.acaraId}`
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
      if (before === sign) continue
      dirty.push(i)
      const speaker = speakerOf(reading, i, owners, all)
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
    const hidden = reconcile(
      all,
      found.filter((one) => one.payload.kind === 'sifat'),
      () => false,
      at,
    ).filter((row) => row.payload.kind === 'sifat')
    if (hidden.length > 0) parts.hold(bagianId, same(all, hidden))

    const set = new Set(
      changes.length === 0 ? [] : await parts.document.setSpeakers(bagianId, changes),
    )
    for (const change of changes) {
      if (set.has(change.tid)) {
        if (change.found) found.push(change.found)
      } else read.delete(change.tid)
    }
    const changed = reconcile(all, found, inScope, at)
    const ids = new Set(changed.map((row) => row.id))
    await put([...settled.filter((row) => !ids.has(row.id)), ...changed])
    // Signed with the speakers as they are now, so that writing them makes nothing to read again.
    for (const change of changes) {
      const turn = turns.find(({ tid }) => tid === change.tid)
      if (turn && set.has(change.tid)) Object.assign(turn, { bukti: change.bukti })
    }
    for (const i of dirty) {
      const turn = turns[i]!
      if (changes.some((c) => c.tid === turn.tid && !set.has(c.tid))) continue
      if (voices.get(soundOf(turn)) === null) continue
      read.set(turn.tid, signOf(i))
    }
    tellVoices()
    forget(seen)
  }

  /** Of turns that are gone nothing is kept. */
  function forget(seen: ReadonlySet<string>): void {
    for (const map of [cuts, read, linksOf, confirmed, marks]) {
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
