/** Bodies of government in spoken words, and who of the sitting belongs to them. */
import type { Orang } from '../input.ts'
import { shortBodies } from '../tables/bodies.ts'
import { commonWords } from '../tables/common.ts'
import { type Mention, standsAt, wordsOf } from './mention.ts'
import { spelledAt } from './spelled.ts'

/** Words of a name that say nothing about which body it is. */
export const stop = new Set([
  'dan',
  'dinas',
  'badan',
  'kabupaten',
  'kota',
  'daerah',
  'kantor',
  'bagian',
  'provinsi',
  'fraksi',
  'partai',
  'bidang',
  'kecamatan',
  'desa',
  'kelurahan',
  'pemerintah',
  'sekretariat',
])

/** What regional bodies are for: behind an office these words name another body. */
export const bodyTopic =
  /^(perhubungan|pendidikan|kesehatan|sosial|pertanian|perikanan|kelautan|peternakan|perkebunan|kehutanan|pariwisata|kebudayaan|koperasi|perdagangan|perindustrian|perumahan|permukiman|lingkungan|ketenagakerjaan|kependudukan|pemberdayaan|perizinan|komunikasi|kearsipan|perpustakaan|pendapatan|keuangan|kepegawaian|perencanaan|pemuda|olahraga|pangan|ketahanan|rsud|rumah|bpr|pertanahan|pdam|perumda|inspektorat)$/

/** Words that open the name of a body. */
export const bodyWord =
  /^(dinas|badan|kantor|bagian|bidang|seksi|inspektorat|perumda|perseroda|kecamatan|kelurahan|satuan|sekretariat|puskesmas|rumah|perusahaan)$/

/** The body somebody belongs to: their own field, or what their office names. */
function bodyOf(person: Orang): string {
  if (person.instansi) return person.instansi.replace(/\bRSUD?\b/i, 'rumah sakit')
  const jabatan = person.jabatan ?? ''
  if (person.fraksi || /komisi|fraksi|dpr[adkp]|dewan|anggota/i.test(jabatan)) return ''
  const named =
    /^(?:plt\.? |plh\.? |pj\.? )?(?:kepala |sekretaris |direktur )?((?:dinas|badan|bagian|rsud|perumda|satuan|kantor|inspektorat) .+)$/i.exec(
      jabatan,
    )
  if (named !== null) return named[1]!
  const place = /^(?:sekretaris )?(camat|lurah) (.+)$/i.exec(jabatan)
  return place === null ? '' : place[2]!
}

const isSecretariat = ({ fraksi, jabatan, instansi }: Orang): boolean =>
  !fraksi &&
  /sekretaris (dpr[adkp]|dewan)|sekwan|setwan|sekretariat (dpr[adkp]|dewan)|persidangan|risalah/i.test(
    `${jabatan ?? ''} ${instansi ?? ''}`,
  )

/** Initials as people make them: with and without the kind of body and the closing *daerah*, from two letters on. */
export function initialsOf(words: readonly string[]): Set<string> {
  const out = new Set<string>()
  const bare = words.filter((w) => !/^(dan|serta|di|ke)$/.test(w))
  const lists = [bare, bare.slice(1), bare.filter((w) => w !== 'daerah')]
  lists.push(lists[2]!.slice(1))
  for (const list of lists) {
    const all = list.map((w) => w[0]!).join('')
    if (all.length >= 2) out.add(all)
  }
  return out
}

function shortOf(all: readonly string[], written: string): Set<string> {
  const whole = all.join(' ')
  const out = initialsOf(all)
  // "pgri" of Persatuan Guru Republik Indonesia Cabang Kota
  for (let n = 3; n < all.length; n += 1)
    for (const one of initialsOf(all.slice(0, n))) if (one.length >= 3) out.add(one)
  for (const word of written.split(/[^\p{L}]+/u))
    if (/^\p{Lu}{3,6}$/u.test(word)) out.add(word.toLowerCase())
  for (const [short, tests] of shortBodies)
    if (tests.some((test) => test.test(whole))) out.add(short)
  return out
}

/** How many words `part` takes from `i` on, letting *dan* stand between them; 0 where it is not said there. */
function spanOf(words: readonly string[], i: number, part: readonly string[]): number {
  let k = i
  for (const word of part) {
    if (words[k] === 'dan' && word !== 'dan' && k > i) k += 1
    if (words[k] !== word) return 0
    k += 1
  }
  return k - i
}

/** Does a word stand at `i` that can only be the name of a body nobody here belongs to? */
export function namesOtherBody(words: readonly string[], i: number): boolean {
  const next = words[i] ?? ''
  return (
    next.length > 4 &&
    !commonWords.has(next) &&
    !/^(perihal|terkait|teknis|bersangkutan|sebaiknya|insyaallah|makasih|beserta|selaku|silahkan|persilakan|dipersilakan|singkatnya|masing|waktunya)$/.test(
      next,
    ) &&
    !/^(me|di|ber|ter)\p{L}{3}/u.test(next)
  )
}

export type BodyNames = ReturnType<typeof openBodyNames>

/** Bodies of those who are here. */
export function openBodyNames(people: readonly Orang[]) {
  /** "bidang sumber daya air", "bagian hukum": whose head sits here. */
  const sections = people.flatMap(({ id, jabatan }) => {
    const named = /^(?:plt\.? )?kepala (bidang|bagian|seksi) (.+)$/i.exec(jabatan ?? '')
    return named === null ? [] : [{ id, words: wordsOf(`${named[1]} ${named[2]}`) }]
  })

  const bodies = people.flatMap((person) => {
    const of = bodyOf(person)
    if (of === '') return []
    const all = wordsOf(of)
    const key = all.filter((w) => !stop.has(w))
    const parts = all
      .join(' ')
      .split(/ dan | serta /)
      .map((part) => part.split(' ').filter((w) => !stop.has(w)))
      .filter((part) => part.length > 0)
    return [{ id: person.id, key, parts, short: shortOf(all, of) }]
  })

  /** The secretariat of the council; *sekretariat* alone is always its own. */
  const secretariat = people.filter(isSecretariat).map((person) => person.id)
  const secretariatAt = (
    words: readonly string[],
    i: number,
  ): { ids: string[]; to: number } | null => {
    const next = words[i + 1] ?? ''
    if (words[i] === 'setwan') return { ids: secretariat, to: i + 1 }
    if (words[i] !== 'sekretariat' || /^(daerah|kabupaten|kota|provinsi)$/.test(next)) return null
    return { ids: secretariat, to: i + (/^(dewan|dpr[adkp]?|kita|kami)$/.test(next) ? 2 : 1) }
  }

  /** The persons of the body whose name stands at `i` ("dinas perhubungan", "dishub", "pe u pe er"); none for a body nobody here belongs to. */
  function bodyAt(words: readonly string[], i: number): { ids: string[]; to: number } | null {
    const own = secretariatAt(words, i)
    if (own !== null) return own
    const section = sections.filter(({ words: own }) => standsAt(words, i, own))
    if (section.length > 0)
      return { ids: section.map(({ id }) => id), to: i + section[0]!.words.length }
    let best: { ids: string[]; to: number } | null = null
    let start = i
    while (stop.has(words[start] ?? '') || /^(dari|di|pada)$/.test(words[start] ?? '')) start += 1
    const take = (id: string, to: number) => {
      if (best === null || to > best.to) best = { ids: [id], to }
      else if (to === best.to && !best.ids.includes(id)) best.ids.push(id)
    }
    const spelled = spelledAt(words, start)
    const word = words[start] ?? ''
    for (const body of bodies) {
      // The first words of a long name are enough ("pekerjaan umum" of "Dinas Pekerjaan Umum dan Penataan Ruang").
      for (let n = body.key.length; n >= 1; n -= 1) {
        const part = body.key.slice(0, n)
        if (n < body.key.length && n < 2 && part[0]!.length < 5) continue
        if (
          n < 2 &&
          n < body.key.length &&
          /^(pekerjaan|penanaman|pengelolaan|pemberdayaan|kesejahteraan|perencanaan|satuan|rumah|perusahaan|sekretariat)$/.test(
            part[0]!,
          )
        )
          continue
        const span = spanOf(words, start, part)
        if (span === 0) continue
        take(body.id, start + span)
        break
      }
      // "kaban keuangan" of the Badan Pengelola Keuangan dan Aset Daerah
      if (bodyTopic.test(word) && body.key.indexOf(word) > 0) take(body.id, start + 1)
      for (const part of body.parts.slice(1))
        if (part.join('').length >= 5 && standsAt(words, start, part))
          take(body.id, start + part.length)
      if (word.length >= 2 && body.short.has(word)) {
        const next = /^(pp|p)\b|^pe pe\b/.exec(words.slice(start + 1, start + 3).join(' '))
          ? words[start + 1] === 'pe'
            ? 3
            : 2
          : 1
        const whole = spanOf(words, start + next, body.key)
        const rest = spanOf(words, start + next, body.key.slice(-1))
        take(body.id, start + next + (whole > 0 ? whole : rest))
      } else if (spelled !== null && body.short.has(spelled.text)) take(body.id, spelled.to)
    }
    if (best !== null) return best
    if (shortBodies.has(word)) return { ids: [], to: start + 1 }
    if (spelled !== null && shortBodies.has(spelled.text)) return { ids: [], to: spelled.to }
    return null
  }

  /** The body named at `i`, also one nobody here belongs to. */
  function bodyMention(words: readonly string[], i: number): Mention | null {
    const body = bodyAt(words, i)
    if (body !== null)
      return {
        ids: body.ids,
        from: i,
        to: body.to,
        by: 'body',
        said: words.slice(i, body.to).join(' '),
      }
    if (bodyTopic.test(words[i]!) && words[i - 1] === 'dari')
      return { ids: [], from: i, to: i + 1, by: 'body', said: words[i]! }
    // "dinas sosial" where nobody of it sits here.
    const next = words[i + 1] ?? ''
    if (
      /^(dinas|badan|inspektorat|kecamatan)$/.test(words[i]!) &&
      namesOtherBody(words, i + 1) &&
      next !== 'teknis'
    )
      return { ids: [], from: i, to: i + 2, by: 'body', said: words.slice(i, i + 2).join(' ') }
    return null
  }

  /** Is this the short name of a body that somebody here belongs to? */
  const isShortHere = (word: string) => bodies.some((body) => body.short.has(word))

  return { bodyAt, bodyMention, isShortHere }
}
