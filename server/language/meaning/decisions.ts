/** Decisions of the rapat: what the chair puts and the room agrees to. */
import { upperFirst } from '../token.ts'
import type { Sentence } from './sentences.ts'
import { statement } from './statement.ts'

export type SpokenTurn = {
  readonly i: number
  readonly speakerId: string | null
  /** Null where nobody knows who speaks. */
  readonly chair: boolean | null
  readonly sentences: readonly Sentence[]
}

export type Decision = { readonly text: string; readonly turnIndexes: readonly number[] }

/** "Kalau pagar Karang kita tunda dulu": the matter, not a condition. */
const matter =
  /\bkalau (?:(?!(?:ada|tidak|belum|sudah|mau|bisa|setuju|memang|saja|nanti|masih|me\p{L}{4,}|ber\p{L}{4,}|di\p{L}{4,}|ter\p{L}{4,})\b)\p{L}+ ){1,5}(?=(?:kita|kami) )/u
const condition =
  /\b(kalau(?! begitu| (?:sudah )?tidak ada| semua)|apabila|jika|bila|seandainya|andaikan|andai|misalnya|sekiranya)\b/
const maybe = { test: (plain: string) => condition.test(plain.replace(matter, '')) }
const past =
  /\b(kemarin|yang lalu|minggu lalu|tahun lalu|bulan lalu|waktu itu|rapat sebelumnya|dulu pernah|periode lalu)\b|\b(sudah|telah|pernah) (\S+ ){0,2}?(di|me|meny|mem|men)?(sepakati|putuskan|setujui|tetapkan|epakati|etujui|utuskan|etapkan)\b/
/** Said to be decided another day, wished, or only told of somebody else. */
const elsewhere =
  /\b(nanti|besok|akan|mungkin|rencananya|insyaallah) (\S+ ){0,2}?(kita |kami )?(di)?(sepakati|putuskan|setujui|tetapkan|sahkan|bahas|lihat|atur|tentukan|bicarakan)\b|\b(semoga|mudah-mudahan|berharap|sebaiknya|seharusnya|seyogianya|alangkah|usul saya|saya usul|menurut|katanya|berbunyi|membacakan|dikutip|contohnya|dengar-dengar)\b/
const openness =
  /\b(nyatakan|dinyatakan|saya|kami|kita) (di)?(buka|tutup|skors|cabut)\b|\b(dibuka|ditutup|diskors)\b|\bskors\w*\b.{0,30}\bdicabut\b|\bterbuka untuk umum\b|\bkuorum\b|\btertutup\b/
const decided =
  /\bsaya (simpulkan|rangkum|putuskan|tetapkan)\b|\b(disepakati|diputuskan|disetujui|ditolak|ditunda|ditetapkan|disahkan|dicoret|dialihkan|menyepakati|menyetujui|memutuskan|bersepakat|diterima)\b|\b(kita|kami|rapat|forum) (sepakati|putuskan|setujui|tetapkan|tolak|tunda|sepakat|terima)\b|\bsepakat (untuk|bahwa|agar)\b|\b(nyatakan|tetapkan|sahkan) .{0,80}\b(sah|disetujui|ditolak|ditunda|diterima)\b|\bkesimpulan(nya)?\b|\bitu keputusan(?:nya)?\b|\b(?:saya|kita) (?:ketuk|ketok|palu)\b|\b(rapat|komisi(?: [ivxa-d]+| satu| dua| tiga| empat)?|badan anggaran|banggar|pansus|forum|dprd) (ini )?(meminta|menugaskan|merekomendasikan|mendesak|menolak|menunda|menerima|mendorong|mengusulkan)\b/
const resolve = /\b(?:kita|kami) (?:tunda|tetapkan|putuskan|tolak)\b/
const denied =
  /\b(?:(belum|tidak(?! jadi (?!di)| ada (?:jadi|berarti|maka))|tak|ndak|dak|nggak|enggak|gak|jangan)\b (\S+ ){0,3}?|bukan\b (\S+ ){0,1}?)(di)?(sepakati|putuskan|setujui|tetapkan|sahkan|keputusan|kesimpulan|ditolak|ditunda|diterima)\b|\b(belum|tidak) (ada |bisa |dapat )?(kesepakatan|sepakat|keputusan|mengambil|memutuskan|menyepakati|menyetujui)\b|\b(disetujui|disepakati|diterima|setuju|sepakat) (atau )?(tidak|belum)\b/
const asks =
  /\bada yang keberatan\b|\b(oke|ok|cocok|bisa|boleh) ya$|\b(apakah|bisa|dapat|bisakah|dapatkah)\b.{0,90}\b(disetujui|setujui|disepakati|sepakati|diterima|terima|menyetujui|setuju)\b|\b(setuju|sepakat|sah)( (ya|nggih|inggih|kan|kita))*( (pak|bu|bapak|ibu|mas|mbak|kang|bang)( \S+){1,2})?$|\b(dapat|bisa) (kita )?(di)?(setujui|sepakati|terima)( ya)?$|\bdi(sepakati|setujui)( ya)?$|\b(setuju|sepakat) (ya|bapak|ibu|semua|semuanya|saudara|hadirin)\b|\bapakah (setuju|sepakat)\b|\b(bagaimana|apakah) .{0,30}\b(setuju|sepakat)\b/
/** The call for assent at the end of a sentence. */
export const call =
  /\bada yang keberatan$|\b(oke|ok|cocok|bisa|boleh) ya$|\b(setuju|sepakat|sah|setujui|sepakati|disetujui|disepakati)( (ya|nggih|inggih|semua|semuanya|bapak ibu|bapak|ibu|saudara|saudara sekalian|hadirin|kita|oke|baik|pak|bu))*( (pak|bu|bapak|ibu|mas|mbak|kang|bang)( \S+){1,2})?$/
/** Call and answer in one breath: "disepakati ya sepakat". */
const twice =
  /\b(?:di)?(?:setuju|sepakat|sah)i?(?: (?:ya|nggih|inggih|kan|kita|bapak|ibu|semua|baik|oke))* (?:setuju|sepakat|sah)(?: ya)?$/
/** The chair asks and answers in one breath: "ada keberatan tidak ada berarti setuju". */
const selfAnswered =
  /\b(?:ada (?:yang )?keberatan tidak ada|tidak (?:ada (?:yang )?)?keberatan)\b.*\b(?:jadi|berarti|maka)\b.*\b(?:di)?(?:setuju|sepakat)i?(?: ya)?$/
const objected = /\b(?:tidak setuju|keberatan|menolak|tidak sepakat|interupsi|belum setuju)\b/
/** "Dengan ini saya nyatakan susunan itu sah.": ruled, not asked. */
const ruled = /\b(saya|kami|ini) (nyatakan|tetapkan|sahkan)\b.+\bsah$/
/** What the sitting itself is going to do, in plain words of the chair. */
const plan =
  /^((baik|baiklah|oke|jadi|nah|kalau begitu|dengan demikian|maka|untuk itu|satu|dua|tiga|empat|lima|pertama|kedua|ketiga|keempat|kelima|terakhir) )*(komisi( [ivx]+| \S+)?|kita|rapat|banggar|badan anggaran|pansus|bapemperda|bamus) (ini )?(akan |tetap |segera |nanti |juga |jadi )*(turun|kunjung|kunjungan|berkunjung|mengunjungi|kunjungi|meninjau|tinjau|mengundang|undang|memanggil|panggil|menjadwalkan|jadwalkan|gabung|gabungkan|menggabungkan|kembalikan|mengembalikan|coret|tarik|hapus|masukkan|memasukkan|bentuk|membentuk|tambah|kurangi|geser|alihkan|pertahankan|bawa|surati|menyurati|pakai|ambil)\b/
/** "usulan itu kita masukkan ya": the object first. */
const objectFirst =
  /\b(kita|komisi|rapat) (masukkan|coret|tunda|gabung|gabungkan|kembalikan|tarik|hapus|geser|alihkan|pertahankan|bawa|sahkan|tetapkan|pakai|terima|hentikan|batalkan|cabut)( saja| dulu| ya| semua)*$/
/** Breaks of the sitting are no plan. */
const pause = /\b(makan|istirahat|salat|sholat|shalat|ishoma|foto|ngopi|coffee break|salam)\b/
/** "Saya putuskan begini saja.": what is decided comes behind. */
const opens = /^(saya|kita) (putuskan|simpulkan|rangkum|tetapkan)( begini| ya| saja)*$/
const gavel =
  /^(?:(?:di)?(?:setujui|sepakati|putuskan|terima|sahkan)|setuju|sepakat|sah|tok|ketuk|ketok|palu|satu|dua|tiga|kali|baik|baiklah|oke|ya|jadi|dengan|demikian|maka|saya|kita|alhamdulillah|hamdalah|semua|bersama|bapak|ibu|terima|kasih)$/
/** The room takes a plan up. */
const taken =
  /^(setuju|sepakat|siap|baik|iya|ya|oke|cocok|mantap|boleh|bisa)\b|\b(setuju|sepakat)\b/
const yes = /\b(setuju|oke|sepakat|aklamasi|iya|ya|sah|ketuk|ketok|palu|bisa|boleh|cocok)\b/
const no =
  /\b(tidak setuju|belum setuju|tidak bisa|belum bisa|belum ketua|belum pimpinan|jangan(?! lupa| hilang| khawatir)|kurang setuju|keberatan|menolak|tidak sepakat|belum sepakat|tunda|ditunda dulu|jangan dulu|nanti dulu|interupsi)\b/

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

const ordinal = /^(dan )?(yang )?(pertama|kedua|ketiga|keempat|kelima|keenam)\b/
/** The points of a list that one call for assent closes: "Pertama, … Kedua, … Apakah dapat disetujui?" */
function pointsBefore(turn: SpokenTurn, k: number): string[] {
  return turn.sentences
    .slice(0, k)
    .filter(
      (s) =>
        ordinal.test(s.plain) && s.words.length > 5 && !asks.test(s.plain) && !maybe.test(s.plain),
    )
    .map((s) => statement(s.text))
}

const orderOfDay = /\b(?:susunan|acara|agenda)\b.{0,20}\b(?:rapat|disetujui|disepakati)\b/i
/** Words that count, in order; behind some words, or before what is counted, they are no points of a list. */
const counts = ['satu', 'dua', 'tiga', 'empat', 'lima', 'enam']
const numbered =
  /^(komisi|dapil|tahap|nomor|kelas|negeri|wilayah|termin|sesi|jadi|menjadi|hanya|cuma|cukup)$/i
const counted =
  /^(unit|paket|usulan|kegiatan|titik|tahap|kali|ruang|orang|hari|minggu|bulan|tahun|lagi|per|juta|miliar|ribu|persen|meter|kilometer|desa|arah|belas|puluh|ratus|tempat|jalur|lokasi)\b/i

/** "Saya simpulkan satu jalan X diusulkan … dua pasar Y dikerjakan …": points counted in one breath; each says what is done. */
function pointsWithin(text: string): string[] {
  const words = text.replace(/\.$/, '').split(' ')
  const starts: number[] = []
  for (const [k, word] of words.entries())
    if (
      word.toLowerCase() === counts[starts.length] &&
      !numbered.test(words[k - 1] ?? '') &&
      !counted.test(words[k + 1] ?? '')
    )
      starts.push(k)
  const points = starts.map((from, n) => words.slice(from + 1, starts[n + 1]).join(' '))
  return points.length > 1 &&
    starts[0]! <= 6 &&
    points.every((part) => part.split(' ').length >= 4 && done.test(part))
    ? points.map((part) => upperFirst(`${part.replace(/,$/, '')}.`))
    : [text]
}
const done = /\b(?:di|me|ber|ter)\p{L}{4,}/u

const onward =
  /^(?:dan )?(?:yang )?(?:pertama|kedua|ketiga|keempat|kelima|keenam|terakhir|selanjutnya|berikutnya|kalau (?:sudah )?tidak ada lagi)\b/
/** Do the next voices agree? Null where nobody says anything to it. */
function answered(turns: readonly SpokenTurn[], at: number, k: number): boolean | null {
  const own = turns[at]!.sentences.slice(k + 1).map((s) => s.plain)
  const others = turns
    .slice(at + 1, at + 4)
    .flatMap((turn, n) =>
      (n > 0 && turn.chair === true && own.length === 0
        ? turn.sentences.slice(0, 2)
        : turn.sentences.slice(0, 3)
      ).map((s) => s.plain),
    )
  const next = turns[at + 1]
  const first = next?.chair === true && own.length === 0 ? next.sentences[0]?.plain : undefined
  const passed = first !== undefined && onward.test(first) ? first : null
  // "ada yang keberatan?" – "tidak, pimpinan"
  const objects = /\bada yang keberatan\b/.test(turns[at]!.sentences[k]!.plain)
  for (const said of [...own, ...others]) {
    if (objects && said.split(' ').length <= 6 && /^(tidak|tak|cukup|lanjut|aman)\b/.test(said))
      return true
    if (no.test(said)) return false
    if (yes.test(said) && said.split(' ').length <= 8) return true
    // The chair passes to the next point: nobody had anything against this one.
    if (said === passed) return true
    if (/\b(disepakati|disetujui|diputuskan|terima kasih)\b/.test(said) && !denied.test(said))
      return true
  }
  return null
}

/** The turn in which the chair says that it is agreed, behind a question. */
function confirmedBy(turns: readonly SpokenTurn[], at: number): number | null {
  for (const turn of turns.slice(at + 1, at + 4)) {
    if (turn.chair !== true) continue
    const first = turn.sentences[0]
    const short = first !== undefined && first.words.length <= 6
    return short &&
      /\b(disepakati|disetujui|diputuskan|sah|kita sepakati|kita setujui)\b/.test(first.plain) &&
      !denied.test(first.plain)
      ? turn.i
      : null
  }
  return null
}

/** An answer of the whole room, as only the chair gets it. */
const chorus = (turn: SpokenTurn | undefined): boolean => {
  const first = turn?.sentences[0]
  return (
    first !== undefined &&
    first.words.length <= 4 &&
    /^(setuju|sepakat)( (setuju|sepakat|ketua|pimpinan|pak ketua|bu ketua|semua))*$/.test(
      first.plain,
    )
  )
}

/** Does the very next voice take the plan up in a few words? */
const takenUp = (turns: readonly SpokenTurn[], at: number): boolean => {
  const next = turns[at + 1]
  if (next === undefined || next.chair === true) return false
  return [1, 2]
    .map((n) => next.sentences.slice(0, n).flatMap(({ words }) => words))
    .some((words) => {
      const said = words.join(' ').toLowerCase()
      return words.length > 0 && words.length <= 5 && taken.test(said) && !no.test(said)
    })
}

export function findDecisions(turns: readonly SpokenTurn[]): Decision[] {
  const found: Decision[] = []
  const keep = (text: string | null, i: number) => {
    if (text === null || text.split(' ').length < 3) return
    for (const point of pointsWithin(text)) keepOne(point, i)
  }
  const keepOne = (text: string, i: number) => {
    const twin = found.findIndex((one) => alike(one.text, text) && i - one.turnIndexes.at(-1)! <= 6)
    if (twin < 0) found.push({ text, turnIndexes: [i] })
    else {
      const one = found[twin]!
      found[twin] = {
        text: one.text.length >= text.length ? one.text : text,
        turnIndexes: [...new Set([...one.turnIndexes, i])],
      }
    }
  }
  turns.forEach((turn, at) => {
    if (turn.chair === false) return
    turn.sentences.forEach((sentence, k) => {
      const { plain } = sentence
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
        if (
          text === null ||
          agreed !== true ||
          maybe.test(plain) ||
          denied.test(plain) ||
          past.test(plain)
        )
          return
        if (!orderOfDay.test(text)) for (const point of pointsBefore(turn, k)) keep(point, turn.i)
        keep(text, turn.i)
        const confirmed = confirmedBy(turns, at)
        if (confirmed !== null) keep(text, confirmed)
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
      const summed = k > 0 && opens.test(turn.sentences[k - 1]!.plain)
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
      keep(statement(sentence.text.replace(/,? itu keputusan(?:nya)?\b.*$/i, '.')), turn.i)
    })
  })
  return found
}

const plainText = (text: string) => text.toLowerCase().replace(/[.,?!]/g, '')

/** Two wordings of one statement. */
export function alike(a: string, b: string): boolean {
  const words = (text: string) =>
    new Set(
      plainText(text)
        .split(' ')
        .filter((word) => word.length > 3),
    )
  const [x, y] = [words(a), words(b)]
  if (x.size === 0 || y.size === 0) return false
  let same = 0
  for (const word of x) if (y.has(word)) same += 1
  return same / Math.min(x.size, y.size) >= 0.6
}
