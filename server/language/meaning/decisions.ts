/** Decisions of the rapat: what the chair puts and the room agrees to. */
import { upperFirst } from '../token.ts'
import { alike } from './alike.ts'
import { answered, chorus, confirmedBy, takenUp } from './assent.ts'
import { pointsBefore, pointsRead, refersBack } from './points.ts'
import {
  asks,
  call,
  decided,
  denied,
  elsewhere,
  gavel,
  gavelHeard,
  maybe,
  objected,
  objectFirst,
  openness,
  opens,
  past,
  pause,
  plan,
  resolve,
  ruled,
  selfAnswered,
  twice,
} from './resolves.ts'
import { isCounted, type Sentence } from './sentences.ts'
import { statement } from './statement.ts'

export type SpokenTurn = {
  readonly i: number
  readonly speakerId: string | null
  /** Null where nobody knows who speaks. */
  readonly chair: boolean | null
  readonly sentences: readonly Sentence[]
}

export type Decision = { readonly text: string; readonly turnIndexes: readonly number[] }

const isFiller = (s: Sentence) =>
  s.words.length < 4 ||
  (/^(terima kasih|silakan|baik|setuju|sekian)\b/.test(s.plain) && s.words.length < 6)

/** Tells when and how of what stands before it. */
const detail =
  /^(waktunya|jadwalnya|tanggalnya|tempatnya|teknisnya|detailnya|hasilnya|laporannya|datanya|suratnya|undangannya|anggotanya|ketuanya|pesertanya|jadi (?:satu|dua|tiga) (?:usulan|paket|titik))\b/i

/** What a question puts: "apakah usulan X dapat disetujui" itself, or the sentence before it. */
function putBy(turn: SpokenTurn, k: number): string | null {
  const question = turn.sentences[k]!
  const inside = /\bapakah (.{12,}?),? (dapat|bisa)( kita)? (di)?(setujui|sepakati|terima)\b/.exec(
    question.text.replace(/^Apakah/, 'apakah'),
  )
  if (
    inside !== null &&
    !/^(ini|itu|hal|hal ini|usulan ini|bapak|ibu|saudara|semua|rapat)/i.test(inside[1]!)
  ) {
    return upperFirst(`${inside[1]} disetujui.`)
  }
  const agenda = /\b(acara|agenda)\b/.test(
    turn.sentences
      .slice(0, k + 1)
      .map((s) => s.plain)
      .join(' '),
  )
  if (
    agenda &&
    !/\b(anggaran|usulan|ranperda|komisi \S+ (meminta|menyepakati))\b/.test(question.plain) &&
    /\b(acara|agenda)\b/.test(`${question.plain} ${turn.sentences[k - 1]?.plain ?? ''}`)
  )
    return 'Rapat menyetujui acara rapat.'
  // The statement and the call for assent in one breath: "kedua … disepakati ya".
  const resolved =
    /\b(?:rapat|forum|sidang) (?:ini )?(?:memutuskan|menyepakati|menyetujui|menetapkan)(?: bahwa| agar| untuk)? (.{12,})$/i.exec(
      question.text,
    )?.[1]
  const whole = statement(resolved === undefined ? question.text : upperFirst(resolved))
  if (
    whole.split(' ').length >= 5 &&
    !/^(apakah|bagaimana|kira-kira|bisa|dapat|ini|itu|hal ini)\b/i.test(whole) &&
    // When and how is a detail of what stands before it.
    !(k > 0 && (detail.test(whole) || detail.test(question.text)))
  )
    return whole
  for (let before = k - 1; before >= 0; before -= 1) {
    const sentence = turn.sentences[before]!
    if (isFiller(sentence) || asks.test(sentence.plain) || openness.test(sentence.plain)) continue
    if (before > 0 && detail.test(sentence.plain)) continue
    return statement(sentence.text)
  }
  return null
}

const orderOfDay = /\b(?:susunan|acara|agenda)\b.{0,20}\b(?:rapat|disetujui|disepakati)\b/i
export function findDecisions(turns: readonly SpokenTurn[]): Decision[] {
  const found: Decision[] = []
  /** `apart`: those of one list, of which no two are the same; the one kept joins them. */
  const keep = (text: string, at: readonly number[], apart = new Set<number>()) => {
    if (text.split(' ').length < 3) return
    const twin = found.findIndex(
      (one, n) => !apart.has(n) && alike(one.text, text) && at[0]! - one.turnIndexes.at(-1)! <= 6,
    )
    const one = found[twin]
    apart.add(one === undefined ? found.length : twin)
    if (one === undefined) found.push({ text, turnIndexes: at })
    else
      found[twin] = {
        text: one.text.length >= text.length ? one.text : text,
        turnIndexes: [...new Set([...one.turnIndexes, ...at])],
      }
  }
  turns.forEach((turn, at) => {
    if (turn.chair === false) return
    const whole = turn.sentences.map(({ plain }) => plain).join(' ')
    turn.sentences.forEach((sentence, k) => {
      const plain = sentence.plain.replace(gavelHeard, '')
      if (
        asks.test(plain) &&
        !(ruled.test(plain) && !sentence.question) &&
        (sentence.question || call.test(plain) || /^apakah/.test(plain) || /\bapakah\b/.test(plain))
      ) {
        if (turn.chair !== true && !(turn.chair === null && chorus(turns[at + 1]))) return
        // "…, setuju?": what stood before it in the turn.
        const before = turn.sentences[k - 1]
        if (sentence.words.length <= 1 && (before === undefined || isFiller(before))) return
        const heard = answered(turns, at, k)
        // A resolution the chair words as one, to which nobody says a word, stands.
        const resolved = turn.chair === true && resolve.test(plain)
        const settled =
          turn.chair === true &&
          selfAnswered.test(plain) &&
          !turns[at + 1]?.sentences.some((s) => objected.test(s.plain))
        const agreed = settled ? true : (heard ?? (twice.test(plain) || resolved ? true : null))
        const text = agreed === false ? null : putBy(turn, k)
        const read =
          agreed === true && turn.chair === true && (text === null || refersBack.test(whole))
            ? pointsRead(turns, at)
            : []
        const list = new Set<number>()
        for (const point of read) keep(point.text, [point.i, turn.i], list)
        if (
          read.length > 0 ||
          text === null ||
          agreed !== true ||
          maybe.test(plain) ||
          denied.test(plain) ||
          past.test(plain)
        )
          return
        const points = orderOfDay.test(text) ? [] : pointsBefore(turn, k)
        for (const point of points) keep(point, [turn.i], list)
        const confirmed = confirmedBy(turns, at)
        const told = confirmed === null ? [turn.i] : [turn.i, confirmed]
        // The call for assent may put the last of them, or one more.
        keep(text, told, points.includes(text) ? undefined : list)
        return
      }
      if (
        sentence.question ||
        maybe.test(plain) ||
        past.test(plain) ||
        denied.test(plain) ||
        elsewhere.test(plain)
      )
        return
      // "Saya simpulkan. Satu, …": only leads to its points.
      const following = turn.sentences[k + 1]
      if (
        following !== undefined &&
        isCounted(following) &&
        !isCounted(sentence) &&
        sentence.words.length <= 8
      )
        return
      const head = isCounted(sentence)
        ? turn.sentences.slice(0, k).findLast((s) => !isCounted(s))
        : turn.sentences[k - 1]
      const summed =
        head !== undefined &&
        (opens.test(head.plain) || (isCounted(sentence) && decided.test(head.plain)))
      const planned =
        turn.chair === true &&
        (plan.test(plain) || objectFirst.test(plain)) &&
        !pause.test(plain) &&
        k >= turn.sentences.length - 2 &&
        takenUp(turns, at)
      if (
        !(decided.test(plain) || planned || summed) ||
        (openness.test(plain) &&
          !/\b(disepakati|disetujui|diputuskan|ditolak|ditunda|ditetapkan)\b/.test(plain))
      )
        return
      if (turn.chair !== true || sentence.words.length < 4 || opens.test(plain)) return
      // "Baik, disetujui, tok, satu kali.": the word behind a decision, not another one.
      if (sentence.words.filter((word) => !gavel.test(word)).length < 2) return
      // The agreement of the room is asked right behind it and refused.
      const next = turn.sentences[k + 1]
      if (next !== undefined && asks.test(next.plain) && answered(turns, at, k + 1) === false)
        return
      if (
        /\bkesimpulan(nya)?\b/.test(plain) &&
        (sentence.words.length < 7 || /\b(acara|agenda)\b/.test(plain))
      )
        return
      keep(statement(sentence.text.replace(/,? itu keputusan(?:nya)?\b.*$/i, '.')), [turn.i])
    })
  })
  return found
}
