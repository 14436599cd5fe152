/** Which of those who are named get the floor; each rule raises `called` of those it finds. */
import { asks, close, connect, either, filler, later, leftOnly, right } from './callWords.ts'
import { isAgent, type Seen } from './seen.ts'

const verbOf = /^(men|mem|meng|me|di|ber)\p{L}{3,}/u
/** What one does by speaking; other work is given to somebody for later ("saya minta bappeda mengirim daftarnya"). */
const speaks =
  /^(di|men|mem|meng|me|ber)?(jawab|jelas|tanggap|nanggap|sampai|nyampai|papar|bacakan|baca|lapor|klarifikasi|ulang|bicara|mulai|lanjut|urai|erang|terang|sambung|nyambung|respons|tambah|nambah|beri|ganti|wakil|perkenal|buka|timpal|hitung|cerita|konfirmasi|ingat)/

/** "saya persilakan Ibu Rosmini", "Pak Yayat silakan", "bagaimana Pak Ujang": a word of calling beside a name. */
export function callByWords(words: readonly string[], seen: readonly Seen[]): void {
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
        l !== undefined &&
        /^(baik|ya|oke|sabar|cukup|iya|sebentar|tunggu|tahan|ditahan|tenang)$/.test(
          words[l.mention.from - 1] ?? '',
        )
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
      const work = tail.find((w) => /^(men|mem|meng|me)\p{L}{3,}/u.test(w))
      if (/^(minta|mohon|tolong)$/.test(word) && work !== undefined && !speaks.test(work)) return
      const verb = tail.some(
        (w) =>
          verbOf.test(w) ||
          /^(jawab|jelaskan|tanggapi|sampaikan|bacakan|klarifikasi|bisa|soal)$/.test(w),
      )
      if (/^(bagaimana|gimana|tanya|tanyakan|bertanya)$/.test(word) || verb || tail.length === 0)
        r.called = /^(bagaimana|gimana)$/.test(word) ? 0.87 : 0.86
    }
  })
}

/** "Ibu Rosmini ingin menambahkan": what is said behind a name calls it. */
export function callByWhatFollows(words: readonly string[], seen: readonly Seen[]): void {
  for (const [n, s] of seen.entries()) {
    if (s.about || s.called > 0) continue
    const next = seen[n + 1]
    // "sebentar pak dedi dijawab dulu sama bu lia": another does what is to be done.
    if (next !== undefined && isAgent(words.slice(s.mention.to, next.mention.from))) continue
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
}

/** "yang terhormat ibu rukmini" and a name alone. */
export function callAlone(words: readonly string[], seen: readonly Seen[]): void {
  const lone = seen.filter((s) => !s.about)
  for (const s of lone) {
    if (s.called > 0 || lone.length > 1) continue
    const before = words.slice(0, s.mention.from)
    const rest = words.slice(s.mention.to)
    // "dari persatuan ummah yang ibu"
    if (/^yang (ibu|bapak|perempuan|laki laki|srikandi|satunya|satu)$/.test(rest.join(' ')))
      rest.length = 0
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
}

const opensList = (word: string): boolean =>
  /^(termin|orang|penanya|pertama|urutan|urutannya|daftar|pendalaman|sesi|putaran|pembicara)$/.test(
    word,
  )

/** "… pak yayat kemudian bu rina lalu pak ujang silakan": three or more in a row, and the word of calling is for all. */
function listed(words: readonly string[], seen: readonly Seen[], n: number): boolean {
  let end = n
  while (
    seen[end + 1]?.about === false &&
    words
      .slice(seen[end]!.mention.to, seen[end + 1]!.mention.from)
      .every((w) => connect.test(w) || either.test(w))
  )
    end += 1
  return end - n >= 2 && seen.slice(n, end + 1).some((s) => s.called > 0)
}

/** Several in one breath: "pak yayat lalu pak ujang". */
export function callTogether(words: readonly string[], seen: readonly Seen[]): void {
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
      ((n === 0 || seen[n - 1]!.about) &&
        (head.length === 0 || head.every((w) => filler.test(w)) || head.some(opensList))) ||
      head
        .slice(-6)
        .some((w) => /^(urut|urutan|urutannya|berurut|berurutan|bergantian|bergiliran)$/.test(w)) ||
      listed(words, seen, n)
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
}
