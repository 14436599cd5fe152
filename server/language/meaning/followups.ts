/** Follow-ups: who is to do what by when, with the sentence it was said in. */
import type { Orang } from '../input.ts'
import type { Directory } from '../people.ts'
import { upperFirst } from '../token.ts'
import { alike, type SpokenTurn, statement } from './decisions.ts'
import { dueDate } from './due.ts'
import type { Sentence } from './sentences.ts'

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

const request =
  /\b(mohon|agar|supaya|tolong|minta|meminta|diminta|dimintakan|menugaskan|ditugaskan|wajib|harus|diharapkan|mendesak|merekomendasikan|disepakati|diputuskan|menyepakati|memutuskan)\b/
const deliver =
  /\b(menyampaikan|disampaikan|sampaikan|menyerahkan|diserahkan|serahkan|mengirim|mengirimkan|dikirim|kirim|kirimkan|melaporkan|dilaporkan|laporkan|menyiapkan|disiapkan|siapkan|menyusun|disusun|melengkapi|dilengkapi|lengkapi|menyelesaikan|diselesaikan|selesaikan|memperbaiki|diperbaiki|melakukan|meninjau|ditinjau|mengecek|memverifikasi|diverifikasi|menghitung|dihitung|mengundang|menjadwalkan|berkoordinasi|menindaklanjuti|ditindaklanjuti|menyusulkan|susulkan|menyusul|membuat|dibuat|mendata|didata|menganggarkan|dianggarkan|mengajukan|diajukan|merevisi|direvisi|menghadirkan|memasang|dipasang|membangun|turun|menuntaskan)\b/
const written = /\b(secara tertulis|tertulis|menyusul|susulkan)\b/
const deadline =
  /\b(paling lambat|selambat-lambatnya|paling lama|sebelum tanggal|dalam waktu|batas waktu|tenggat|minggu depan|pekan depan|bulan depan|akhir bulan|hari kerja|besok|lusa|hari lagi|hari ke depan|dalam \d+ (hari|minggu)|sebelum|hingga tanggal|sampai tanggal|pada tanggal)\b/
const promise =
  /\b(kami|saya|dinas kami)( juga)? (akan|siap|segera|sanggup|berjanji|usahakan|pastikan|berkomitmen|bersedia|kirim|sampaikan|susulkan|laporkan|lengkapi|serahkan)\b/
const past = /\b(kemarin|sudah|telah|tahun lalu|minggu lalu|bulan lalu|yang lalu)\b/
const maybe = /\b(kalau|apabila|jika|seandainya|misalnya)\b/
const sitting = /\b(rapat|sidang)\b.{0,30}\b(skors|dilanjutkan|dibuka|ditutup|jadwal)|\bskors\b/

type Actor = { readonly pic: string; readonly from: number }

function actorOf(sentence: Sentence, parts: FollowUpParts): Actor | null {
  const words = sentence.words
  const mentions = parts.directory.find(words).filter((m) => m.by !== 'fraksi' && m.ids.length > 0)
  const asked = sentence.words.findIndex((w) =>
    /^(mohon|agar|supaya|tolong|minta|meminta|diminta|menugaskan|disepakati|diputuskan|mendesak|merekomendasikan)$/.test(
      w,
    ),
  )
  const order = [
    ...mentions.filter((m) => m.from > asked),
    ...mentions.filter((m) => m.from <= asked),
  ]
  for (const mention of order) {
    const persons = mention.ids.map((id) => parts.directory.people.find((p) => p.id === id)!)
    const guest =
      persons.find((p) => p.instansi) ??
      persons.find((p) => parts.undangan.some((u) => u.id === p.id))
    if (guest !== undefined) return { pic: guest.instansi ?? guest.nama, from: mention.from }
  }
  for (const name of parts.opd) {
    const key = name.toLowerCase().split(/\s+/)
    const at = words.findIndex((_, i) => key.every((word, k) => words[i + k] === word))
    if (at >= 0) return { pic: name, from: at }
  }
  const body = words.findIndex(
    (w, i) =>
      /^(dinas|badan|bagian|inspektorat|tapd|bappeda|bapenda|bpkad|bkad|sekretariat|setwan|dishub|dinkes|disdik|disdikbud|dinsos|pupr|pdam|perumda|opd|bpbd|dlh|satpol|camat|kecamatan|pemda)$/.test(
        w,
      ) &&
      (w !== 'badan' ||
        /^(anggaran|musyawarah|kehormatan|pembentukan)$/.test(words[i + 1] ?? '') === false),
  )
  if (body < 0) return null
  const raw = sentence.text.split(' ').slice(body, body + 5)
  const name: string[] = []
  for (const [k, word] of raw.entries()) {
    const bare = word.replace(/[.,?!]$/, '')
    if (
      k > 0 &&
      (/^(me|ber|di|ter)\p{L}{3,}/u.test(bare) ||
        /^(untuk|agar|supaya|segera|paling|yang|dan|akan|wajib|harus|secara|terkait)$/i.test(bare))
    )
      break
    name.push(bare)
    if (/[.,?!]$/.test(word)) break
  }
  if (name.length === 1 && /^(dinas|badan|bagian|kecamatan)$/i.test(name[0]!)) {
    const only = new Set(parts.undangan.map((u) => u.instansi ?? ''))
    return only.size === 1 ? { pic: [...only][0]!, from: body } : null
  }
  return {
    pic: name
      .map((w, k) =>
        k === 0
          ? upperFirst(w)
          : /^\p{Ll}/u.test(w) && !/^(dan|di|ke)$/.test(w)
            ? upperFirst(w)
            : w,
      )
      .join(' '),
    from: body,
  }
}

/** The sentence from its actor on. */
function actText(sentence: Sentence, actor: Actor | null): string {
  const raw = sentence.text.split(' ')
  if (actor === null || raw.length !== sentence.words.length) return statement(sentence.text)
  const head = sentence.words.slice(0, actor.from)
  // "… keropos, mohon Dinas X menyampaikan …": what is asked begins with who is asked.
  const asked = /^(mohon|agar|supaya|tolong|minta|meminta|diminta|menugaskan|mendesak)$/
  if (head.slice(-3).some((word) => asked.test(word))) {
    return upperFirst(raw.slice(actor.from).join(' '))
  }
  const leads =
    head.length <= 8 &&
    (head.length === 0 ||
      request.test(head.join(' ')) ||
      statement(sentence.text).length < sentence.text.length)
  return leads ? upperFirst(raw.slice(actor.from).join(' ')) : statement(sentence.text)
}

export function findFollowUps(turns: readonly SpokenTurn[], parts: FollowUpParts): FollowUp[] {
  const found: FollowUp[] = []
  const keep = (one: FollowUp) => {
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
  for (const turn of turns) {
    const guest = parts.undangan.find((u) => u.id === turn.speakerId)
    for (const sentence of turn.sentences) {
      const { plain } = sentence
      if (sentence.words.length < 4 || maybe.test(plain) || sitting.test(plain)) continue
      const due = parts.tanggal === '' ? null : dueDate(plain, parts.tanggal)
      const limited = due !== null && deadline.test(plain)
      const asksFor = request.test(plain)
      const acts = deliver.test(plain)
      if (
        guest !== undefined &&
        promise.test(plain) &&
        acts &&
        (limited || written.test(plain) || deadline.test(plain))
      ) {
        keep({
          text: actText(sentence, null),
          pic: guest.instansi ?? guest.nama,
          due,
          turnIndexes: [turn.i],
        })
        continue
      }
      if (guest !== undefined && acts && limited && !past.test(plain)) {
        keep({
          text: actText(sentence, null),
          pic: guest.instansi ?? guest.nama,
          due,
          turnIndexes: [turn.i],
        })
        continue
      }
      if (sentence.question || !acts || (past.test(plain) && !limited)) continue
      const actor = actorOf(sentence, parts)
      const sure = limited || written.test(plain) || deadline.test(plain)
      if (
        actor !== null &&
        (asksFor || (turn.chair === true && sure)) &&
        (sure || turn.chair === true)
      ) {
        keep({ text: actText(sentence, actor), pic: actor.pic, due, turnIndexes: [turn.i] })
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
