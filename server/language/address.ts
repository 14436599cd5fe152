/** Capitals of forms of address and of offices that stand for a person. */
import { retext, type Token, upperFirst } from './token.ts'

const sapaan = /^(bapak|pak|ibu|bu|saudara|saudari|bung)$/
const offices =
  /^(ketua|wakil|kadis|kaban|kabag|kabid|camat|lurah|kades|bupati|gubernur|sekda|sekwan|sekretaris|direktur|dirut|kapolres|dandim|wali|pimpinan|kepala|asisten|inspektur|wabup|kajari|notulis)$/
const called =
  /^(kasih|interupsi|izin|baik|maaf|saudara|terhormat|hormati|yth|silakan|siap|mohon|kepada|ya)$/
const notAddress = /^(hamil|menyusui|rumah|kota|pkk|muda|tiri|kandung|negara|pertiwi)$/
const titles =
  /^(haji|hajah|kiai|ustaz|ustazah|dokter|doktor|profesor|daeng|andi|raden|menteri|gubernur|bupati)$/
/** Offices that take a capital before the name of a body or a place ("Kepala Dinas Pertanian", "Camat Parungsari"). */
const posts =
  /^(ketua|wakil|sekretaris|bendahara|kepala|direktur|bupati|gubernur|wali|walikota|camat|lurah|inspektur|kadis|kaban|kabag|kabid|sekda|asisten|menteri|penjabat|komandan)$/
const postParts =
  /^(ketua|bidang|bagian|badan|dinas|desa|seksi|kota|bupati|gubernur|umum|daerah|utama|camat|lurah)$/
const bodyLike =
  /^(Komisi|DPRD|Fraksi|Pansus|Banggar|Bamus|Bapemperda|Badan|Dinas|Bagian|BK|Bappeda|Bapperida|Inspektorat|RSUD|PDAM|BPBD|BPKAD|BKAD|BKPSDM|Satpol|TAPD|KPU|Bawaslu|BPK|KPK|UPTD|UPT|DPR|DPD|MPR|Desa|Kelurahan|Kecamatan|Kabupaten|Kota|Provinsi|Sekretariat|Setwan|Satuan|PKK|PMI|KONI|MUI|FKUB)$/
const several = /^(kaum|para|seorang|kelompok|beberapa|seluruh|dua|tiga|si|sang)$/

/** How many words of an office stand at `i` right before the name that raises it. */
function postLength(tokens: readonly Token[], i: number): number {
  if (!posts.test(tokens[i]!.lower)) return 0
  let to = i + 1
  while (to < i + 4 && tokens[to - 1]!.trail === '' && tokens[to] !== undefined) {
    const token = tokens[to]!
    const raised = /^\p{Lu}/u.test(token.text)
    if (raised && (token.kind === 'place' || token.kind === 'body' || bodyLike.test(token.text)))
      return to - i
    if (raised || !postParts.test(token.lower)) return 0
    to += 1
  }
  return 0
}

export function writeAddress(tokens: readonly Token[]): Token[] {
  const out: Token[] = []
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i]!
    const previous = out.at(-1)
    const before = previous?.lower ?? ''
    const next = tokens[i + 1]?.lower ?? ''
    if (token.done) {
      out.push(token)
      continue
    }
    if (sapaan.test(token.lower) && !notAddress.test(next) && !several.test(before)) {
      out.push(retext(token, upperFirst(token.text)))
      continue
    }
    const afterCall =
      previous !== undefined && sapaan.test(before) && /^\p{Lu}/u.test(previous.text)
    if (
      offices.test(token.lower) &&
      (afterCall || (/^(pimpinan|ketua)$/.test(token.lower) && called.test(before)))
    ) {
      out.push(retext(token, upperFirst(token.text)))
      continue
    }
    // "terima kasih kiai", "selamat pagi dokter"
    const greeted =
      /^(kasih|pagi|siang|sore|malam|silakan|interupsi|izin)$/.test(before) &&
      /^(kiai|ustaz|ustazah|dokter|profesor)$/.test(token.lower) &&
      (i === tokens.length - 1 || token.trail !== '')
    if (token.lower === 'anda') {
      out.push(retext(token, 'Anda'))
      continue
    }
    if (titles.test(token.lower) && (afterCall || greeted)) {
      out.push(retext(token, upperFirst(token.text)))
      continue
    }
    // "silakan Pak Hendra": a name that no roster knows, where only a name can stand.
    const unknownName =
      afterCall &&
      /^(pak|bu)$/.test(before) &&
      i === tokens.length - 1 &&
      /^(silakan|kasih|selanjutnya|persilakan)$/.test(out.at(-2)?.lower ?? '') &&
      /^\p{Ll}{3,}$/u.test(token.text) &&
      !/^(dulu|lagi|saja|lanjut|sekarang|cukup|baik|semua|duluan|silakan|waktunya|begitu|ya|(me[mnlry]|di|ber|ter).{3,})$/.test(
        token.lower,
      )
    if (unknownName) {
      out.push({ ...retext(token, upperFirst(token.text)), kind: 'person' })
      continue
    }
    const post = postLength(tokens, i)
    if (post > 0) {
      for (const word of tokens.slice(i, i + post))
        out.push(word.done ? word : retext(word, upperFirst(word.text)))
      i += post - 1
      continue
    }
    // "cukup pimpinan", "pimpinan, saya …": called at the edge of what is said.
    const edge = i === tokens.length - 1 || /[.?!,]/.test(token.trail) || i === 0
    const talked =
      /^(unsur|para|oleh|dari|kepada|ke|rapat|sebagai|wakil|dan|jajaran|seluruh|keputusan|kursi|terhadap|sidang)$/
    if (
      token.lower === 'pimpinan' &&
      edge &&
      !talked.test(before) &&
      !/^(rapat|sidang|dprd|dewan|dan|komisi)$/.test(next)
    ) {
      out.push(retext(token, 'Pimpinan'))
      continue
    }
    // "Pak Wakil Ketua", "Ibu Kepala Dinas"
    const joined =
      previous !== undefined &&
      /^(Wakil|Kepala|Wali|Sekretaris)$/.test(previous.text) &&
      sapaan.test(out.at(-2)?.lower ?? '')
    if (
      joined &&
      /^(ketua|dinas|badan|bupati|kota|daerah|dewan|bagian|bidang)$/.test(token.lower)
    ) {
      out.push(retext(token, upperFirst(token.text)))
      continue
    }
    out.push(token)
  }
  return out
}
