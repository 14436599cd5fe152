/** What the finders of persons, bodies and offices share: the mention they make, forms of address, words of a text. */
import type { Orang } from '../input.ts'

export type Mention = {
  /** Everyone who could be meant; one where it is clear, none where it names nobody here. */
  readonly ids: readonly string[]
  readonly from: number
  readonly to: number
  readonly by: 'name' | 'office' | 'fraksi' | 'body' | 'group'
  readonly said: string
}

const sapaanWords = new Set(
  `bapak pak ibu bu saudara saudari sdr bung mas mbak kakak adinda yth kang akang teh teteh neng bang abang uda uni cak ning gus
   daeng om tante mbah eyang kak pace mama tuan nyonya bli bapa mace nona noni cik encik puan amang inang
   ompu opa oma ina ama ustaz ustad ustazah kiai buya tengku datuk mamak papa ayuk mang habib koh usi opung ompung raden puang karaeng
   pakde bude paklik bulik acil abah ceu cece romo`
    .split(/\s+/)
    .filter(Boolean),
)
/** Is it a word of address ("bapak", "kang")? */
export const isSapaan = (word: string): boolean => sapaanWords.has(word)

/** Words of address that only this roster knows: those before a name that somebody is called by ("Dang Nop", "Bib Salim"). */
export function openSapaan(all: readonly Orang[]): (word: string) => boolean {
  const own = new Set<string>()
  for (const person of all) {
    const name = wordsOf(person.nama)
    for (const call of person.panggilan ?? []) {
      const [first, second] = wordsOf(call)
      if (
        first !== undefined &&
        second !== undefined &&
        !name.includes(first) &&
        !notAddress.test(first)
      )
        own.add(first)
    }
  }
  return (word) => sapaanWords.has(word) || own.has(word)
}

/** Titles and offices, which are read on their own. */
const notAddress =
  /^(ketua|wakil|pimpinan|haji|hajah|dokter|doktor|profesor|prof|insinyur|kepala|kadis|kaban|kabid|camat|lurah|sekda|direktur|dirut|sekretaris)$/

const women = new Set(
  'ibu bu saudari mbak teh teteh neng uni ning tante mama hajah nyonya nona noni mace puan inang oma ustazah mamak ayuk usi bude bulik acil ceu cece'.split(
    ' ',
  ),
)
const men = new Set(
  'bapak pak bung mas kang akang bang abang uda cak gus daeng om bli bapa pace amang opa ustaz ustad kiai buya datuk papa mang habib koh pakde paklik abah romo'.split(
    ' ',
  ),
)

/** May somebody with this form of address be called by this word? */
export function genderFits(person: Orang, sapaan: string | null): boolean {
  if (sapaan === null) return true
  if (person.sapaan === 'Bapak') return !women.has(sapaan)
  if (person.sapaan === 'Ibu') return !men.has(sapaan)
  return true
}

/** Lower-case words of a text, without marks. */
export const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .split(/[^\p{L}\d-]+/u)
    .filter(Boolean)

/** Does `part` stand at `i`? */
export const standsAt = (words: readonly string[], i: number, part: readonly string[]) =>
  part.length > 0 && part.every((word, k) => words[i + k] === word)

/** The name of a fraksi or a body alone, or with somebody or a call behind it, is a call itself. */
const calledBehind = /^(silakan|silahkan|dipersilakan|persilakan|monggo|mangga|giliran|dulu)$/
/** May stand before what is called alone. */
export const aloneBefore =
  /^(ya|baik|oke|sekarang|selanjutnya|berikutnya|berikut|lanjut|giliran|terakhir|coba|\|)$/

/** Does what ends at `to` end the words, or stand before a call or a form of address? */
export const standsAlone = (words: readonly string[], to: number) =>
  words[to] === undefined ||
  calledBehind.test(words[to]) ||
  isSapaan(words[to]) ||
  (words[to] === 'yang' && /^(jawab|menjawab|bicara|menjelaskan)$/.test(words[to + 1] ?? '')) ||
  (words[to] === 'baru' && words[to + 1] !== undefined)
