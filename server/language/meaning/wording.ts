/** A follow-up in one written sentence: actor, act, object, day. */
import { upperFirst } from '../token.ts'
import type { Actor } from './actor.ts'
import { bare, bareVerb, papers, request } from './acts.ts'
import type { Sentence } from './sentences.ts'
import { statement } from './statement.ts'

/** "… paling lambat 15 Mei Jalan Kartini disetujui …": the order ends with its day. */
const untilDay = (text: string) =>
  text.replace(
    /^(.*\b(?:paling lambat|sebelum)(?: tanggal)? \d{1,2} \p{Lu}\p{L}+(?: \d{4})?) (?!(?:ke|kepada|dengan|untuk|secara|dan|di|pada|supaya|agar|karena|tahun|pukul|atau|serta|lengkap|beserta|melalui|lewat|oleh|dalam)\b)(?:\S+ ){3,}\S+$/u,
    '$1.',
  )

/** The sentence from its actor on. */
export function actText(sentence: Sentence, actor: Actor | null): string {
  const raw = sentence.text.split(' ')
  if (actor === null || raw.length !== sentence.words.length) return statement(sentence.text)
  const head = sentence.words.slice(0, actor.from)
  // "… keropos, mohon Dinas X menyampaikan …": what is asked begins with who is asked.
  const asked = /^(mohon|agar|supaya|tolong|minta|meminta|diminta|menugaskan|mendesak)$/
  if (head.slice(-3).some((word) => asked.test(word))) {
    return upperFirst(raw.slice(actor.from).join(' '))
  }
  // "… Pak Harahap cek peta HGU": what is told before it is another matter.
  const [next = '', far = ''] = [sentence.words[actor.to], sentence.words[actor.to + 2]]
  const acts = (word: string) => bareVerb.has(word) || /^(?:me[mnlrw]|ber)\p{L}{3,}/u.test(word)
  if (acts(next) || (next === 'bersama' && acts(far)))
    return upperFirst(untilDay(raw.slice(actor.from).join(' ')))
  const leads =
    head.length <= 8 &&
    (head.length === 0 ||
      request.test(head.join(' ')) ||
      statement(sentence.text).length < sentence.text.length)
  return leads ? upperFirst(raw.slice(actor.from).join(' ')) : statement(sentence.text)
}

export const lowerFirst = (text: string) =>
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
export function promiseText(said: string, pic: string): string {
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
export function requestText(said: string, pic: string): string {
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
