/** Who gets the floor: reads the words of whoever has it ("saya persilakan Ibu Rosmini", "biar Pak Yayat saja"). */
import type { Directory } from './directory.ts'
import type { Mention } from './mention.ts'

export type Floor = {
  /** In the order in which they may speak. */
  readonly queue: readonly Mention[]
  /** The words are a plain "silakan", an answer is asked for, or the last speaker is let go on. */
  readonly open: 'silakan' | 'jawab' | 'lanjut' | null
  /** A name was called that belongs to nobody here. */
  readonly stranger: boolean
  /** Several were called and may sort out the order themselves. */
  readonly anyOrder: boolean
  /** The form of address of an open call ("silakan bu"). */
  readonly sapaan: string | null
}

const re = (source: string) => new RegExp(`^(${source.trim().split(/\s+/).join('|')})$`)

const either = re(
  'silakan silahkan persilakan persilahkan dipersilakan dipersilahkan mempersilakan disilakan monggo mangga',
)
const right = re(
  `kesempatan giliran gilirannya serahkan undang mengundang dengarkan dengar panggil lanjut lanjutkan berikutnya selanjutnya bergeser beralih
   pindah sekarang mulai dijawab dijelaskan ditanggapi disampaikan dipaparkan diuraikan dilanjutkan dibacakan ditambahkan diawali dimulai
   interupsi ke`,
)
/** Triggers of the right hand that need the mention close behind them. */
const close = re(
  'lanjut lanjutkan berikutnya selanjutnya sekarang mulai dimulai diawali bergeser beralih pindah interupsi ke',
)
const leftOnly =
  /^((kami|saya|kita) )?(beri|berikan|kasih)( (kesempatan|waktu))|^waktunya( kami| saya)|^(gilirannya|waktu dan tempat)|^(ingin|mau|hendak) (bicara|berbicara|menambahkan|menanggapi|menyampaikan|bertanya|menjawab|interupsi|menjelaskan)|^(ada|masih ada|mungkin ada|apa ada|apakah ada|punya) (tambahan|tanggapan|yang|lagi|pertanyaan|masukan|penjelasan)|^(angkat|mengangkat) tangan|^masih (mau|ingin)|^sudah siap|^(di)?(bacakan|laporkan|sampaikan|uraikan|paparkan)\b|^ada$|^dulu\b|^dahulu\b|^duluan\b|^lebih dulu|^terlebih dahulu|^(untuk|agar|bisa|dapat|coba) (langsung )?(menjelaskan|menjawab|menanggapi|menyampaikan|memaparkan|membacakan|dijawab|dijelaskan|jelaskan|jawab|tanggapi|sampaikan|bacakan|memberikan|melanjutkan|klarifikasi)|^(tolong|mohon|coba|bisa|dapat|silakan|langsung|apakah|apa|kapan|berapa|kenapa|mengapa|bagaimana|gimana|di mana|siapa|mana)\b|^(dijawab|menjawab|jawab|tanggapi|jelaskan|dijelaskan|ditanggapi|memberikan (tanggapan|jawaban|penjelasan)|membacakan)|^(saya|kami|kita) (minta|mohon|tanya|ingin tanya|harap|ingin dengar|mau dengar)|^yang (menjawab|menjelaskan|menanggapi|bicara|pertama)|^(boleh|bisa) (dijawab|jawab|menjawab|dijelaskan)/
const asks = re('bagaimana gimana mohon minta tolong mungkin apakah coba tanya tanyakan bertanya')
/** The person behind these words is talked about, not called. */
const about = re(
  `kasih oleh dari usulan pertanyaan penjelasan jawaban pernyataan pendapat saran masukan tanggapan seperti kata menurut dengan atas bukan jangan
   tanpa mewakili menggantikan sampaikan disebut permintaan usul dipertanyakan ditanyakan milik kampung rumah sebelum nama almarhum selain sama
   keberatan catat dicatat sabar cukup mendukung dukung sependapat setuju tentang soal bersama untuk bagi pada maksud komentar sahabat teman
   rekan menunggu tunggu termasuk kecuali melengkapi menyambung menambahkan melanjutkan janji ucapan omongan suara kalimat beliau staf anak
   istri suami kantor meja kursi kepada siap iya baik-baik bersama-sama dan ditunjuk dipimpin maaf laporan paparan presentasi karena terhadap`,
)
const charged = re(
  'dijawab dijelaskan ditanggapi disampaikan dipaparkan diuraikan dilanjutkan dibacakan ditambahkan dipresentasikan diterangkan diawali dimulai diteruskan ditambah',
)
const later = re(
  'setelah sesudah kemudian lalu disusul nanti lantas baru terus habis diikuti dilanjutkan berikutnya selanjutnya',
)
const connect = re(
  'dan lalu kemudian baru setelah sesudah itu terus disusul dilanjutkan oleh selanjutnya berikutnya serta dulu dahulu kedua ketiga keempat yang pertama terakhir lantas habis diikuti sama dengan nanti juga kepada ke ibu bapak',
)
const filler = re(
  'ya iya baik oke jadi nah sekarang eh oh selanjutnya berikutnya lanjut kita mulai dari untuk terima pertama kedua ketiga keempat termin sesi putaran yang terhormat kami saya hormati saudara coba kepada dulu orang dua tiga empat urutannya daftar penanya pembicara terakhir penutup adalah yaitu ada sudah mendaftar buka',
)
const told =
  /^(sudah|tadi|kemarin|telah|belum|memang|sedang|pernah|tidak|bukan|izin|ijin|sakit|absen|berhalangan|masih|bilang|mengatakan|menyampaikan|katanya|itu|ini|yang|juga|akan|rupanya|ternyata|sepertinya|kelihatannya|nanti|berangkat|lagi|sebelumnya|usul|mengusulkan|meminta|berpendapat|keberatan|dan kawan)\b/
const thanks =
  /(terima kasih|makasih|terimakasih)( banyak| juga| kembali)?( kepada| untuk| atas| saya ucapkan| kami| buat| ya)*$/

type Seen = {
  readonly mention: Mention
  readonly about: boolean
  called: number
  later: boolean
  first: boolean
}

function isAbout(
  words: readonly string[],
  m: Mention,
  prevEnd: number,
  previous: Seen | undefined,
): boolean {
  const before = words.slice(Math.max(prevEnd, m.from - 7), m.from)
  const last = before.at(-1) ?? ''
  const text = before.join(' ')
  if (thanks.test(text)) return true
  if (
    /^(bukan|jangan|tanpa|sebelum|selain|menunggu|tunggu|menurut|seperti)$/.test(
      before.at(-2) ?? '',
    ) &&
    /^(kepada|ke|untuk|dari|oleh|yang|kata|sama|dengan|saudara)$/.test(last)
  )
    return true
  if (last === 'dan' || last === 'serta' || last === 'maupun')
    return (
      before.length === 1 &&
      previous !== undefined &&
      previous.about &&
      previous.mention.to === m.from - 1
    )
  if (last === 'oleh') return !before.some((w) => charged.test(w))
  if (last === 'dari') {
    if (before.length === 1) return prevEnd > 0 && previous?.about === true
    return (
      !before.some(
        (w) =>
          either.test(w) ||
          right.test(w) ||
          asks.test(w) ||
          /^(perwakilan|fraksi|kita|dulu|juga|wakil|ada|bapak|ibu)$/.test(w),
      ) ||
      (/^(usul|usulan|pertanyaan|permintaan|aspirasi|laporan|surat|data|dana|anggaran|keluhan|seperti|jawaban)$/.test(
        before.at(-2) ?? '',
      ) &&
        !before.some((w) => either.test(w)))
    )
  }
  if (last === 'kepada' || last === 'ke' || last === 'untuk')
    return !before.some(
      (w) =>
        either.test(w) ||
        right.test(w) ||
        asks.test(w) ||
        (/^(waktu|kesempatan|waktunya|beri|berikan|kembali|serahkan|lempar|pertanyaan|pertanyaannya|tanya|pindah|geser)$/.test(
          w,
        ) &&
          w !== last),
    )
  if (/^(tanggapan|jawaban|penjelasan|masukan|paparan|suara|laporan|komentar)$/.test(last))
    return !before.some((w) =>
      /^(silakan|minta|mohon|dengar|dengarkan|bagaimana|apa|buka|mulai)$/.test(w),
    )
  return about.test(last)
}

const verbOf = /^(men|mem|meng|me|di|ber)\p{L}{3,}/u

/** Everyone who is called or asked in these words, the open calls, and the strangers. */
export function readFloor(words: readonly string[], directory: Directory): Floor {
  const mentions = directory.find(words)
  const seen: Seen[] = []
  let prevEnd = 0
  for (const mention of mentions) {
    const previous = seen.at(-1)
    const next = mentions[seen.length + 1]
    const behind = words.slice(mention.to, Math.min(mention.to + 5, next?.from ?? words.length))
    const tail = behind.join(' ')
    const before = words.slice(Math.max(prevEnd, mention.from - 3), mention.from)
    const predicate =
      told.test(tail) &&
      !/^yang (terhormat|kami hormati|saya hormati)\b/.test(tail) &&
      !behind.some((w) => either.test(w)) &&
      !leftOnly.test(tail) &&
      !/^(tadi|yang|juga|masih|sudah|memang|ini|itu) (mau|ingin|minta|angkat|mengangkat|interupsi|hendak|akan bertanya|ada|siap|bagaimana|apa|betul|kapan)/.test(
        tail,
      )
    const put =
      /^(nanti|besok|kemarin)$/.test(before.at(-1) ?? '') &&
      previous?.called === undefined &&
      !/\bdulu\b/.test(tail)
    seen.push({
      mention,
      about:
        isAbout(words, mention, prevEnd, previous) ||
        predicate ||
        (put && !(previous !== undefined && later.test(before.at(-1) ?? ''))),
      called: 0,
      later: false,
      first: /^(saja )?(dulu|dahulu|duluan|lebih dulu)\b/.test(tail),
    })
    prevEnd = mention.to
  }
  const leftOf = (t: number) => seen.findLast((s) => s.mention.to <= t)
  const rightOf = (t: number) => seen.find((s) => s.mention.from > t)
  words.forEach((word, t) => {
    if (seen.some((s) => s.mention.from <= t && t < s.mention.to)) return
    const l = leftOf(t)
    const r = rightOf(t)
    const gapL = l === undefined ? 99 : t - l.mention.to
    const gapR = r === undefined ? 99 : r.mention.from - t - 1
    const between = r === undefined ? [] : words.slice(t + 1, r.mention.from)
    if (either.test(word)) {
      const passive = /^(kami|saya)$/.test(words[t - 1] ?? '')
      const rightFits =
        r !== undefined &&
        !r.about &&
        gapR <= 6 &&
        !between.some((w) => later.test(w) || /^(tadi|tetapi|karena|seperti)$/.test(w))
      const leftFits =
        l !== undefined &&
        !l.about &&
        l.called === 0 &&
        gapL <= 8 &&
        !words
          .slice(l.mention.to, t)
          .some((w) =>
            /^(tetapi|tapi|sekarang|selanjutnya|berikutnya|lalu|kemudian|cukup)$/.test(w),
          )
      const leftGreeted =
        l !== undefined && /^(baik|ya|oke|sabar|cukup|iya)$/.test(words[l.mention.from - 1] ?? '')
      if (rightFits && (!leftFits || (gapR <= 2 && (leftGreeted || gapL > 2 || passive))))
        r.called = Math.max(r.called, 0.95)
      else if (leftFits) l.called = Math.max(l.called, 0.95)
      else if (rightFits) r.called = Math.max(r.called, 0.95)
      return
    }
    if (right.test(word) && r !== undefined && !r.about && r.called === 0) {
      const limit = word === 'ke' ? 0 : close.test(word) ? 2 : 5
      if (
        word === 'ke' &&
        words.slice(0, t).some((w) => /^(kemarin|waktu|pernah|sudah|kalau)$/.test(w))
      )
        return
      if (
        word === 'ke' &&
        !/^(lanjut|pindah|beralih|bergeser|masuk|kembali|lempar|geser|serahkan|kita|sekarang|langsung)$/.test(
          words[t - 1] ?? '',
        )
      )
        return
      if (
        gapR <= limit &&
        !(word === 'interupsi' && !/^(dari|oleh)$/.test(between[0] ?? '')) &&
        !(word === 'lanjut' && /^(usia|studi)$/.test(between[0] ?? ''))
      )
        r.called = 0.9
    }
    if (asks.test(word) && r !== undefined && !r.about && gapR <= 4 && r.called === 0) {
      const tail = words.slice(r.mention.to, r.mention.to + 6)
      const verb = tail.some(
        (w) =>
          verbOf.test(w) ||
          /^(jawab|jelaskan|tanggapi|sampaikan|bacakan|klarifikasi|bisa|soal)$/.test(w),
      )
      if (/^(bagaimana|gimana|tanya|tanyakan|bertanya)$/.test(word) || verb || tail.length === 0)
        r.called = /^(bagaimana|gimana)$/.test(word) ? 0.87 : 0.86
    }
  })
  for (const [n, s] of seen.entries()) {
    if (s.about || s.called > 0) continue
    const next = seen[n + 1]
    const tail = words
      .slice(s.mention.to, Math.min(s.mention.to + 7, next?.mention.from ?? words.length))
      .join(' ')
    if (
      leftOnly.test(
        tail.replace(
          /^((ya|iya|ini|itu|tadi|yang|juga|sekarang|tentang|soal|mungkin|barangkali|dari|pihak|bapak|ibu) )+(?=\S)/,
          '',
        ),
      )
    )
      s.called = s.first ? 0.9 : 0.86
    else if (
      /\b(bagaimana|gimana|kapan|berapa|kenapa|mengapa)\b/.test(tail) &&
      s.mention.by !== 'group'
    )
      s.called = 0.84
  }
  // "yang terhormat ibu rukmini" and a name alone.
  const lone = seen.filter((s) => !s.about)
  for (const s of lone) {
    if (s.called > 0 || lone.length > 1) continue
    const before = words.slice(0, s.mention.from)
    const rest = words.slice(s.mention.to)
    const trailing = (
      /^yang (terhormat|kami hormati|saya hormati)$/.test(rest.join(' ')) ? [] : rest
    ).every((w) =>
      /^(sarjana|magister|hukum|ekonomi|teknik|pendidikan|sosial|ilmu|agama|doktor|haji|ya|dulu|saja|dari|pertanian|kesehatan|masyarakat|politik|sains|manajemen|pemerintahan)$/.test(
        w,
      ),
    )
    const greeted =
      /(yang terhormat|yang kami hormati|yang saya hormati|yth)( saudara| bapak| ibu| kepada)*$/.test(
        before.join(' '),
      )
    if (
      trailing &&
      (greeted || before.every((w) => filler.test(w))) &&
      !(s.mention.ids.length === 0)
    ) {
      if (/^(terima)$/.test(before[0] ?? '')) continue
      s.called = 0.88
    }
  }
  // Several in one breath: "pak yayat lalu pak ujang".
  for (let n = 0; n + 1 < seen.length; n += 1) {
    const a = seen[n]!
    const b = seen[n + 1]!
    const between = words.slice(a.mention.to, b.mention.from)
    if (a.about || b.about || !between.every((w) => connect.test(w) || either.test(w))) {
      if (
        !a.about &&
        a.called > 0 &&
        b.called > 0 &&
        between.some((w) => later.test(w)) &&
        between.length <= 6
      )
        b.later = true
      continue
    }
    const head = words.slice(n === 0 ? 0 : seen[n - 1]!.mention.to, a.mention.from)
    const opens =
      (n === 0 || seen[n - 1]!.about) &&
      (head.length === 0 ||
        head.every((w) => filler.test(w)) ||
        head.some((w) =>
          /^(termin|orang|penanya|pertama|urutan|urutannya|daftar|pendalaman|sesi|putaran|penanya|pembicara)$/.test(
            w,
          ),
        ))
    const ordered =
      between.some((w) => later.test(w) || /^(dan|dulu|serta)$/.test(w)) || between.length === 0
    if ((a.called > 0 && ordered) || (opens && (ordered || a.later))) {
      if (a.called === 0) a.called = 0.85
      if (b.called === 0 || !between.some((w) => either.test(w))) {
        b.called = Math.max(b.called, 0.85)
        if (!b.first || a.first) b.later = true
      }
    } else if (a.later && b.called === 0) {
      b.called = 0.85
      b.later = true
    }
  }
  const called = seen.filter((s) => s.called > 0)
  const text = words.join(' ')
  const start = called.findLastIndex((s) => !s.later)
  const rest = called.slice(Math.max(0, start))
  const first = rest.find((s) => s.first && s !== rest[0])
  const queue = first === undefined ? rest : [first, ...rest.filter((s) => s !== first)]
  const none = called.length === 0
  const last = words.at(-1) ?? ''
  const open: Floor['open'] = !none
    ? null
    : /\b(di)?(lanjut|lanjutkan|teruskan)\b( saja| kembali| pak| bu| bapak| ibu| dulu| ya)*$|\b(silakan|silahkan|mohon|ya) (di)?(lanjutkan|lanjut|teruskan)\b/.test(
          text,
        )
      ? 'lanjut'
      : /\b(di|men)?jawab\b|\b(di|men)?tanggapi\b|\bmenanggapi\b|\bdijelaskan\b/.test(text) &&
          /\b(silakan|silahkan|mohon|tolong|monggo|mangga|bisa|coba|langsung)\b|^(ya |baik )?(di)?(jawab|tanggapi)( dulu| ya)?$/.test(
            text,
          )
        ? 'jawab'
        : words.some((w) => either.test(w)) ||
            /\b(waktu|waktunya) (kami|saya) (serahkan|persilakan)\b|^(ya |baik )?boleh( pak| bu| saja)?$/.test(
              text,
            )
          ? 'silakan'
          : null
  // "fraksi bintang keadilan silakan yang pesisir pak darmo": the name says which of them.
  const head = queue[0]
  const one = seen.filter(
    (s) =>
      head !== undefined &&
      !s.about &&
      s !== head &&
      s.mention.by === 'name' &&
      s.mention.ids.length === 1 &&
      head.mention.ids.length > 1 &&
      head.mention.ids.includes(s.mention.ids[0]!),
  )
  if (head !== undefined && one.length === 1 && queue.length === 1) queue[0] = one[0]!
  return {
    queue: queue.map((s) => s.mention),
    open,
    stranger:
      (none && callsStranger(words, mentions)) ||
      (queue[0] !== undefined && queue[0].mention.ids.length === 0),
    anyOrder:
      /\b(terserah|siapa (dulu|duluan|yang|mau|saja)|siapapun|mana saja|bebas|salah satu|(atau|boleh) siapa)\b/.test(
        text,
      ),
    sapaan: none
      ? /^(pak|bapak|bu|ibu|mas|mbak|saudara|saudari|kang|bang)$/.test(last)
        ? last
        : (/\b(?:silakan|silahkan|monggo|mangga|ya|persilakan) (pak|bapak|bu|ibu|mas|mbak|kang|bang|teh)\b(?! (?:bapak|ibu|sekalian))/.exec(
            text,
          )?.[1] ?? null)
      : null,
  }
}

/** "silakan pak Budi" where no Budi sits here. */
function callsStranger(words: readonly string[], mentions: readonly Mention[]): boolean {
  for (let i = 0; i + 2 < words.length; i += 1) {
    if (!either.test(words[i]!) && !right.test(words[i]!)) continue
    for (let k = i + 1; k < Math.min(words.length - 1, i + 4); k += 1) {
      if (!/^(bapak|pak|ibu|bu|saudara|saudari|kang|mas|mbak|bang)$/.test(words[k]!)) continue
      const known = mentions.some((m) => m.from <= k && m.to > k && m.ids.length > 0)
      if (
        !known &&
        words[k + 1]!.length > 2 &&
        !/^(bapak|ibu|pak|bu|sekalian|anggota|silakan|dari|yang|ketua|pimpinan|dijawab|jawab|dulu|untuk|menjawab|ditanggapi|dilanjutkan|lanjut|lanjutkan|dan|semua|langsung|waktunya|singkat|saja|mohon|ya)$/.test(
          words[k + 1]!,
        )
      )
        return true
    }
  }
  // "pak hendra silakan"
  for (let t = 2; t < words.length; t += 1) {
    if (!either.test(words[t]!)) continue
    const known = mentions.some((m) => m.to <= t && m.to > t - 4)
    if (
      !known &&
      /^(pak|bu|bapak|ibu|kang|mas|mbak)$/.test(words[t - 2]!) &&
      !/^(bapak|ibu|sekalian|ya|ketua|pimpinan|anggota|semua)$/.test(words[t - 1]!)
    )
      return true
  }
  return false
}

/** Persons spoken to in these words: named, and not only talked about. */
export function vocatives(words: readonly string[], directory: Directory): Mention[] {
  const out: Seen[] = []
  let prevEnd = 0
  for (const mention of directory.find(words)) {
    const tail = words.slice(mention.to, mention.to + 3).join(' ')
    const talked =
      /^(sudah|tadi|kemarin|telah|pernah|bilang|mengatakan|menyampaikan|katanya|itu (salah|benar|keliru|sudah|tidak|memang))\b/.test(
        tail,
      )
    const about =
      isAbout(words, mention, prevEnd, out.at(-1)) &&
      !thanks.test(words.slice(Math.max(prevEnd, mention.from - 5), mention.from).join(' '))
    const put = /^(nanti|besok|kemarin|usulan|usul)$/.test(words[mention.from - 1] ?? '')
    const ifs = /\bsudah\b.*\bbelum\b/.test(words.slice(mention.to).join(' '))
    out.push({
      mention,
      about: about || put || (talked && !ifs),
      called: 0,
      later: false,
      first: false,
    })
    prevEnd = mention.to
  }
  return out.filter((s) => !s.about && s.mention.by !== 'group').map((s) => s.mention)
}

const question =
  /\b(bagaimana|gimana|kapan|berapa|kenapa|mengapa|apa|apakah|mana|betul|benar|kan|minta|mohon|tolong|tanya|tanyakan|tagih|jelaskan|dijelaskan|jawab|dijawab|pegang|janji|janjinya|harus|jangan|kok|kah|ya|siapa|sampai|belum|sudahkah|tolonglah)\b/

/** Whom a member asks something: the one who is named with a question or a request. */
export function readAsked(
  words: readonly string[],
  directory: Directory,
  own: string | null = null,
): Mention | null {
  const other = (m: Mention) => own === null || !m.ids.includes(own)
  const called = readFloor(words, directory).queue.filter(other)
  if (called.length > 0) return called.findLast((m) => m.ids.length === 1) ?? called.at(-1)!
  if (!question.test(words.join(' '))) return null
  const named = vocatives(words, directory).filter(other)
  const tag = /\b(betul|benar|bukan|kan|begitu) (pak|bu|bapak|ibu|kang|mas|mbak|dok|dokter)?$/.test(
    `${words.join(' ')}`,
  )
  if (named.length === 0 && tag)
    return (
      directory
        .find(words)
        .findLast(
          (m) => m.by !== 'group' && !/^(menurut|kata|seperti)$/.test(words[m.from - 1] ?? ''),
        ) ?? null
    )
  return named.at(-1) ?? null
}

const passes =
  /\b(serahkan|menyerahkan|dilanjutkan|lanjutkan|melanjutkan|ditambahkan|menambahkan|dijelaskan|menjelaskan|dijawab|disampaikan|diteruskan|teruskan|tambahan|dilengkapi|didampingi|berikan|beri|kasih|biar|biarkan|persilakan|silakan|silahkan|minta|meminta|mohonkan|dibantu|dipaparkan|memaparkan|detailnya|teknisnya|teknis|rinciannya|limpahkan|lempar|dulu|duluan|wakilkan|diwakilkan|diwakili|monggo|mangga)\b/

/** To whom the one who has the floor hands it on ("teknisnya saya serahkan ke kabid"). */
export function readPass(words: readonly string[], directory: Directory): Mention | null {
  const named = directory.find(words).filter((m) => m.by !== 'group')
  for (const mention of named.toReversed()) {
    const before = words.slice(Math.max(0, mention.from - 9), mention.from)
    const text = before.join(' ')
    const last = before.at(-1) ?? ''
    if (
      /\b(usulan|pertanyaan|menurut|seperti|kata|terima kasih|setuju|sependapat|dengan|menanggapi|menjawab)$/.test(
        text,
      )
    )
      continue
    const behind = words.slice(mention.to, mention.to + 5).join(' ')
    const to =
      /^(ke|kepada|oleh|dari|untuk|biar|biarkan|persilakan|silakan|minta|beri|kasih|meminta|mohon|pada)$/.test(
        last,
      )
    if (
      to &&
      passes.test(text) &&
      !/\b(usul|laporan|data|dana|anggaran|bantuan|proposal|surat|dokumen)\b/.test(text)
    )
      return mention
    if (
      /^(dulu|duluan|saja|silakan|silahkan|yang (menjawab|menjelaskan|melanjutkan|menambahkan|menyampaikan)|untuk (menjelaskan|menambahkan|melanjutkan|menjawab)|(akan|bisa|mohon|yang) (akan )?(menambahkan|menjelaskan|melanjutkan|menjawab|lanjut)|barangkali|mungkin)\b/.test(
        behind,
      ) &&
      passes.test(`${text} ${behind}`)
    )
      return mention
    if (
      /^(mungkin|barangkali|nanti|selanjutnya|berikutnya|silakan)$/.test(last) &&
      passes.test(behind)
    )
      return mention
  }
  return null
}
