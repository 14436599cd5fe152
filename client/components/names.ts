/** Short forms of people's names, and finding people by what is typed. Titles before and after a name are no part of its initials. */
import type { Peserta } from '../../server/domain/rapat.ts'

const titles =
  /^(h|hj|dr|drs|dra|ir|prof|kh|tgk|r|rr|st|sh|se|mm|m\.?si|s\.?sos|s\.?pd|m\.?pd|s\.?ag|b\.?sc)\.?$/i

function plainWords(nama: string): string[] {
  const bare = nama.split(',')[0] ?? nama
  const words = bare.split(/\s+/).filter((word) => word && !titles.test(word))
  return words.length > 0 ? words : bare.split(/\s+/)
}

/** "Harun Wiratama" out of "Drs. H. Harun Wiratama, M.Si.": where a narrow list has no room for titles. */
export const plainName = (nama: string): string => plainWords(nama).join(' ')

export function initialsOf(nama: string): string {
  const used = plainWords(nama)
  const first = used[0]?.[0] ?? '?'
  const last = used.length > 1 ? (used.at(-1)?.[0] ?? '') : ''
  return (first + last).toUpperCase()
}

/** "DPRD Kabupaten Lumbung Raya": for places where the full name does not fit. */
export function shortDewan(nama: string): string {
  return nama
    .replace(/^Dewan Perwakilan Rakyat Daerah/i, 'DPRD')
    .replace(/^Dewan Perwakilan Rakyat (Aceh|Kabupaten|Kota)/i, 'DPR $1')
}

/** Every word typed is somewhere in the person's name, fraksi, body, office or forms of address. */
export function matchesPerson(person: Peserta, typed: string): boolean {
  const { nama, fraksi, instansi, jabatan, panggilan } = person
  const all = [nama, fraksi, instansi, jabatan, ...panggilan].join(' ').toLowerCase()
  return typed
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word))
}
