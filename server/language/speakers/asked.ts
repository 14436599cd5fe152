/** Whom the one who has the floor addresses, asks, or hands it on to. */
import { thanks } from './callWords.ts'
import type { Directory } from './directory.ts'
import { readFloor } from './floor.ts'
import type { Mention } from './mention.ts'
import { isAbout, type Seen } from './seen.ts'

/** Persons spoken to in these words: named, and not only talked about. */
export function vocatives(words: readonly string[], directory: Directory): Mention[] {
  const out: Seen[] = []
  let prevEnd = 0
  for (const mention of directory.find(words)) {
    const tail = words.slice(mention.to, mention.to + 3).join(' ')
    const talked =
      /^((juga|tadi) )?(sudah|tadi|kemarin|telah|pernah|bilang|mengatakan|menyampaikan|katanya|itu (salah|benar|keliru|sudah|tidak|memang))\b/.test(
        tail,
      )
    const about =
      isAbout(words, mention, prevEnd, out.at(-1)) &&
      !thanks.test(words.slice(Math.max(prevEnd, mention.from - 5), mention.from).join(' '))
    const light = /^(cukup|setuju|maaf|iya|sama|jangan|bukan)$/.test(words[mention.from - 1] ?? '')
    const put = /^(nanti|besok|kemarin|usulan|usul)$/.test(words[mention.from - 1] ?? '')
    const ifs = /\bsudah\b.*\bbelum\b/.test(words.slice(mention.to).join(' '))
    out.push({
      mention,
      about: (about && !light) || put || (talked && !ifs),
      called: 0,
      later: false,
      first: false,
    })
    prevEnd = mention.to
  }
  return out.filter((s) => !s.about && s.mention.by !== 'group').map((s) => s.mention)
}

const question =
  /\b(atau|bagaimana|gimana|kapan|berapa|kenapa|mengapa|apa|apakah|mana|betul|benar|kan|minta|mohon|tolong|tanya|tanyakan|tagih|jelaskan|dijelaskan|jawab|dijawab|pegang|janji|janjinya|harus|jangan|kok|kah|ya|siapa|sampai|belum|sudahkah|tolonglah)\b/

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
  /\b(serahkan|menyerahkan|dilanjutkan|lanjutkan|melanjutkan|ditambahkan|menambahkan|dijelaskan|menjelaskan|dijawab|disampaikan|diteruskan|teruskan|tambahan|dilengkapi|didampingi|berikan|beri|kasih|biar|biarkan|izinkan|persilakan|silakan|silahkan|minta|meminta|mohonkan|dibantu|dipaparkan|memaparkan|detailnya|teknisnya|teknis|rinciannya|limpahkan|lempar|dulu|duluan|lebih (tepat|tahu|paham|rinci|lengkap)|wakilkan|diwakilkan|diwakili|monggo|mangga)\b/

/** To whom the one who has the floor hands it on ("teknisnya saya serahkan ke kabid"). */
export function readPass(words: readonly string[], directory: Directory): Mention | null {
  const named = directory.find(words).filter((m) => m.by !== 'group')
  for (const mention of named.toReversed()) {
    const before = words.slice(Math.max(0, mention.from - 9), mention.from)
    const text = before.join(' ').replace(/\bterima kasih\b/g, '')
    const last = before.at(-1) ?? ''
    if (
      /\b(usulan|pertanyaan|menurut|seperti|kata|terima kasih|setuju|sependapat|dengan|menanggapi|menjawab)$/.test(
        text,
      )
    )
      continue
    // "jangan lempar ke pe u"
    if (/\b(jangan|tidak usah|bukan) (di)?(lempar|limpahkan|serahkan|lemparkan)\b/.test(text))
      continue
    const behind = words.slice(mention.to, mention.to + 5).join(' ')
    const mate =
      /\b(ke|kepada) (rekan|teman|kawan|kolega|staf|kabid|sekretaris) (saya|kami|kita)$/.test(text)
    const to =
      mate ||
      /^(ke|kepada|oleh|dari|untuk|biar|biarkan|izinkan|persilakan|silakan|minta|beri|kasih|meminta|mohon|pada)$/.test(
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
