/** Small measures that features are made of. */
import type { Orang } from '../../input.ts'
import type { Topic } from '../situation.ts'

export const lengthOf = (n: number): string =>
  n <= 2
    ? '2'
    : n <= 4
      ? '4'
      : n <= 7
        ? '7'
        : n <= 12
          ? '12'
          : n <= 20
            ? '20'
            : n <= 40
              ? '40'
              : '41'

export const fewOf = (ids: readonly string[]): number =>
  ids.length < 3 ? ids.length : ids.length < 5 ? 4 : 9

export const flag = (is: boolean) => (is ? 1 : 0)

export const shareOf = (hits: number, all: number) =>
  hits === 0 ? 'none' : hits === all ? 'all' : 'some'

export const roleOf = (
  { id, instansi, fraksi, komisi, dapil }: Orang,
  chairIds: readonly string[],
) =>
  chairIds.includes(id)
    ? 'ketua'
    : instansi
      ? 'undangan'
      : fraksi || komisi || dapil
        ? 'anggota'
        : 'lain'

const plain = new Set(
  `yang dan di ke dari untuk dengan ini itu saya kami kita ada tidak sudah akan bisa juga kepala dinas badan kantor bagian kabupaten
   kota daerah anggota ketua wakil sekretaris komisi fraksi bidang perusahaan umum kecamatan kelurahan desa dprd`.split(
    /\s+/,
  ),
)
const stem = (word: string) =>
  word
    .replace(/^(ber|ter|per|pe[mnr]?|me[mn]?g?|di)(?=\w{4})/, '')
    .replace(/(nya|kan|an|i)$/, '')
    .slice(0, 7)

/** Of the words that say something, roughly what they are made from. */
export const stemsOf = (words: readonly string[]) =>
  new Set(words.filter((word) => word.length > 3 && !plain.has(word)).map(stem))

const houses = new WeakMap<Orang, readonly string[]>()
/** Stems of the words of somebody's house and office. */
export function houseOf(person: Orang): readonly string[] {
  const known = houses.get(person)
  if (known) return known
  const words = `${person.instansi ?? ''} ${person.jabatan ?? ''}`.toLowerCase().split(/[^\p{L}]+/u)
  const made = [...stemsOf(words)]
  houses.set(person, made)
  return made
}

const bodyKey = (body: string | null | undefined): string =>
  (body ?? '')
    .toLowerCase()
    .replace(/[^a-z ]/g, '')
    .replace(/\b(kabupaten|kota) .*/, '')
    .trim()

/** Is the item this person's own: a member's by who asked for it, a guest's by whose office answers for it? */
export const owns = ({ owner, opd }: Topic, person: Orang): boolean =>
  owner === person.id ||
  (!!person.instansi && bodyKey(opd) !== '' && bodyKey(opd) === bodyKey(person.instansi))
