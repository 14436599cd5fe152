/** Who leads the sitting at each moment: the chair, or whom the chair gave the gavel until it comes back. */
import type { Directory } from './directory.ts'
import { isAbout } from './seen.ts'
import type { Said } from './situation.ts'
import { addressesChair, chairPhrase } from './talk.ts'

const handsOver =
  /\b(palu(nya)?|pimpinan (rapat|sidang)|memimpin|pimpin|pimpinkan|memandu|pandu|mengatur giliran|atur giliran|ambil alih)\b/
const gives =
  /\b(serahkan|titip|titipkan|tolong|mohon|minta|silakan|gantikan|menggantikan|lanjutkan|teruskan|ganti)\b/
const comesBack =
  /\b(saya|kami) (sudah|telah|baru) (kembali|balik|datang lagi|masuk lagi)\b|\b(saya|kami) (ambil alih|pegang) (kembali|lagi)\b|\bpalu(nya)? (saya|kami) (ambil|pegang|terima) (kembali|lagi)\b/

/** "dilanjutkan oleh ibu wakil ketua", "nanti dibuka lagi oleh beliau yang memimpin": who stands behind it leads. */
const ledBy =
  /\b(?:di(?:pimpin|pandu)(?: (?:dulu|sementara|lagi|kembali|selanjutnya))?|di(?:buka|lanjutkan|teruskan)(?: (?:lagi|kembali|nanti))?)(?: (?:oleh|sama|dengan))?$/

/** Whoever leads for the chair gives the gavel back. */
const givesBack =
  /(?<!\b(sebentar lagi|nanti|setelah ini|habis ini|sesudah ini|sehabis ini|kemudian|baru) )\b(saya|kami) (kembalikan|serahkan kembali)\b/
/** "saya lanjutkan memandu": whoever leads goes on leading. */
const keeps =
  /\b(saya|kami) (yang |akan |masih |tetap |dulu |sekarang |lanjut |lanjutkan |teruskan |melanjutkan )*(memimpin|memandu|pimpin|pandu)\b/

/** Said of the sitting by nobody but who leads it, were it a deputy from the start. */
const acts =
  /\b(rapat|sidang)\b.{0,90}\b(saya|kami) (nyatakan )?(di)?(buka|tutup|skors|skor|cabut)\b|\b(saya|kami) (nyatakan )?(buka|tutup|skors|membuka|menutup|menskors|cabut) (skors |skorsing )?(rapat|sidang)\b|\b(saya|kami)( \S+){0,4} (memimpin|pimpin|memandu|pandu) (rapat|sidang)\b/

/** Does one who is no guest act as whoever leads? */
export const presides = ({ speakerId, words }: Said, { people }: Directory): boolean =>
  speakerId !== null &&
  acts.test(words.join(' ')) &&
  people.some(({ id, instansi }) => id === speakerId && !instansi)

/** The chair is back and takes the gavel again. */
export const isBack = (words: readonly string[]): boolean => comesBack.test(words.join(' '))

/** Only a member leads, and never a guest. */
const isDeputy = ({ people }: Directory, id: string): boolean =>
  people.some((person) => person.id === id && !person.instansi)

/** Whoever leads behind all of these, where `chair` led before them. */
export function leadsBehind(
  context: readonly Said[],
  chair: string,
  directory: Directory,
): string | null {
  return context.reduce<string | null>(
    (leading, said) => leadsNext(said, leading, chair, directory),
    chair,
  )
}

/** Whoever leads behind `said`, where `leading` led until then; null where it was handed to somebody unknown. */
export function leadsNext(
  said: Said,
  leading: string | null,
  chair: string,
  directory: Directory,
): string | null {
  const text = said.words.join(' ')
  if (leading !== chair && givesBack.test(text)) return chair
  // The chair came back without a word about it.
  if (
    leading !== chair &&
    said.speakerId === chair &&
    chairPhrase(said.words) !== null &&
    !addressesChair(said.words)
  )
    return chair
  if (said.speakerId !== leading && presides(said, directory)) return said.speakerId
  if (said.speakerId !== null && said.speakerId !== leading) return leading
  const passed = directory
    .find(said.words)
    .filter(
      ({ ids, by, from }) =>
        ids.length === 1 &&
        (by === 'name' || by === 'office') &&
        ledBy.test(said.words.slice(Math.max(0, from - 5), from).join(' ')) &&
        /\b(rapat|sidang|memimpin|pimpin|skors|memandu|pimpinan)\b/.test(text),
    )
  if (passed.length === 1 && isDeputy(directory, passed[0]!.ids[0]!)) return passed[0]!.ids[0]!
  if (!handsOver.test(text) || !gives.test(text)) return leading
  if (keeps.test(text) && !/\b(serahkan|titip|titipkan|gantikan|menggantikan)\b/.test(text))
    return leading
  const named = directory
    .find(said.words)
    .filter(
      (m, n, all) =>
        !m.ids.includes(chair) && !isAbout(said.words, m, all[n - 1]?.to ?? 0, undefined),
    )
  const to = named.findLast((m) => m.by === 'name' || m.by === 'office')
  if (to === undefined) return leading
  return to.ids.length === 1 ? to.ids[0]! : null
}
