/** Council terms: runs of letter names and spoken terms become their written form (`a pe be de` → `APBD`). */
import { isNumberWord } from './number/read.ts'
import { lettersEnd, spelled, spelledParts, withSuffix } from './spelling.ts'
import { labelsByFirst } from './tables/labels.ts'
import { type Entry, termsByFirst } from './tables/terms.ts'
import { merge, type Token } from './token.ts'

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

/** Horsepower, behind a number or the machine that has it. */
const power = (near: Near) =>
  isNumberWord(near.before) || /^\d|^(mesin|daya|tenaga|kekuatan)$/.test(near.before)

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
  'we a': before('nomor', 'grup', 'lewat', 'via', 'pesan', 'melalui', 'di'),
  wa: before('nomor', 'grup', 'hubungi', 'kirim', 'lewat', 'via', 'pesan', 'melalui'),
  'pe ka': power,
  pk: power,
  'pe u': before(
    ...'dinas kadis kepala kabid bidang orang dari pihak ke oleh sekdis kementerian'.split(' '),
  ),
  'de pe': before('uang', 'bayar', 'membayar', 'tanpa', 'pembayaran', 'nomor'),
  'i te': before('tenaga', 'bidang', 'tim', 'sistem', 'staf', 'ahli', 'jaringan', 'infrastruktur'),
  'te ka': before('guru', 'murid', 'anak', 'bangunan', 'gedung', 'sekolah', 'siswa', 'dan'),
  'ka be': before(
    'program',
    'peserta',
    'akseptor',
    'alat',
    'petugas',
    'kampung',
    'penyuluh',
    'kader',
  ),
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

const none: Entry[] = []

/** The written form of the entry that stands at `i`. */
function write(tokens: readonly Token[], i: number, entry: Entry): Token {
  const to = i + entry.spoken.length
  const near = { before: tokens[i - 1]?.lower ?? '', after: tokens[to]?.lower ?? '' }
  const text = writtenOf(entry, near)
  const merged = merge(tokens, i, to, text)
  // Labels and plain spellings (`miliar`) are still read by the rules of numbers.
  const open =
    entry.kind === 'ejaan' || labelsByFirst.has(merged.lower) || /^(RT|RW|WIB|WITA|WIT)$/.test(text)
  const place = entry.kind === 'tempat' ? ({ kind: 'place' } as const) : {}
  return open ? { ...merged, done: false } : { ...merged, ...place }
}

/** Replaces every entry met in the line, longest first, and joins the letters of unknown short names. */
export function writeVocabulary(tokens: readonly Token[]): Token[] {
  const out: Token[] = []
  const put = (token: Token, next: Token | undefined): number => {
    const suffixed = withSuffix(token, next)
    out.push(suffixed ?? token)
    return suffixed === null ? 0 : 1
  }
  const fitting = (i: number): Entry[] => {
    const token = tokens[i]
    const list = token === undefined || token.done ? undefined : termsByFirst.get(token.lower)
    const previous = tokens[i - 1]?.lower ?? ''
    // `huruf be` is a letter of an ayat.
    if (list === undefined || previous === 'huruf') return none
    return list.filter(
      (entry) =>
        matches(tokens, i, entry.spoken) &&
        fits(entry, {
          before: previous,
          after: tokens[i + entry.spoken.length]?.lower ?? '',
        }),
    )
  }
  const termsAt = (i: number) => fitting(i).map((term) => ({ to: i + term.spoken.length, term }))
  for (let i = 0; i < tokens.length; ) {
    const [entry] = fitting(i)
    const end = lettersEnd(tokens, i)
    const known = entry === undefined ? i : i + entry.spoken.length
    const parts = end - i < 2 || known >= end ? null : spelledParts(tokens, i, end, termsAt)
    if (parts !== null) {
      for (const { to, term } of parts) {
        if (term === 'sounds') {
          out.push(...tokens.slice(i, to))
          i = to
        } else
          i =
            to + put(term === 'name' ? spelled(tokens, i, to) : write(tokens, i, term), tokens[to])
      }
      continue
    }
    if (entry !== undefined) {
      i = known + put(write(tokens, i, entry), tokens[known])
      continue
    }
    out.push(tokens[i]!)
    i += 1
  }
  return out
}
