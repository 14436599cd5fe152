/** What a sitting remembers between its turns: works under discussion, whose they were, the place spoken of. */
import type { Item } from '../input.ts'
import { sameUnit } from './fit.ts'
import type { Indexed } from './index.ts'
import type { Place } from './places.ts'
import { amounts } from './words.ts'

/** Who speaks a turn and whose words they take up, as far as it is known. */
export type Speaking = {
  readonly speakerId?: string | null
  /** The speaker as items name their proposer, where that is another id. */
  readonly proposerId?: string | null
  /** The body or village the speaker stands for ("Desa Karang"). */
  readonly home?: string | null
  /** Persons whose statement is taken up: "yang disampaikan Pak Wawan". */
  readonly cites?: readonly string[]
}

/** Turns over which a work stays the one under discussion. */
const span = 4
/** Turns that may hang on a work by pointing alone. */
const followed = 4
/** Turns over which a speaker's own place, and that of others, stands without being said again. */
const ownPlace = 6
const otherPlace = 2

/** The chair moves on, or somebody only takes or gives the floor. */
const moving =
  /\b(?:silakan|lanjut(?:kan)?|(?:beri|kasih|berikan|diberi|kami beri) (?:kesempatan|waktu)|angkat tangan|selanjutnya|berikutnya|termin|(?:di)?skors|kesimpulan|dijawab|sekarang (?:pak|bapak|bu|ibu|badan|dinas|fraksi|giliran)|terima kasih atas|rapat saya|ada lagi|interupsi|giliran(?:nya)?|setuju semua|(?:mau|ingin|hendak) (?:menambahkan|bicara|bertanya|menyampaikan)|kita ke|juru bicara(?:nya)?|putaran|belum ya|acara|agenda|tatib|tata tertib|tinggal kesimpulan|nanti (?:\p{L}+ ){0,3}(?:di)?jawab)\b/u
/** The floor goes to somebody else, or the talk to the budget as a whole: no work hangs on from before. */
const turning =
  /\b(?:silakan|silahkan|dipersilakan|giliran|(?:semua|seluruh) usulan|selanjutnya|berikutnya|skors|diskors|agenda|acara berikut|silpa|defisit|surplus|ruang fiskal|dana transfer|transfer ke daerah|retribusi|pajak daerah|perjalanan dinas|belanja (?:pegawai|modal|daerah|operasi)|pendapatan asli|dau|dbh|kuorum|tata tertib|tatib|(?:lima|satu|dua|tiga|\d+) menit|waktu habis)\b/
/** "setelah itu", "dari tadi", "tadi ditanya" tell when, not which thing. */
const timing =
  /\b(?:habis|setelah|sesudah|sebelum|selain|karena|sebab|untuk|sementara|waktu|saat|hari|maka dari|begitu|maka) itu\b|\b(?:dari|sejak|baru) tadi\b|\bitu saja\b|\btadi (?=di|me|saya|kami|kita|pak|bapak|bu|ibu|malam|pagi|siang|sudah)/g
/** Of the work itself: its papers, money, ground ("dokumennya", "usulan itu"); of anything else it would be a guess. */
const pointing =
  /\b(?:itu|ini) nomor\b|\b(?:dokumen|perencanaan|rencana|jadwal|gambar|desain|anggaran|biaya|pembiayaan|volume|lahan|hitungan|perhitungan|survei|pekerjaan|pelaksanaan|kontrak|lelang|pagu|panjang|lokasi|kajian|studi|kelayakan|rincian|usulan|pengukuran|pengerjaan|proposal|dana|bahan|material|progres|unit|titik|kuota|pengadaan|pembangunan)(?:nya| itu| tersebut| tadi)\b|\bsisanya\b.{0,40}\b(?:meter|kilo(?:meter)?|titik|unit|ruang)\b/u
/** Goes on where the last voice stopped. */
const adding =
  /\b(?:saya|kami|izin)(?: \p{L}+)? (?:tambahkan|menambahkan|sambung|menyambung|lengkapi|melengkapi|luruskan|perjelas)\b|\b(?:usul|usulan|barang|hal|maksud|lokasi|titik|pekerjaan) yang sama\b/u
/** A bare question is the asker's, the answer speaks of the work. */
const asking =
  /\b(?:kapan|berapa|apa|apakah|siapa|mana|bagaimana|kenapa|mengapa|gimana|atau tidak|atau belum)\b/
/** "soal BPJS itu": the matter is named, and is another one. */
const naming = /\b(?:soal|tentang|mengenai|perihal) (?!itu|ini|tadi|yang|tersebut)\p{L}/u
/** Told of something else that once happened. */
const recounting = /\b(?:pernah|pengalaman|di (?:desa|tempat|daerah) lain)\b/

/** A new point of a list. */
const counting =
  /^(?:satu|dua|tiga|empat|lima|enam|pertama|kedua|ketiga|keempat|kelima)\b|\b(?:satu lagi|sekalian|yang kedua|yang ketiga|soal lain)\b/

/** "Pas lima menit. Fraksi Amanah Rakyat.": a fraksi is called; in longer speech somebody only names their own. */
const turns = (said: string) =>
  turning.test(said) || (/\bfraksi\b/.test(said) && said.split(' ').length <= 8)

const bare = (spoken: string) =>
  spoken
    .toLowerCase()
    .replace(/[^\p{L}\d\s-]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()

const short = (said: string) => {
  const words = said.split(' ').length
  return words < 7 || (words < 15 && asking.test(said))
}

const figure =
  'satu|se|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|belas|puluh|ratus|ribu|setengah'
/** Units that anything may be counted in: only the very amount points to a work. */
const anyUnit = /^(?:meter|m|km|kilometer|unit|orang|paket|buah|tahun|kali|)$/
/** "kalau cuma dua ruang …": is the work under discussion spoken of by what it is counted in? */
function counts(said: string, { volume, satuan }: Pick<Item, 'volume' | 'satuan'>): boolean {
  const unit = (satuan ?? '').toLowerCase().split(/\s+/)[0]!
  if (!anyUnit.test(unit)) return new RegExp(`\\b(?:${figure}) ${unit}(?:nya)?\\b`).test(said)
  if (!volume || volume < 10) return false
  return amounts(said.split(' ')).quantities.some(
    (one) => one.value === volume && sameUnit(one.unit, unit),
  )
}

/** Does a turn without an item of its own go on about the work of the last one, `gap` full turns ago? */
function goesOn(said: string, gap: number): boolean {
  const words = said.split(' ')
  if (words.length < 5 || words.length > 20) return false
  if (moving.test(said) || turns(said)) return false
  if (recounting.test(said) || counting.test(said) || naming.test(said)) return false
  if (gap === 0 && adding.test(said)) return true
  if (words.length < 15 && asking.test(said)) return false
  return pointing.test(said.replace(timing, ' '))
}

/** Evidence of a link that rests on nothing but the talk going on. */
export const goingOn = 'sambungan pembahasan sebelumnya'

type Seen = { readonly turn: number; readonly by: string | null }

export type Memory = ReturnType<typeof createMemory>

/** So many items stay under discussion from turns that were not heard here: more would crowd out what is new. */
const remembered = 30

/** Items are numbers of the index; `homeOf` tells where one lies, `before` what each turn before the first discussed. */
export function createMemory(
  homeOf: (n: number) => Pick<Indexed, 'kecamatan' | 'desa' | 'item'>,
  before: readonly (readonly number[])[] = [],
) {
  const discussed = new Map<number, Seen>()
  const spokenBy = new Map<string, readonly number[]>()
  const placeOf = new Map<string, { turn: number; places: readonly Place[] }>()
  let place: { turn: number; places: readonly Place[] } | null = null
  let turn = before.length - 1
  for (let at = before.length - 1; at >= 0 && discussed.size < remembered; at -= 1)
    for (const n of before[at]!) if (!discussed.has(n)) discussed.set(n, { turn: at, by: null })
  let last: readonly number[] = []
  /** Turns of some length since a work was last spoken of. */
  let gap = 9
  let chain = 0
  let speaking: Speaking = {}

  const counted = (said: string) =>
    said.split(' ').length > 35 || moving.test(said) || turns(said)
      ? []
      : last.filter((n) => counts(said, homeOf(n).item))

  return {
    begin(now: Speaking) {
      turn += 1
      speaking = now
    },
    discussed: (): Iterable<number> => discussed.keys(),
    /** What earlier turns speak for an item: 0, or more the nearer it was. */
    boostOf(n: number): number {
      const seen = discussed.get(n)
      if (seen === undefined) return 0
      const own = seen.by !== null && seen.by === speaking.speakerId
      const cited = speaking.cites?.some((id) => spokenBy.get(id)?.includes(n)) ?? false
      if (turn - seen.turn <= span || cited) return 2
      return own ? 1.4 : 1.2
    },
    /** Works under discussion at this moment. */
    topic: (): readonly number[] => (gap <= 1 ? last : []),
    proposer: (): string | null => speaking.proposerId ?? speaking.speakerId ?? null,
    /** Where the speech goes on when a turn names no place. */
    carried(home: readonly Place[]): readonly Place[] {
      const own = speaking.speakerId ? placeOf.get(speaking.speakerId) : undefined
      if (own !== undefined && turn - own.turn <= ownPlace) return own.places
      if (place !== null && turn - place.turn <= otherPlace) return place.places
      return home
    },
    seePlace(places: readonly Place[]) {
      const villages = places.filter((one) => one.desa !== null)
      if (villages.length === 0) return
      place = { turn, places: villages }
      if (speaking.speakerId) placeOf.set(speaking.speakerId, place)
    },
    see(items: readonly number[]) {
      last = items
      gap = -1
      chain = 0
      const by = speaking.speakerId ?? null
      for (const n of items) discussed.set(n, { turn, by })
      if (by !== null) spokenBy.set(by, items)
    },
    /** Does the floor go to somebody else, or the talk to another matter? */
    turns: (spoken: string): boolean => moving.test(bare(spoken)) || turns(bare(spoken)),
    /** To be called when a turn is over. */
    end(spoken: string) {
      const said = bare(spoken)
      if (gap < 0) gap = 0
      else if (turns(said)) gap = 9
      else if (!short(said)) gap += 1
    },
    /** Items that a turn without an own one goes on with. */
    follow(spoken: string): { items: readonly number[]; why: string } | null {
      const said = bare(spoken)
      if (!moving.test(said)) {
        const cited = (speaking.cites ?? []).flatMap((id) => spokenBy.get(id) ?? [])
        if (cited.length > 0) {
          last = [...new Set(cited)]
          gap = -1
          return { items: last, why: 'menyambung pernyataan sebelumnya' }
        }
      }
      const tells = counted(said)
      if (gap > 1 || chain >= followed || (tells.length === 0 && !goesOn(said, gap))) return null
      // A turn about another village goes on with nothing.
      const there = place?.turn === turn ? place.places : null
      const here = (tells.length > 0 ? tells : last).filter((n) => {
        const { kecamatan, desa } = homeOf(n)
        return there?.some((p) => p.kecamatan === kecamatan && p.desa === desa) ?? true
      })
      if (here.length === 0) return null
      last = here
      gap = -1
      chain += 1
      if (speaking.speakerId && !spokenBy.has(speaking.speakerId))
        spokenBy.set(speaking.speakerId, last)
      return { items: last, why: goingOn }
    },
  }
}
