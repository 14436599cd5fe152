/** Figures of sittings written by people who knew only the format (`luar-*.json`): all that `analyse` answers, counted. */
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { AnalyseInput, analyse } from '../../server/language/index.ts'
import { countWords } from './words.ts'

const folder = resolve(import.meta.dirname, '../../fixtures/eval')

type Person = { id: string }
type Said = { text?: string; act?: string; turnIndexes: number[]; optional?: boolean }
type Outside = {
  input: {
    rapat: { anggota?: Person[]; undangan?: Person[]; sekretaris?: Person }
    turns: { i: number }[]
    /** Ids where these are the people of the sitting as they are. */
    attribution?: { id: string; present: (string | Person)[] }[]
  }
  expected: {
    speakers: Record<string, string | null>
    attribution: Record<string, string | null>
    passages: Record<string, string[]>
    /** `ok`: neither asked for nor wrong. */
    links: { i: number; kode: string[]; ok?: string[] }[]
    keputusan: Said[]
    tindakLanjut: (Said & { due: string | null })[]
    overlaps: [string, string][]
    /** Of some turns: as they belong in the record. */
    written?: Record<string, string>
  }
}

export const outsideFiles = (): string[] =>
  readdirSync(folder)
    .filter((name) => /^luar-.*\.json$/.test(name))
    .sort()

/** `wrong`: somebody, where it is somebody else or nobody could know. */
type Named = { right: number; missed: number; wrong: number }
type Found = { found: number; missed: number; extra: number }

function names(pairs: readonly (readonly [pred: string | null, gold: string | null])[]): Named {
  const right = pairs.filter(([pred, gold]) => pred === gold).length
  const missed = pairs.filter(([pred, gold]) => pred === null && gold !== null).length
  return { right, missed, wrong: pairs.length - right - missed }
}

function sets(
  rows: readonly { pred: readonly string[]; gold: readonly string[]; ok?: readonly string[] }[],
): Found {
  let [found, missed, extra] = [0, 0, 0]
  for (const { pred, gold, ok = [] } of rows) {
    found += gold.filter((one) => pred.includes(one)).length
    missed += gold.filter((one) => !pred.includes(one)).length
    extra += pred.filter((one) => !gold.includes(one) && !ok.includes(one)).length
  }
  return { found, missed, extra }
}

/** Those that share a turn with what was expected, else stand next to it; what is optional only takes what is left. */
function met(pred: readonly { turnIndexes: readonly number[] }[], gold: readonly Said[]): Found {
  const left = new Set(pred.keys())
  /** How many of these were met. */
  const take = (wanted: readonly Said[]): number => {
    const open = new Set(wanted)
    for (const apart of [0, 1])
      for (const one of open) {
        const hit = [...left].find((k) =>
          pred[k]!.turnIndexes.some((a) => one.turnIndexes.some((b) => Math.abs(a - b) <= apart)),
        )
        if (hit === undefined) continue
        left.delete(hit)
        open.delete(one)
      }
    return wanted.length - open.size
  }
  const asked = gold.filter((one) => !one.optional)
  const found = take(asked)
  take(gold.filter((one) => one.optional))
  return { found, missed: asked.length - found, extra: left.size }
}

export function evaluateOutside(file: string) {
  const { input, expected } = JSON.parse(readFileSync(resolve(folder, file), 'utf8')) as Outside
  const { rapat } = input
  const people = [...(rapat.anggota ?? []), ...(rapat.undangan ?? []), rapat.sekretaris].filter(
    (one) => one !== undefined,
  )
  const attribution = input.attribution?.map((question) => ({
    ...question,
    present: question.present.map((one) =>
      typeof one === 'string' ? people.find(({ id }) => id === one) : one,
    ),
  }))
  const out = analyse(AnalyseInput.parse({ ...input, attribution }))
  const turn = new Map(out.turns!.map((one) => [String(one.i), one]))
  const words = { words: 0, cased: 0, bare: 0 }
  for (const [i, written] of Object.entries(expected.written ?? {}))
    countWords(words, written, turn.get(i)!.written)
  const pair = (a: string, b: string) => [a, b].sort().join(' ')
  return {
    speakers: names(
      Object.entries(expected.speakers).map(([i, gold]) => [turn.get(i)!.speakerId, gold]),
    ),
    attribution: names(
      (out.attribution ?? []).map(({ id, pred }) => [pred, expected.attribution[id] ?? null]),
    ),
    passages: sets(
      (out.passages ?? []).map(({ id, pred }) => ({ pred, gold: expected.passages[id] ?? [] })),
    ),
    links: sets(
      out.turns!.map(({ i, links }) => {
        const { kode: gold = [], ok = [] } = expected.links.find((one) => one.i === i) ?? {}
        return { pred: links.map((link) => link.kode), gold, ok }
      }),
    ),
    keputusan: met(out.keputusan!, expected.keputusan),
    tindakLanjut: met(out.tindakLanjut!, expected.tindakLanjut),
    /** Words, and the faults among them as printed and bare. */
    written: words,
    overlaps: sets([
      {
        pred: out.overlaps!.map(({ a, b }) => pair(a, b)),
        gold: expected.overlaps.map(([a, b]) => pair(a, b)),
      },
    ]),
  }
}

/** The sum of all sets, figure by figure. */
export function evaluateAllOutside() {
  const all = outsideFiles().map(evaluateOutside)
  const sum: Record<string, Record<string, number>> = {}
  for (const one of all) {
    for (const [part, figures] of Object.entries(one)) {
      const own = sum[part] ?? {}
      for (const [name, n] of Object.entries(figures)) own[name] = (own[name] ?? 0) + n
      sum[part] = own
    }
  }
  return sum
}
