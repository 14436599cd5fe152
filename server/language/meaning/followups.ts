/** Follow-ups: who is to do what by when, with the sentence it was said in. */
import type { Orang } from '../input.ts'
import type { Directory } from '../speakers/index.ts'
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
  /\b(paling lambat|selambat-lambatnya|paling lama|sebelum tanggal|dalam waktu|batas waktu|tenggat|minggu depan|pekan depan|bulan depan|akhir bulan|hari kerja|besok|lusa|hari lagi|hari ke depan|dalam \d+ (hari|minggu)|sebelum|hingga tanggal|sampai tanggal|pada tanggal|tanggal \d+|\d+ hari kerja|hari ini juga|\w+ (minggu|pekan) depan)\b/
/** Acts that a body promises in the bare form of speech: "kami survei", with their written form. */
const bare: Readonly<Record<string, string>> = {
  kirim: 'mengirim',
  kirimkan: 'mengirimkan',
  sampaikan: 'menyampaikan',
  serahkan: 'menyerahkan',
  survei: 'melakukan survei',
  survey: 'melakukan survei',
  perbaiki: 'memperbaiki',
  siapkan: 'menyiapkan',
  lengkapi: 'melengkapi',
  susulkan: 'menyusulkan',
  laporkan: 'melaporkan',
  selesaikan: 'menyelesaikan',
  cek: 'mengecek',
  hitung: 'menghitung',
  ukur: 'mengukur',
  pasang: 'memasang',
  usulkan: 'mengusulkan',
  undang: 'mengundang',
  susun: 'menyusun',
  tinjau: 'meninjau',
  kerjakan: 'mengerjakan',
  bahas: 'membahas',
  koordinasikan: 'mengoordinasikan',
  tindaklanjuti: 'menindaklanjuti',
  bangun: 'membangun',
  tuntaskan: 'menuntaskan',
  ganti: 'mengganti',
  bersihkan: 'membersihkan',
  tertibkan: 'menertibkan',
  data: 'mendata',
  ajukan: 'mengajukan',
  bagikan: 'membagikan',
  mulai: 'memulai',
  jadwalkan: 'menjadwalkan',
  verifikasi: 'memverifikasi',
  surati: 'menyurati',
  salurkan: 'menyalurkan',
  cairkan: 'mencairkan',
  turunkan: 'menurunkan',
  masukkan: 'memasukkan',
  anggarkan: 'menganggarkan',
  revisi: 'merevisi',
  keruk: 'mengeruk',
  tutup: 'menutup',
  kaji: 'mengkaji',
  proses: 'memproses',
  umumkan: 'mengumumkan',
  tambah: 'menambah',
  aktifkan: 'mengaktifkan',
  rapikan: 'merapikan',
  periksa: 'memeriksa',
  evaluasi: 'mengevaluasi',
  lakukan: 'melakukan',
  adakan: 'mengadakan',
  buat: 'membuat',
}
const own = new RegExp(
  `\\b(?:kami|saya)(?: juga)?(?: akan| segera| siap)? (${Object.keys(bare).join('|')})\\b|\\b(?:kami|saya|akan|siap|segera)(?: akan| segera)? (me\\p{L}{4,}|ber\\p{L}{4,}|turun|selesai|rampung)\\b`,
  'u',
)
/** A guest who asks another body promises nothing. */
const asksBody =
  /\b(kami|saya|kita) (minta|meminta|mohon) (kepada |agar |supaya )?(dinas|badan|bagian|kecamatan|inspektorat|camat)\b/
const answersOn = /\b(menjawab|dijawab|jawaban|jawabannya)\b/
const wishes =
  /\b(semoga|mudah-mudahan|berharap|alangkah|sebaiknya|seyogianya|seharusnya|ingin sekali|andai|idealnya|mungkin bisa)\b/
/** Words that ask for speech, which the floor gives at once. */
const speech =
  /\b(penjelasan|tanggapan|jawaban|paparan|pandangan|menjelaskan|menjawab|menanggapi|memaparkan|dijawab|dijelaskan|ditanggapi)\b/
const papers =
  /\b(data|daftar|laporan|dokumen|jadwal|surat|salinan|rincian|peta|gambar|hasil)(nya)?\b/
const refuses =
  /\b(belum bisa|tidak bisa|tidak dapat|tidak mungkin|belum dapat|tidak sanggup|belum sanggup|di luar kewenangan|bukan kewenangan)\b/
const accepts = /^(siap|baik|ya|iya|insyaallah|oke)\b/
const promise =
  /\b(kami|saya|dinas kami)( juga)? (akan|siap|segera|sanggup|berjanji|usahakan|pastikan|berkomitmen|bersedia|kirim|sampaikan|susulkan|laporkan|lengkapi|serahkan)\b/
const past = /\b(kemarin|sudah|telah|tahun lalu|minggu lalu|bulan lalu|yang lalu)\b/
const maybe = /\b(kalau|apabila|jika|bila|seandainya|misalnya|asalkan|tergantung)\b/
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
    for (const [k, sentence] of turn.sentences.entries()) {
      const { plain } = sentence
      if (maybe.test(plain) || sitting.test(plain) || wishes.test(plain)) continue
      const due = parts.tanggal === '' ? null : dueDate(plain, parts.tanggal)
      const limited = due !== null && deadline.test(plain)
      const asksFor = request.test(plain)
      const acts = deliver.test(plain) || (answersOn.test(plain) && written.test(plain))
      const dated = due !== null || written.test(plain) || deadline.test(plain)
      if (
        guest !== undefined &&
        !sentence.question &&
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
          (accepts.test(turn.sentences[0]!.plain) || sentence.words.length <= 8)
        ) {
          found[found.length - 1] = {
            ...last,
            due: last.due ?? due,
            turnIndexes: [...new Set([...last.turnIndexes, turn.i])],
          }
          continue
        }
        const promised = promise.test(plain) || own.test(plain)
        if (
          sentence.words.length >= 4 &&
          dated &&
          (promised || (acts && due !== null)) &&
          (!past.test(plain) || (promised && due !== null && !/\b(sudah|telah)\b/.test(plain)))
        ) {
          keep({ text: promiseText(sentence.text, pic), pic, due, turnIndexes: [turn.i] })
          continue
        }
      }
      if (sentence.words.length < 4) continue
      const wants = asksFor && dated && papers.test(plain)
      if (sentence.question || !(acts || wants) || (past.test(plain) && !limited)) continue
      if (guest !== undefined && !asksFor) continue
      if (speech.test(plain) && !dated) continue
      // A decision without a day is a decision only.
      if (
        !dated &&
        /\b(disepakati|diputuskan|menyepakati|memutuskan|setuju|sepakat|disetujui)\b/.test(plain)
      )
        continue
      const actor = actorOf(sentence, parts)
      const sure = limited || dated
      if (actor !== null && refused(actor.pic)) continue
      if (
        actor !== null &&
        (asksFor || (turn.chair === true && sure)) &&
        (sure || turn.chair === true)
      ) {
        keep({
          text: requestText(actText(sentence, actor), actor.pic),
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

const lowerFirst = (text: string) =>
  /^\p{Lu}\p{L}* \p{Lu}/u.test(text)
    ? text
    : text.replace(/^\p{Lu}/u, (letter) => letter.toLowerCase())

/** Without forms of address at its end and words of assent at its start. */
const plainly = (text: string) =>
  text
    .replace(/[.?!]$/, '')
    .replace(
      /^((Siap|Baik|Ya|Iya|Izin|Terima kasih|Insyaallah|Jadi|Untuk itu|Kemudian|Nanti),? (Pimpinan|Ketua|Pak Ketua|Bu Ketua)?,? ?)+/i,
      '',
    )
    .replace(
      /,? (ya,? )?((Pak|Bu|Bapak|Ibu|Kang|Mas|Mbak) \p{L}+(?: \p{Lu}\p{L}+)?|[Pp]impinan|[Kk]etua)$/u,
      '',
    )

/** "Surat usulannya kami kirim dalam 7 hari kerja" → "Bappeda mengirim surat usulan dalam 7 hari kerja." */
function promiseText(said: string, pic: string): string {
  const text = plainly(said)
  const found = new RegExp(
    `^(.*?),? ?\\b(?:akan |segera |nanti )?(?:kami|saya)(?: juga)?(?: akan| segera| siap)? (${Object.keys(bare).join('|')})\\b(.*)$`,
    'iu',
  ).exec(text)
  if (found === null) return upperFirst(`${text}.`)
  const object = lowerFirst(found[1]!.trim()).replace(/(\p{L}{4,})nya$/u, '$1')
  return `${[pic, bare[found[2]!.toLowerCase()], object, found[3]!.trim()].filter(Boolean).join(' ')}.`
}

/** "Dinas X saya minta data … disampaikan tertulis besok" → "Dinas X menyampaikan data … tertulis besok." */
function requestText(said: string, pic: string): string {
  const text = plainly(said)
  const found =
    /\b(?:saya|kami|kita) minta (?:agar |supaya )?(.+?) (disampaikan|diserahkan|dikirim|dikirimkan|dilaporkan|disusulkan)\b(.*)$/iu.exec(
      text,
    )
  if (found === null) {
    const direct = /^(?:.{0,80}?) (?:saya|kami|kita) minta (?:agar |supaya )?(.{6,})$/iu.exec(text)
    if (direct !== null && papers.test(direct[1]!.split(' ').slice(0, 2).join(' ')))
      return `${pic} menyampaikan ${direct[1]}.`
    return upperFirst(`${text}.`)
  }
  const verb = {
    disampaikan: 'menyampaikan',
    diserahkan: 'menyerahkan',
    dikirim: 'mengirim',
    dikirimkan: 'mengirimkan',
    dilaporkan: 'melaporkan',
    disusulkan: 'menyusulkan',
  }[found[2]!.toLowerCase()]
  return `${pic} ${verb} ${found[1]}${found[3]}.`
}
