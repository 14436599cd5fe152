/** Several orders in one breath, each led by whom it goes to: "Pak Henry peta … 28 April, Bu Fitri sampel … 30 April". */
import { days, monthOrder } from '../tables/measures.ts'
import { beside } from './actor.ts'
import { bareVerb } from './acts.ts'
import { dueDate } from './due.ts'
import type { FollowUpParts } from './followups.ts'
import { plainOf, type Sentence } from './sentences.ts'

/** Of a guest: "salinan izinnya nanti kami sampaikan" begins a promise, whatever was refused before it. */
const promised =
  /(?:\b(?:salinan|data|daftar|laporan|surat|dokumen|hasil|peta|rincian) )?\b\p{L}{3,}nya,? (?:nanti|segera|akan) (?:kami|saya) /u

/** What days are told by: with fewer than two there are no two orders. */
const day = new RegExp(
  `\\b(?:${monthOrder.join('|')}|${Object.keys(days).join('|')}|minggu|pekan|bulan|tanggal|besok|lusa|hari)\\b`,
  'g',
)

const part = (sentence: Sentence, from: number, to?: number): Sentence => {
  const text = sentence.text.split(' ').slice(from, to).join(' ')
  const plain = plainOf(text)
  return { text, plain, words: plain.split(' '), question: to === undefined && sentence.question }
}

/** Where a long breath turns to something else. */
const turnsTo =
  /^(?:tapi|tetapi|sedangkan|sementara|sisanya|insyaallah|kemudian|lalu|selanjutnya|namun|makanya|jadi|solusinya|supaya|terus)$/

/** A breath without a stop in clauses, so that what is said and done of one does not hide what is promised in the next. */
function clausesOf(sentence: Sentence): Sentence[] {
  const { words } = sentence
  if (words.length < longBreath || sentence.text.split(' ').length !== words.length)
    return [sentence]
  const cuts = words.flatMap((word, k) => {
    if (k < 5 || words.length - k < 5) return []
    // "surat tugasnya kami terbitkan paling lambat …"
    const given =
      /\p{L}{3,}nya$/u.test(word) &&
      /^(?:kami|saya)$/.test(words[k + 1] ?? '') &&
      bareVerb.has(words[k + 2] ?? '')
    const noun = given && /^(?:surat|data|daftar|laporan|dokumen|hasil)$/.test(words[k - 1]!)
    return turnsTo.test(word) ? [k] : given ? [noun ? k - 1 : k] : []
  })
  return [0, ...cuts].map((from, n) => part(sentence, from, cuts[n]))
}
const longBreath = 11

/** The sentence in parts with one addressee and one day each; itself where it holds no more than one. */
export const ordersOf = (sentence: Sentence, parts: FollowUpParts): Sentence[] =>
  clausesOf(sentence).flatMap((clause) => addressed(clause, parts))

function addressed(sentence: Sentence, parts: FollowUpParts): Sentence[] {
  const { words } = sentence
  if (words.length < 8 || sentence.text.split(' ').length !== words.length) return [sentence]
  const vow = promised.exec(sentence.plain)
  const at = vow === null ? 0 : sentence.plain.slice(0, vow.index).split(' ').length - 1
  if (at > 3) return [part(sentence, 0, at), part(sentence, at)]
  if (parts.tanggal === '' || (sentence.plain.match(day)?.length ?? 0) < 2) return [sentence]
  const starts = parts.directory
    .find(words)
    .filter(({ ids, by, from }) => ids.length === 1 && by !== 'fraksi' && !beside(words, from))
    .filter(({ from }) => from === 0 || !/^(?:ya|oleh|punya|usulan|pokir)$/.test(words[from - 1]!))
    .map(({ from }) => from)
  // Only those with a day of their own before the next.
  const dated = starts.filter((from, k) => {
    const said = words.slice(from, starts[k + 1]).join(' ')
    return dueDate(said, parts.tanggal) !== null
  })
  if (dated.length < 2) return [sentence]
  return dated.map((from, k) => part(sentence, from, dated[k + 1]))
}
