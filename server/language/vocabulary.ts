/** Council terms: runs of letter names and spoken terms become their written form (`a pe be de` → `APBD`). */
import { readFileSync } from 'node:fs'
import { isNumberWord } from './number/read.ts'
import { labelsByFirst } from './tables/labels.ts'
import { merge, type Token } from './token.ts'

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

const extra = `kua ppas	KUA-PPAS	anggaran
kuappas	KUA-PPAS	anggaran
kua ppa es	KUA-PPAS	anggaran
we i be	WIB	waktu
we i te a	WITA	waktu
we ita	WITA	waktu
we i te	WIT	waktu
wib	WIB	waktu
wita	WITA	waktu
wit	WIT	waktu
si el pa	SiLPA	anggaran
sil pa	SiLPA	anggaran
sil pe a	SiLPA	anggaran
apbd perubahan	APBD Perubahan	anggaran
apbd murni	APBD murni	anggaran
hut	HUT	waktu
erte	RT	urusan
erwe	RW	urusan
ha u te	HUT	waktu
ri	RI	nama
npwp	NPWP	urusan
ktp	KTP	urusan
smp	SMP	urusan
sma	SMA	urusan
smk	SMK	urusan
u u de	UUD	dokumen
uud	UUD	dokumen
undang-undang dasar	Undang-Undang Dasar	dokumen
musrembang	musrenbang	rapat
uu	UU	dokumen
pp	PP	dokumen
sk	SK	dokumen
rt	RT	urusan
rw	RW	urusan
kk	KK	urusan
bk	BK	lembaga
sd	SD	urusan
pu	PU	lembaga
dpr	DPR	lembaga
de pe er	DPR	lembaga
mpr	MPR	lembaga
dpd	DPD	lembaga
indonesia	Indonesia	nama
pancasila	Pancasila	nama
islam	Islam	nama
allah	Allah	nama
tuhan	Tuhan	nama
idulfitri	Idulfitri	nama
idul fitri	Idulfitri	nama
iduladha	Iduladha	nama
idul adha	Iduladha	nama
ramadan	Ramadan	nama
ramadhan	Ramadan	nama`

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

function readEntries(): Entry[] {
  const file = readFileSync(new URL('./tables/vocabulary.tsv', import.meta.url), 'utf8')
  const rows = [
    ...file.trim().split('\n').slice(1),
    ...extra.split('\n'),
    ...nationalNames,
  ].flatMap((line) => {
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

const byFirst: ReadonlyMap<string, readonly Entry[]> = (() => {
  const map = Map.groupBy(readEntries(), (entry) => entry.spoken[0]!)
  for (const list of map.values()) list.sort((a, b) => b.spoken.length - a.spoken.length)
  return map
})()

const letterRun = (spoken: readonly string[]) =>
  spoken.length >= 3 && spoken.every((word) => word.length <= 2)

type Near = { readonly before: string; readonly after: string }

const after =
  (...list: string[]) =>
  (near: Near) =>
    list.includes(near.after)
const before =
  (...list: string[]) =>
  (near: Near) =>
    list.includes(near.before)

/** What must stand beside a doubtful entry. */
const neighbours: Readonly<Record<string, (near: Near) => boolean>> = {
  silpa: () => true,
  'pe a ka': before('anggaran', 'perubahan', 'dokumen'),
  kua: (near) =>
    after('dan', 'perubahan')(near) || before('dokumen', 'rancangan', 'pembahasan')(near),
  dak: before('dana', 'anggaran', 'alokasi', 'sumber', 'lewat', 'melalui', 'bersumber', 'menu'),
  pan: before('fraksi', 'partai'),
  'u u': (near) => after('nomor', 'tentang', 'desa')(near) || before('amanat', 'menurut')(near),
  'pe pe': (near) => after('nomor', 'tentang')(near) || before('amanat', 'menurut')(near),
  'be ka': before('ketua', 'anggota', 'rapat', 'pimpinan', 'ke'),
  'ka ka': (near) => isNumberWord(near.before) || near.before === 'kartu',
  'es e': (near) => after('nomor')(near) || before('surat')(near),
  das: before('daerah', 'hulu', 'hilir', 'sungai'),
  kip: before('kartu', 'kuliah', 'program'),
  'er te er we': (near) => !isNumberWord(near.after) && !/^\d/.test(near.after),
}

const townPlan = before(
  'ranperda',
  'raperda',
  'perda',
  'rencana',
  'ruang',
  'dokumen',
  'revisi',
  'pansus',
)

function fits(entry: Entry, near: Near): boolean {
  if (!entry.unsure) return true
  const rule = neighbours[entry.spoken.join(' ')]
  return rule === undefined ? letterRun(entry.spoken) : rule(near)
}

function writtenOf(entry: Entry, near: Near): string {
  if (entry.written === 'RTRW') return townPlan(near) ? 'RTRW' : 'RT/RW'
  if (entry.written === 'UU' && /^(nomor|no\.?)$/.test(near.after)) return 'Undang-Undang'
  if (entry.written === 'Pj.')
    return /^(bupati|gubernur|wali|walikota|sekda|sekretaris|kepala)$/.test(near.after)
      ? 'Pj.'
      : 'pe je'
  return entry.written
}

function matches(tokens: readonly Token[], i: number, spoken: readonly string[]): boolean {
  for (let k = 0; k < spoken.length; k += 1) {
    const token = tokens[i + k]
    if (token === undefined || token.done || token.lower !== spoken[k]) return false
    if (k > 0 && (token.lead !== '' || tokens[i + k - 1]!.trail !== '')) return false
  }
  return true
}

/** Replaces every entry met in the line; longest first. */
export function writeVocabulary(tokens: readonly Token[]): Token[] {
  const out: Token[] = []
  for (let i = 0; i < tokens.length; ) {
    const token = tokens[i]!
    const list = token.done ? undefined : byFirst.get(token.lower)
    const previous = tokens[i - 1]?.lower ?? ''
    // `huruf be` is a letter of an ayat.
    const entry =
      list === undefined || previous === 'huruf'
        ? undefined
        : list.find((candidate) => {
            if (!matches(tokens, i, candidate.spoken)) return false
            const near = {
              before: previous,
              after: tokens[i + candidate.spoken.length]?.lower ?? '',
            }
            return fits(candidate, near)
          })
    if (entry === undefined) {
      out.push(token)
      i += 1
      continue
    }
    const to = i + entry.spoken.length
    const text = writtenOf(entry, { before: previous, after: tokens[to]?.lower ?? '' })
    const merged = merge(tokens, i, to, text)
    // Labels and plain spellings (`miliar`) are still read by the rules of numbers.
    const open =
      entry.kind === 'ejaan' ||
      labelsByFirst.has(merged.lower) ||
      /^(RT|RW|WIB|WITA|WIT)$/.test(text)
    const place = entry.kind === 'tempat' ? ({ kind: 'place' } as const) : {}
    out.push(open ? { ...merged, done: false } : { ...merged, ...place })
    i = to
  }
  return out
}
