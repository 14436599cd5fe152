/** Whose words a speaker takes up: "yang Pak Wawan sampaikan", "menjawab pertanyaan Bu Tin". */
import type { Speaking } from '../links/converse.ts'
import type { Directory } from '../speakers/index.ts'

const saying =
  '(?:di)?(?:sampaikan|bilang|bilangkan|katakan|kata|omong|ngomong|omongkan|usulkan|usul|minta|maksud|maksudkan|tanyakan|tanya|singgung|sebut|sebutkan|keluhkan|ceritakan|cerita|jelaskan|laporkan|angkat|bahas|ajukan|adukan)'
/** Before the name, and behind it. */
const before = new RegExp(
  `\\b(?:yang|apa|seperti)(?: (?:tadi|sudah|telah|juga))? ${saying}(?: (?:oleh|tadi|sama))*$|\\b(?:usul|usulan|pertanyaan|permintaan|pernyataan|keluhan|pengaduan|penjelasan|aduan|masukan|menjawab|menanggapi|menyambung|mendukung|melanjutkan|menambahkan)(?: (?:dari|oleh|apa))*$|\\b(?:senada|sependapat|sepakat|setuju|sama|sejalan) (?:dengan|sama)$`,
)
const behind = new RegExp(`^(?:tadi |itu |sudah |juga |barusan ){0,2}${saying}\\b`)
const relative = /\b(?:yang|apa)$/

/** Persons (ids) of the directory whose statement is taken up in these spoken words. */
export function citedBy(words: readonly string[], directory: Directory): string[] {
  return directory.find(words).flatMap((mention) => {
    if (mention.ids.length !== 1) return []
    const head = words.slice(0, mention.from).join(' ')
    const tail = words.slice(mention.to).join(' ')
    const taken =
      before.test(head) ||
      (behind.test(tail) && (relative.test(head) || /^(?:tadi|barusan) /.test(tail)))
    return taken ? mention.ids : []
  })
}

/** What a conversation of links needs to know of a turn besides its words. */
export const speakingOf = (
  speakerId: string | null,
  words: readonly string[],
  directory: Directory,
): Speaking => ({
  speakerId,
  home: directory.people.find((person) => person.id === speakerId)?.instansi ?? null,
  cites: citedBy(words, directory),
})
