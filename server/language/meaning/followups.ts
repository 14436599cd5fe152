/** Follow-ups: who is to do what by when, with the sentence it was said in. */
import type { Orang } from '../input.ts'
import { stem } from '../links/stem.ts'
import type { Directory } from '../speakers/index.ts'
import { actorOf, calledAtEnd, calledFirst } from './actor.ts'
import {
  accepts,
  ahead,
  answersOn,
  asksBody,
  assigning,
  awaited,
  deadline,
  dealing,
  deliver,
  doing,
  entrusted,
  maybe,
  noting,
  ordered,
  outcome,
  own,
  papers,
  past,
  promise,
  refuses,
  request,
  sitting,
  speech,
  unwished,
  vowed,
  wishes,
  written,
} from './acts.ts'
import { alike } from './alike.ts'
import type { SpokenTurn } from './decisions.ts'
import { dueDate } from './due.ts'
import { ordersOf } from './orders.ts'
import { call } from './resolves.ts'
import { isCounted, plainOf } from './sentences.ts'
import { actText, lowerFirst, promiseText, requestText } from './wording.ts'

export type FollowUp = {
  readonly text: string
  readonly pic: string | null
  readonly due: string | null
  readonly turnIndexes: readonly number[]
}

export type FollowUpParts = {
  readonly directory: Directory
  readonly undangan: readonly Orang[]
  /** Names of OPD as the items write them. */
  readonly opd: readonly string[]
  readonly tanggal: string
}

/** A promise and the request that takes it down: one body, one day, near each other, and a word of the act. */
function sameWord(a: FollowUp, b: FollowUp): boolean {
  if (a.pic !== b.pic || (a.due !== null && a.due !== b.due) || b.due === null) return false
  // A promise without a day takes that of the request right behind it.
  if (b.turnIndexes[0]! - a.turnIndexes.at(-1)! > (a.due === null ? 2 : 6)) return false
  const body = new Set((a.pic ?? '').toLowerCase().split(' '))
  const stems = (text: string) =>
    new Set(
      plainOf(text)
        .split(' ')
        .filter((word) => word.length > 4 && !body.has(word) && !dayWord.test(word))
        .map(stem),
    )
  const other = stems(b.text)
  return [...stems(a.text)].some((word) => other.has(word))
}
/** "Senin depan tanggal 20 April." */
const onlyDay =
  /^(?:hari )?(?:senin|selasa|rabu|kamis|jumat|sabtu|minggu|besok|lusa|tanggal)(?: \S+){0,5}$/
const dayWord =
  /^(paling|lambat|bulan|akhir|tanggal|minggu|pekan|depan|sampai|sebelum|hari|senin|selasa|rabu|kamis|jumat|sabtu|besok|dinas|badan|kepada|komisi)$/

export function findFollowUps(turns: readonly SpokenTurn[], parts: FollowUpParts): FollowUp[] {
  const found: FollowUp[] = []
  const promises = new Set<FollowUp>()
  const keep = (one: FollowUp, promised = false) => {
    const answered = found.findIndex(
      (other) => promises.has(other) !== promised && sameWord(other, one),
    )
    if (answered >= 0) {
      const other = found[answered]!
      promises.delete(other)
      found[answered] = {
        ...(promised ? other : one),
        turnIndexes: [...new Set([...other.turnIndexes, ...one.turnIndexes])],
      }
      return
    }
    if (promised) promises.add(one)
    const twin = found.findIndex(
      (other) =>
        (other.pic === one.pic || other.pic === null || one.pic === null) &&
        (other.due === one.due || other.due === null || one.due === null) &&
        alike(other.text, one.text) &&
        one.turnIndexes[0]! - other.turnIndexes.at(-1)! <= 12,
    )
    if (twin < 0) {
      found.push(one)
      return
    }
    const other = found[twin]!
    found[twin] = {
      text: one.due !== null || other.due === null ? one.text : other.text,
      pic: other.pic ?? one.pic,
      due: one.due ?? other.due,
      turnIndexes: [...new Set([...other.turnIndexes, ...one.turnIndexes])],
    }
  }
  const institutions = new Set(parts.undangan.flatMap((u) => (u.instansi ? [u.instansi] : [])))
  const guestOf = (turn: SpokenTurn | undefined) =>
    turn === undefined ? undefined : parts.undangan.find((u) => u.id === turn.speakerId)
  const nameOf = (guest: Orang) => guest.instansi ?? guest.nama
  for (const [at, turn] of turns.entries()) {
    const guest = guestOf(turn)
    /** Does the one who is asked say at once that it cannot be? */
    const refused = (pic: string) =>
      turns.slice(at + 1, at + 3).some((next) => {
        const by = guestOf(next)
        return (
          by !== undefined &&
          nameOf(by) === pic &&
          next.sentences.some((s) => refuses.test(s.plain))
        )
      })
    const sentences = turn.sentences.flatMap((sentence) => ordersOf(sentence, parts))
    // A list of orders is the chair's, whoever is known to speak.
    const listed = turn.chair === null && sentences.length - turn.sentences.length > 1
    for (const [k, sentence] of sentences.entries()) {
      const { plain } = sentence
      // Points that are read out are put to all.
      const leads = turn.chair === true || listed || (guest === undefined && isCounted(sentence))
      // "… paling lambat 30 April, sepakat ya?" asks for assent, not for an answer.
      const question =
        (sentence.question && !call.test(plain)) || /\batau (?:tidak|belum)$/.test(plain)
      if (maybe.test(plain) || sitting.test(plain)) continue
      if (wishes.test(plain.replace(unwished, ' '))) continue
      const before = sentences[k - 1]
      const dayOf = (said: string) => (parts.tanggal === '' ? null : dueDate(said, parts.tanggal))
      // "Hari Sabtu, Pimpinan. Kami kumpulkan …": the day stands before the act.
      const due =
        dayOf(plain) ??
        (before !== undefined && (before.words.length <= 4 || onlyDay.test(before.plain))
          ? dayOf(before.plain)
          : null)
      const limited = due !== null && deadline.test(plain)
      // "Catat ya, Sekwan.": the next sentence is what is to be taken down.
      const noted = before !== undefined && before.words.length <= 5 && noting.test(before.plain)
      const asksFor = noted || request.test(plain)
      const acts = deliver.test(plain) || (answersOn.test(plain) && written.test(plain))
      const dated = due !== null || written.test(plain) || deadline.test(plain)
      if (
        guest !== undefined &&
        !question &&
        !refuses.test(plain) &&
        !asksBody.test(plain) &&
        !/\bminta waktu\b/.test(plain)
      ) {
        const pic = nameOf(guest)
        // "siap, besok kami sampaikan": the word behind a request, not a second one.
        const last = found.at(-1)
        const behind =
          last !== undefined &&
          last.pic === pic &&
          at > 0 &&
          turns
            .slice(Math.max(0, at - 2), at)
            .some((t) => last.turnIndexes.includes(t.i) && guestOf(t) === undefined)
        if (
          behind &&
          (k === 0 || sentence.words.length <= 8) &&
          (accepts.test(sentences[0]!.plain) || sentence.words.length <= 8)
        ) {
          found[found.length - 1] = {
            ...last,
            due: last.due ?? due,
            turnIndexes: [...new Set([...last.turnIndexes, turn.i])],
          }
          continue
        }
        const reached = limited && outcome.test(plain)
        const promised = reached || promise.test(plain) || own.test(plain)
        if (
          sentence.words.length >= 4 &&
          dated &&
          (promised || (acts && due !== null)) &&
          (!past.test(plain.replace(ahead, ' ')) ||
            (promised && due !== null && (vowed.test(plain) || !/\b(sudah|telah)\b/.test(plain))))
        ) {
          // "Kami turun minggu depan. Hasilnya kami sampaikan Senin.": one promise, with the day of its outcome.
          if (
            last !== undefined &&
            promises.has(last) &&
            last.turnIndexes.at(-1) === turn.i &&
            /^(?:hasil|laporan|data)nya\b/.test(plain)
          ) {
            found.pop()
            promises.delete(last)
          }
          keep({ text: promiseText(sentence.text, pic), pic, due, turnIndexes: [turn.i] }, true)
          continue
        }
      }
      if (sentence.words.length < 4) continue
      const wants = asksFor && dated && papers.test(plain)
      const asker = guest !== undefined || turn.chair === null
      const known = actorOf(sentence, parts)
      const opened =
        turn.chair === true && due !== null && doing.test(plain)
          ? calledFirst(sentence, parts)
          : null
      const named =
        known !== null && asker && /^(?:minta|meminta)$/.test(sentence.words[known.to] ?? '')
          ? null
          : (known ?? opened)
      // "Kadis Pertanian. Tolong dicek …": who is meant was called before.
      const called =
        named === null &&
        guest === undefined &&
        before !== undefined &&
        !before.question &&
        !isCounted(sentence)
          ? (calledAtEnd(before, parts) ?? actorOf(before, parts))
          : null
      // Without a day only somebody called right before is meant: "… lalu sekretariat. Tolong siapkan …".
      const close = called !== null && (due !== null || before!.words.length - called.from <= 2)
      const actor = named ?? (close ? called : null)
      const orders =
        guest === undefined &&
        ((named !== null && ordered(sentence.words, named.from)) ||
          (called !== null && ordered(sentence.words, -1)))
      // "Dinas Pendidikan menempatkan guru … paling lambat tanggal satu", said by the chair.
      const put =
        named !== null &&
        (named.from <= 4 ||
          named.to === sentence.words.length ||
          papers.test(sentence.words[named.to] ?? '') ||
          doing.test(sentence.words[named.to] ?? '')) &&
        leads &&
        due !== null &&
        ((limited && (doing.test(plain) || dealing.test(plain))) ||
          papers.test(sentence.words[named.to] ?? '') ||
          named === opened ||
          // "hitungan biayanya lima Mei, ya, Pak Greg"
          (named.to === sentence.words.length && papers.test(plain)))
      // "Dinas X agar mengurus izinnya", said by the chair: an order without a day.
      const assigned =
        named !== null &&
        turn.chair === true &&
        (assigning.test(sentence.words.slice(named.from, named.from + 12).join(' ')) ||
          entrusted.test(sentence.words.slice(0, named.from).join(' ')))
      const does =
        put ||
        assigned ||
        acts ||
        wants ||
        (dated && orders) ||
        (dated && asksFor && due !== null && (doing.test(plain) || awaited.test(plain)))
      if (question || !does || (past.test(plain) && !limited && !awaited.test(plain))) continue
      if (guest !== undefined && (!asksFor || awaited.test(plain))) continue
      if (speech.test(plain) && !dated) continue
      // A decision without a day is a decision only.
      if (
        !dated &&
        !assigned &&
        /\b(disepakati|diputuskan|menyepakati|memutuskan|setuju|sepakat|disetujui|sepakati|setujui|merekomendasikan)\b/.test(
          plain,
        )
      )
        continue
      const sure = limited || dated
      if (actor !== null && refused(actor.pic)) continue
      if (
        actor !== null &&
        (asksFor || orders || (leads && sure)) &&
        (sure || turn.chair === true)
      ) {
        keep({
          text:
            named !== null
              ? requestText(actText(sentence, actor), actor.pic)
              : `${actor.pic}: ${lowerFirst(actText(sentence, null))}`,
          pic: actor.pic,
          due,
          turnIndexes: [turn.i],
        })
        continue
      }
      if (actor === null && asksFor && sure && institutions.size === 1) {
        keep({
          text: actText(sentence, null),
          pic: [...institutions][0]!,
          due,
          turnIndexes: [turn.i],
        })
      }
    }
  }
  return found
}
