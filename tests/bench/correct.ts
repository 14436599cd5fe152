/**
 * Correction by sound on recorded answers of the default engine (fixtures/correct): word errors raw and corrected.
 * Thresholds were chosen on half `a`; `b` is another council, read once.
 */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Word } from '../../server/domain/speech.ts'
import { correctWords, openGeneralWords, openLexicon } from '../../server/language/index.ts'
import { readWordList } from '../../transcription/client.ts'

const folder = resolve(import.meta.dirname, '../../fixtures/correct')
const read = (name: string) => JSON.parse(readFileSync(resolve(folder, name), 'utf8'))

type Half = {
  id: string
  names: {
    orang: { nama: string; jabatan?: string; fraksi?: string; instansi?: string }[]
    tempat: string[]
    lain: string[]
  }
}
/** `pieces`: text, start and end in ms, confidence. */
type Heard = {
  half: string
  voice: string
  fx: string
  gold: string[]
  pieces: [string, number, number, number | null][][]
}

const digits = 'nol satu dua tiga empat lima enam tujuh delapan sembilan'.split(' ')
export const bare = (text: string): string[] =>
  text
    .toLowerCase()
    .replaceAll('kosong', 'nol')
    .replace(/\d/g, (digit) => ` ${digits[Number(digit)]} `)
    .replace(/[^\p{L} ]+/gu, ' ')
    .split(/\s+/)
    .filter(Boolean)

/** Errors of the shortest edit, and which gold words were right in it. */
export function compare(gold: readonly string[], said: readonly string[]) {
  const rows = [Array.from({ length: said.length + 1 }, (_, k) => k)]
  for (const [i, word] of gold.entries()) {
    const row = [i + 1]
    const above = rows[i]!
    for (const [k, other] of said.entries())
      row.push(Math.min(above[k]! + (word === other ? 0 : 1), above[k + 1]! + 1, row[k]! + 1))
    rows.push(row)
  }
  const right = new Set<number>()
  let [i, k] = [gold.length, said.length]
  while (i > 0 && k > 0) {
    const here = rows[i]![k]!
    if (gold[i - 1] === said[k - 1] && here === rows[i - 1]![k - 1]) {
      i -= 1
      k -= 1
      right.add(i)
    } else if (here === rows[i - 1]![k - 1]! + 1) {
      i -= 1
      k -= 1
    } else if (here === rows[i - 1]![k]! + 1) i -= 1
    else k -= 1
  }
  return { errors: rows[gold.length]![said.length]!, right }
}

const round = (n: number) => Math.round(n * 1000) / 1000

export async function run() {
  const dataDir = resolve(import.meta.dirname, '../../data')
  const list = await readWordList({ dataDir })
  const general = openGeneralWords(list)
  const halves = new Map(
    (read('sidang.json') as Half[]).map(({ id, names }) => {
      const offices = names.orang.flatMap((o) => [o.jabatan, o.fraksi, o.instansi])
      const frasa = [...names.lain, ...offices.filter((one) => one !== undefined)]
      const nama = names.orang.map((o) => o.nama)
      return [id, openLexicon(general, { nama, tempat: names.tempat, frasa })] as const
    }),
  )
  const sums = new Map<string, { words: number; raw: number; corrected: number; worse: number }>()
  const ms: number[] = []
  for (const { half, gold, pieces } of read('dengaran.json') as Heard[]) {
    const lexicon = halves.get(half)!
    const wanted = bare(gold.join(' '))
    const said: string[] = []
    for (const piece of pieces) {
      const words: Word[] = piece.map(([text, startMs, endMs, confidence]) => ({
        text,
        startMs,
        endMs,
        confidence,
      }))
      const at = process.cpuUsage()
      said.push(...correctWords(words, lexicon).words.map((word) => word.text))
      ms.push(process.cpuUsage(at).user / 1000)
    }
    const before = compare(
      wanted,
      bare(
        pieces
          .flat()
          .map(([text]) => text)
          .join(' '),
      ),
    )
    const after = compare(wanted, bare(said.join(' ')))
    const sum = sums.get(half) ?? { words: 0, raw: 0, corrected: 0, worse: 0 }
    sum.words += wanted.length
    sum.raw += before.errors
    sum.corrected += after.errors
    sum.worse += [...before.right].filter((k) => !after.right.has(k)).length
    sums.set(half, sum)
  }
  const sorted = ms.toSorted((a, b) => a - b)
  const figures = Object.fromEntries(
    [...sums].map(([half, { words, raw, corrected, worse }]) => [
      half,
      {
        words,
        werRaw: round(raw / words),
        werCorrected: round(corrected / words),
        errorsLess: round(1 - corrected / raw),
        wordsMadeWorse: worse,
      },
    ]),
  )
  const finalMs = {
    median: round(sorted[Math.floor(sorted.length / 2)]!),
    p95: round(sorted[Math.floor(sorted.length * 0.95)]!),
  }
  const kept = [...sums.values()].every(({ raw, corrected }) => corrected <= 0.9 * raw)
  return { figures: { wordList: list !== null, ...figures, finalMs }, kept }
}
