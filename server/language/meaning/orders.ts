/** Several orders in one breath, each led by whom it goes to: "Pak Henry peta … 28 April, Bu Fitri sampel … 30 April". */
import { days, monthOrder } from '../tables/measures.ts'
import { beside } from './actor.ts'
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

/** The sentence in parts with one addressee and one day each; itself where it holds no more than one. */
export function ordersOf(sentence: Sentence, parts: FollowUpParts): Sentence[] {
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
