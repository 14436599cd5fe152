/** Guests by what they stand for ("perwakilan pemuda", "pihak perusahaan", "pemerintah desa waimeteng"). */
import type { Orang } from '../input.ts'
import { commonWords } from '../tables/common.ts'
import { type Mention, standsAlone, standsAt, wordsOf } from './mention.ts'
import { spelledAt } from './spelled.ts'

/** Words that lead over to a guest's house. */
const leads =
  /^(perwakilan|wakil|dari|tokoh|pihak|unsur|utusan|kelompok|masyarakat|ibu|bapak|bapa|mama|pak|bu|saudara|berikutnya|berikut|selanjutnya|terakhir|sekarang|lanjut|silakan|giliran|lalu|coba|pendapat|mau|minta|\|)$/

/** Everyday words for a house, with how a roster names it. */
const kinds: readonly (readonly [RegExp, RegExp])[] = [
  [
    /^(perusahaan|swasta|investor|pengembang)$/,
    /\b(pt|cv|ud|perusahaan|persero|manajer|direktur)\b/,
  ],
  [
    /^(akademisi|kampus|universitas|peneliti)$/,
    /\b(universitas|institut|politeknik|sekolah tinggi|fakultas|dosen|akademisi|peneliti)\b/,
  ],
  [/^kecamatan$/, /\b(camat|kecamatan)\b/],
  [/^kelurahan$/, /\b(lurah|kelurahan)\b/],
  [/^(pemuda|pemudi)$/, /\b(pemuda|karang taruna|knpi)\b/],
]

/** Names of kinds of houses that many share say nothing alone. */
const weak =
  /^(ketua|anggota|sekretaris|sekretariat|kepala|wakil|dinas|badan|kelompok|masyarakat|desa|kelurahan|kecamatan|pemerintah|lembaga|forum|ikatan|persatuan|himpunan|asosiasi|kabupaten|kota|daerah|umum|bidang|bagian|tokoh|warga|manajer|dan|pt|cv|ud)$/

export function openPartyNames(people: readonly Orang[]) {
  const guests = people
    .filter((person) => !person.fraksi && person.instansi)
    .map((person) => {
      const house = wordsOf(`${person.instansi}`)
      const office = wordsOf(`${person.jabatan ?? ''}`)
      return {
        id: person.id,
        house,
        words: [...office, ...house],
        text: [...office, ...house].join(' '),
      }
    })

  /** Bodies of the council itself, for whom their head speaks. */
  const heads = people.flatMap((person) => {
    const named = /^ketua ((?:komisi|bapemperda|badan|banggar|pansus|panja|panitia).*)$/i.exec(
      person.jabatan ?? '',
    )
    return named === null ? [] : [{ id: person.id, house: wordsOf(named[1]!) }]
  })

  /** The guests whose house is named at `i`; null where none is. */
  function partyAt(words: readonly string[], i: number): Mention | null {
    // "pak kades dua duanya mau bicara ya | yang mekar tani dulu"
    const which = words[i - 1] === 'yang'
    if (i > 0 && !which && !leads.test(words[i - 1]!)) return null
    const spelled = spelledAt(words, i)
    const start = spelled !== null && /^(pt|cv|ud)$/.test(spelled.text) ? spelled.to : i
    let best: { ids: string[]; to: number } = { ids: [], to: i }
    for (const { id, house } of guests) {
      for (let at = 0; at < house.length; at += 1) {
        let n = 0
        while (house[at + n] !== undefined && words[start + n] === house[at + n]) n += 1
        const strong = house.slice(at, at + n).some((word) => word.length > 3 && !weak.test(word))
        if (n < 2 || !strong) continue
        if (start + n > best.to) best = { ids: [id], to: start + n }
        else if (start + n === best.to && !best.ids.includes(id)) best.ids.push(id)
      }
    }
    const made = (ids: readonly string[], to: number): Mention => ({
      ids,
      from: i,
      to,
      by: 'body',
      said: words.slice(i, to).join(' '),
    })
    if (which && !standsAlone(words, best.to)) return null
    if (best.ids.length > 0) return made(best.ids, best.to)
    if (which) return null
    const head = heads.find(({ house }) => words[i - 1] === 'dari' && standsAt(words, i, house))
    if (head !== undefined) return made([head.id], i + head.house.length)
    const word = words[start === i && words[i] === 'pemerintah' ? i + 1 : start] ?? ''
    const kind = kinds.find(([said]) => said.test(word))
    const own = guests.filter(({ words: all, text }) =>
      kind === undefined
        ? word.length > 3 && !weak.test(word) && !commonWords.has(word) && all.includes(word)
        : kind[1].test(text),
    )
    return own.length > 0 && own.length <= 3
      ? made(
          own.map(({ id }) => id),
          start + 1,
        )
      : null
  }

  return { partyAt }
}
