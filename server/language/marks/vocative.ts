/** Who is called: "Baik, Bu, kami kawal", but not "Pak Wiryawan sudah menjelaskan" nor "dari Ibu Lestari". */
import type { Token } from '../token.ts'
import { answers, asking, set } from './words.ts'

export type Vocative = {
  readonly from: number
  readonly to: number
  /** Only *pak* or *bu*, or the chair: no name behind it. */
  readonly bare: boolean
}

const address = /^(bapak|pak|ibu|bu|saudara|saudari|bung)$/
const chair = /^(pimpinan|ketua)$/
const crowdHeads = /^(hadirin|saudara-saudara|bapak-bapak|ibu-ibu|sidang|rekan-rekan|teman-teman)$/
const crowd = /^(sekalian|semua|hadirin|semuanya|anggota)$/
const titles = /^(haji|hajah|kiai|ustaz|ustazah|dokter|doktor|profesor|daeng|andi|raden|nyoman)$/
const offices =
  /^(ketua|wakil|kadis|kaban|kabag|kabid|camat|lurah|kades|bupati|gubernur|sekda|sekwan|sekretaris|direktur|dirut|kapolres|dandim|wali|pimpinan|kepala|asisten|inspektur|wabup|kajari|notulis|kota|daerah|dewan|dinas|badan|bagian|bidang|desa|rapat|sidang|komisi)$/

/** Titles before a name that is written already: "Pak Dr. H. Ahmad". */
const degrees = /^(H|Hj|Dr|Drs|Dra|Ir|Prof|K\.H|R|Tb|Dt|Dg)\.$/

const isName = (token: Token | undefined): boolean =>
  token !== undefined &&
  (token.kind === 'person' ||
    (token.done !== true && (/^\p{Lu}\p{Ll}+$/u.test(token.text) || degrees.test(token.text))))

const isOffice = (token: Token | undefined): boolean =>
  token !== undefined &&
  /^\p{Lu}/u.test(token.text) &&
  (offices.test(token.lower) || token.kind === 'body')

/** Words that govern the person behind them: no call. */
const governs = set(`
  dari oleh kepada ke dengan untuk bersama sama bagi tentang soal dan atau para seluruh semua antara menurut seperti yaitu yakni kata
  ucapan pernyataan usulan usul pertanyaan jawaban penjelasan permintaan arahan mendukung menanggapi minta meminta mengundang undang
  persilakan mempersilakan wakil mewakili sebagai adalah atas terhadap melalui bukan yang bahwa agar supaya kalau jika unsur rapat
  kehadiran pada pendapat menanyakan tanya saran sidang jajaran sampaikan keputusan oleh- disampaikan tadi apa waktu karena beri
  menjadi selaku terhormat hormati banggakan kehadirat dukungan bantu membantu sambutan laporan kursi milik nama atau
`)
/** Words that open the talk behind a call. */
const talkOpens = set(`
  izin mohon tolong saya kami kita ini itu jadi bagaimana apakah silakan terima interupsi maaf kalau soal terkait untuk di ada tetapi
  tapi mengenai bahwa karena pada memang hanya sebagai dalam nah ya tadi yang apa mungkin dari sekarang hari rapat usulan usul masih
  menurut sudah belum tidak baru jangan pertanyaan selamat assalamualaikum anggaran warga dengan berarti agar supaya
`)
const named =
  set(`izin mohon tolong saya kami kita jadi bagaimana apakah silakan terima interupsi maaf kalau soal terkait apa mungkin
  menurut jangan bisakah dapatkah`)

/** "hadirin yang kami hormati", "Ibu-ibu sekalian": the whole room. */
function crowdAt(tokens: readonly Token[], i: number): Vocative | null {
  let to = i + 1
  if (tokens[to]?.lower === 'dewan') to += 1
  if (crowd.test(tokens[to]?.lower ?? '')) to += 1
  if (tokens[to]?.lower === 'yang') {
    const thanked = tokens[to + 1]?.lower === 'terhormat' ? 2 : 3
    if (
      thanked === 3 &&
      !/^(hormati|banggakan|muliakan|berbahagia)$/.test(tokens[to + 2]?.lower ?? '')
    )
      return null
    to += thanked
  } else if (!crowd.test(tokens[to - 1]!.lower) || to === i + 1) return null
  return { from: i, to, bare: true }
}

/** How far a form of address reaches from `i`; `i` where none stands. */
function spanAt(tokens: readonly Token[], i: number): Vocative | null {
  const first = tokens[i]
  if (first === undefined) return null
  const isChair = chair.test(first.lower)
  if (crowdHeads.test(first.lower)) return crowdAt(tokens, i)
  if (!isChair && !/^\p{Lu}/u.test(first.text)) return null
  // "Terima kasih, Kiai.": a title alone is a call only where nothing follows.
  const titled = titles.test(first.lower) && (first.trail !== '' || i === tokens.length - 1)
  if (titled) return { from: i, to: i + 1, bare: true }
  if (!isChair && !address.test(first.lower)) return null
  let to = i + 1
  let bare = true
  const open = () => tokens[to - 1]!.trail === '' || tokens[to - 1]!.trail === ','
  for (; to < tokens.length && open(); to += 1) {
    const token = tokens[to]!
    const many =
      address.test(token.lower) &&
      address.test(tokens[to - 1]!.lower) &&
      /^\p{Lu}/u.test(token.text)
    if (many || crowd.test(token.lower)) continue
    if (tokens[to - 1]!.lower === 'anggota' && /^(dewan|komisi|dprd)$/.test(token.lower)) continue
    if (tokens[to - 1]!.trail !== '') break
    if (isChair && !/^(rapat|sidang|dewan)$/.test(token.lower)) break
    if (isChair && /^(rapat|sidang|dewan)$/.test(token.lower)) {
      // "Pimpinan rapat yang terhormat", not "Pimpinan rapat saya …"
      if (tokens[to + 1]?.lower !== 'yang') break
      continue
    }
    if (
      isName(token) ||
      isOffice(token) ||
      (titles.test(token.lower) && /^\p{Lu}/u.test(token.text))
    ) {
      bare = false
      continue
    }
    break
  }
  const honour =
    tokens[to]?.lower === 'yang' &&
    /^(terhormat|saya|kami)$/.test(tokens[to + 1]?.lower ?? '') &&
    (tokens[to + 1]!.lower === 'terhormat' ||
      /^(hormati|banggakan|muliakan)$/.test(tokens[to + 2]?.lower ?? ''))
  if (honour) to += tokens[to + 1]!.lower === 'terhormat' ? 2 : 3
  return { from: i, to, bare }
}

const ends = (token: Token | undefined) => token === undefined || /[.?!]/.test(token.trail)

function isCalled(tokens: readonly Token[], span: Vocative, opens: boolean): boolean {
  const first = tokens[span.from]!.lower
  const before = tokens[span.from - 1]?.lower ?? ''
  const next = tokens[span.to]?.lower ?? ''
  const short = span.bare && /^(pak|bu)$/.test(first)
  const last = span.to === tokens.length || ends(tokens[span.to - 1])
  const greeted = answers.has(before)
  if (crowdHeads.test(first)) return opens || !governs.has(before)
  // "Bagaimana, Bapak, Ibu, setuju?"
  if (before === 'bagaimana' && span.bare && /^(setuju|sepakat|apakah)$/.test(next)) return true
  if (opens) {
    if (last) return true
    if (short || (span.bare && chair.test(first)))
      return talkOpens.has(next) || asking.has(next) || short
    return (
      named.has(next) ||
      asking.has(next) ||
      (span.to - span.from > 1 && span.bare && talkOpens.has(next))
    )
  }
  if (short) return !governs.has(before) || /^(soal|tadi|bukan|tanya|waktu|apa)$/.test(before)
  if (governs.has(before)) return false
  if (last) {
    if (greeted) return true
    // "sudah dijawab Pak Wiryawan": the doer of a passive verb.
    if (!span.bare && /^di.{4,}/.test(before)) return tokens[0]!.lower === 'silakan'
    if (/^(mem|men|meng|me).{4,}/.test(before) && !span.bare) return false
    return chair.test(first) || !span.bare || /^(bapak|ibu|saudara)$/.test(first)
  }
  if (greeted) {
    // "mohon Pak Kadis menjelaskan", "sudah Bapak sampaikan"
    // "Silakan Pak Zainal menambahkan"
    if (before === 'silakan' && !span.bare && /^(me[mnlry]|ber|dulu|dan$)/.test(next)) return false
    if (/^(mohon|sudah|belum|bisa|tidak|ada|jadi|yang)$/.test(before))
      return span.bare && chair.test(first) && talkOpens.has(next)
    return true
  }
  return span.bare && chair.test(first) && (talkOpens.has(next) || asking.has(next))
}

/** All calls of the line, in order. `opensAt` says whether a sentence opens at a token. */
export function vocativesOf(
  tokens: readonly Token[],
  opensAt: (i: number) => boolean,
): readonly Vocative[] {
  const found: Vocative[] = []
  for (let i = 0; i < tokens.length; i += 1) {
    const span = spanAt(tokens, i)
    if (span === null) continue
    if (isCalled(tokens, span, opensAt(i))) found.push(span)
    i = span.to - 1
  }
  return found
}
