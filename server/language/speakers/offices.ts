/** Offices in spoken words ("kadis perhubungan", "ketua komisi tiga"), and who of the sitting holds them. */
import type { Orang } from '../input.ts'
import { shortBodies } from '../tables/bodies.ts'
import { addressedOffices, offices } from '../tables/offices.ts'
import { type BodyNames, bodyTopic, namesOtherBody } from './bodies.ts'
import type { GroupNames } from './groups.ts'
import { genderFits, type Mention, standsAt, wordsOf } from './mention.ts'
import { spelledAt } from './spelled.ts'

function jabatanFits(jabatan: string, words: readonly string[], i: number): boolean {
  const rest = wordsOf(jabatan).slice(-2)
  return rest.some((word) => word.length > 3 && words.slice(i, i + 4).includes(word))
}

const headOf =
  /^(kepala (dinas|badan|satuan|kantor|pelaksana)|direktur|inspektur|kadis|kaban|plt|pj|plh)/i

/** Offices of those who are here. */
export function openOfficeNames(
  people: readonly Orang[],
  { bodyAt, isShortHere }: BodyNames,
  { groupAt, regionAt }: GroupNames,
) {
  const isShort = (name: string) => shortBodies.has(name) || isShortHere(name)

  /** "kadishub", "kadinkes", "kabapenda", "kadis hub": the head of a body by its short name; null where there is none. */
  function headAt(words: readonly string[], i: number): { ids: string[]; to: number } | null {
    const word = words[i] ?? ''
    const [, kind, field = ''] = /^ka(dis|din)(\S*)$/.exec(word) ?? []
    const apart = kind !== undefined && field === ''
    const short = apart ? (words[i + 1] ?? '') : field
    const names =
      kind !== undefined && short.length >= 2
        ? [`dis${short}`, `din${short}`, ...(apart ? [] : [short])]
        : word.startsWith('ka') && word.length >= 6
          ? [word.slice(2)]
          : []
    const known = names.filter((name) => isShort(name))
    if (known.length === 0) return null
    const ids = new Set(known.flatMap((name) => bodyAt([name], 0)?.ids ?? []))
    const of = people.filter((p) => ids.has(p.id))
    const heads = of.filter((p) => headOf.test(p.jabatan ?? ''))
    return { ids: (heads.length > 0 ? heads : of).map((p) => p.id), to: i + (apart ? 2 : 1) }
  }

  const ownOffices = people
    .flatMap((person) => {
      const words = wordsOf(person.jabatan ?? '')
      // "ketua gapoktan" of the Ketua of Gapoktan Sipatuo
      const house = words.length === 1 ? wordsOf(person.instansi ?? '').slice(0, 1) : []
      return [words, ...(house.length > 0 ? [[...words, ...house]] : [])].map((own) => ({
        person,
        words: own,
      }))
    })
    .filter(({ words }) => words.length >= 2 && words.length <= 4)
    .map((one) => ({ ...one, key: one.words.join(' ') }))

  /** The office named at `i` with its body, fraksi or komisi, and who holds it; null where there is none. */
  function officeAt(words: readonly string[], i: number, sapaan: string | null): Mention | null {
    let start = i
    while (/^(plt|plh|pj|pelaksana|tugas|harian|penjabat|pejabat)$/.test(words[start] ?? ''))
      start += 1
    // "pak plt" alone
    if (
      start > i &&
      !offices.some(([spoken]) => spoken.test(words.slice(start, start + 3).join(' ')))
    )
      start = i
    const said = words.slice(start, start + 3).join(' ')
    const head = headAt(words, start)
    if (head !== null)
      return {
        ids: people
          .filter((p) => head.ids.includes(p.id) && genderFits(p, sapaan))
          .map((p) => p.id),
        from: i,
        to: head.to,
        by: 'office',
        said: words.slice(i, head.to).join(' '),
      }
    const table = sapaan === null ? offices : [...offices, ...addressedOffices]
    for (const [spoken, written] of table) {
      const found = spoken.exec(said)
      if (found === null) continue
      const used = start + found[0].split(' ').length
      const all = people.filter((p) => written.test(p.jabatan ?? '') && genderFits(p, sapaan))
      // "ketua bapemperda" is not any other head.
      const of = /^ketua (\S+)/.exec(found[0])?.[1]
      const exactly = all.filter(
        (p) => of !== undefined && (p.jabatan ?? '').toLowerCase().includes(of),
      )
      const holders = exactly.length > 0 ? exactly : all
      const made = (ids: readonly string[], to: number): Mention => ({
        ids,
        from: i,
        to,
        by: 'office',
        said: words.slice(i, to).join(' '),
      })
      const group = groupAt(words, used) ?? regionAt(words, used) ?? regionAt(words, used - 1)
      if (group !== null && group.to > used) {
        const both = holders.filter((p) => group.ids.includes(p.id)).map((p) => p.id)
        const fallback = group.by === 'fraksi' && /fraksi/.test(found[0]) ? group.ids : []
        return made(both.length > 0 ? both : fallback, group.to)
      }
      const body = bodyAt(words, used)
      if (body !== null) {
        const both = holders.filter((p) => body.ids.includes(p.id)).map((p) => p.id)
        return made(both.length > 0 ? both : body.ids, body.to)
      }
      // "kadis" + a body that nobody here belongs to names nobody.
      const exact = holders.filter((p) => jabatanFits(p.jabatan ?? '', words, used))
      const pool = exact.length > 0 ? exact : holders
      if (
        pool.length === 0 ||
        (exact.length === 0 &&
          (/camat|lurah|kades|desa|kabid|bidang|kapus|kasubag/.test(found[0])
            ? namesOtherBody(words, used)
            : bodyTopic.test(words[used] ?? '')))
      )
        return made([], used)
      return made(
        pool.map((p) => p.id),
        used,
      )
    }
    // "kepala bappeda", "kepala rsud"
    // Behind thanks and the like *pimpinan* is the chair.
    const leads =
      words[i] === 'pimpinan' &&
      !/^(kasih|izin|ijin|siap|baik|maaf|bapak|ibu|pak|bu|mohon|interupsi|ya)$/.test(
        words[i - 1] ?? '',
      )
    if (words[i] === 'kepala' || leads) {
      const spelled = spelledAt(words, i + 1)
      const short =
        shortBodies.has(words[i + 1] ?? '') || (spelled !== null && shortBodies.has(spelled.text))
      const body = short ? bodyAt(words, i + 1) : null
      if (body !== null) {
        const heads = people
          .filter((p) => body.ids.includes(p.id) && genderFits(p, sapaan))
          .filter((p) => headOf.test(p.jabatan ?? ''))
          .map((p) => p.id)
        return {
          ids: heads.length > 0 ? heads : body.ids,
          from: i,
          to: body.to,
          by: 'office',
          said: words.slice(i, body.to).join(' '),
        }
      }
    }
    // An office as the roster has it ("kepala sekolah", "ketua komite").
    for (const { words: own, person } of ownOffices) {
      if (own[0] !== words[i] || !genderFits(person, sapaan) || !standsAt(words, i, own)) continue
      const ids = ownOffices
        .filter((one) => one.key === own.join(' ') && genderFits(one.person, sapaan))
        .map((one) => one.person.id)
      const to = i + own.length
      return { ids, from: i, to, by: 'office', said: words.slice(i, to).join(' ') }
    }
    return null
  }

  return { officeAt }
}
