/** The council's own region: every kecamatan and desa, also those that no item names. */
import type { GeneralWords } from './correct/lexicon.ts'

export type Region = {
  /** Code of the kabupaten or kota; null where none was chosen, and then there are no places. */
  readonly kode: string | null
  readonly places: readonly { readonly kecamatan: string; readonly desa: readonly string[] }[]
  /** Could this name be everyday speech, word by word ("Baru", "Harapan Jaya")? Then it counts only behind the kind of place. */
  isCommon(words: readonly string[]): boolean
}

/** What the villages and districts of the country are called; `kampung` and `kota` are everyday words themselves. */
export const officialKinds: ReadonlySet<string> = new Set(
  'desa kelurahan kecamatan nagari gampong pekon distrik kalurahan kapanewon kemantren'.split(' '),
)

/** Without a general list an everyday word cannot be told from a name: every name then counts only behind its kind. */
export function openRegion(
  { kode, places }: Pick<Region, 'kode' | 'places'>,
  general: GeneralWords,
): Region {
  const common = (word: string) =>
    word.length < 4 || !general.installed || general.share.has(word.toLowerCase())
  return { kode, places, isCommon: (words) => words.every(common) }
}

/** All its names, those of the kecamatan first. */
export const namesOfRegion = ({ places }: Region): string[] => [
  ...new Set([...places.map(({ kecamatan }) => kecamatan), ...places.flatMap(({ desa }) => desa)]),
]
