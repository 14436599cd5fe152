/** Council terms: the researched vocabulary, and what engines and speakers were found to say besides (`terms.tsv`). */
import { readFileSync } from 'node:fs'

export type Entry = {
  readonly spoken: readonly string[]
  readonly written: string
  readonly kind: string
  /** Same sound as something else: only where neighbours speak for it. */
  readonly unsure: boolean
}

/** Rows that change what was said, or that other rules write. */
const skipped = new Set([
  'cabut skors',
  'tanda tangani',
  'interupsi pimpinan',
  'pimpinan',
  'pimpinan rapat',
  'ketua rapat',
  'penjabat',
  'walikum salam',
  'pergeseran anggaran',
  'rt rw',
  'tahun jamak',
  'om shanti',
])
const skippedKinds = new Set(['gelar'])

/** Provinces, larger cities, faiths and feasts: national names, no list of one region. */
const nationalNames = `
  aceh|sumatra|sumatera|jawa|kalimantan|sulawesi|papua|maluku|bali|jakarta|yogyakarta|banten|lampung|bengkulu|jambi|riau|gorontalo
  jawa barat|jawa tengah|jawa timur|sumatra utara|sumatra barat|sumatra selatan|sumatera utara|sumatera barat|sumatera selatan
  kepulauan riau|bangka belitung|kalimantan barat|kalimantan tengah|kalimantan selatan|kalimantan timur|kalimantan utara
  sulawesi utara|sulawesi tengah|sulawesi selatan|sulawesi tenggara|sulawesi barat|nusa tenggara barat|nusa tenggara timur
  maluku utara|papua barat|papua selatan|papua tengah|surabaya|bandung|semarang|makassar|denpasar
  kristen|katolik|hindu|buddha|konghucu|nyepi|waisak|paskah`
  .split(/[|\n]/)
  .map((name) => name.trim())
  .filter(Boolean)
  .map((name) => `${name}\t${name.replace(/\b\p{Ll}/gu, (c) => c.toUpperCase())}\ttempat`)

/** Short forms that are words of their own in lower case. */
const words = new Set(['das', 'kip', 'pan', 'dak', 'bos', 'dim', 'bk', 'add', 'apip', 'pak', 'ikm'])

const linesOf = (name: string): string[] =>
  readFileSync(new URL(`./${name}.tsv`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .slice(1)

function readEntries(): Entry[] {
  const rows = [...linesOf('vocabulary'), ...linesOf('terms'), ...nationalNames].flatMap((line) => {
    const [spoken = '', written = '', kind = ''] = line.split('\t')
    if (skipped.has(spoken) || skippedKinds.has(kind.replace('?', ''))) return []
    if (spoken === written) return []
    // `komisi satu` follows from the rule of labels, whatever the number.
    if (/^komisi /.test(spoken)) return []
    return [
      {
        spoken: spoken.split(' '),
        written,
        kind: kind.replace('?', ''),
        unsure: kind.endsWith('?'),
      },
    ]
  })
  const known = new Set(rows.map((row) => row.spoken.join(' ')))
  // Engines also print the short form itself as one lower-case word.
  const shorts = rows.flatMap((row) => {
    const lower = row.written.toLowerCase()
    if (row.unsure || !/^[a-z0-9-]{3,}$/.test(lower) || row.spoken.length < 2) return []
    if (words.has(lower) || known.has(lower) || !/[A-Z]{2}/.test(row.written)) return []
    known.add(lower)
    return [{ ...row, spoken: [lower] }]
  })
  return [...rows, ...shorts]
}

/** Every entry by its first word, longest first. */
export const termsByFirst: ReadonlyMap<string, readonly Entry[]> = (() => {
  const map = Map.groupBy(readEntries(), (entry) => entry.spoken[0]!)
  for (const list of map.values()) list.sort((a, b) => b.spoken.length - a.spoken.length)
  return map
})()
