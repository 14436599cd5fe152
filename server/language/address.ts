/** Capitals of forms of address and of offices that stand for a person. */
import { retext, type Token, upperFirst } from './token.ts'

const sapaan = /^(bapak|pak|ibu|bu|saudara|saudari|bung)$/
const offices =
  /^(ketua|wakil|kadis|kaban|kabag|kabid|camat|lurah|kades|bupati|gubernur|sekda|sekwan|sekretaris|direktur|dirut|kapolres|dandim|wali|pimpinan|kepala|asisten|inspektur|wabup|kajari|notulis)$/
const called =
  /^(kasih|interupsi|izin|baik|maaf|saudara|terhormat|hormati|yth|silakan|siap|mohon|kepada|ya)$/
const notAddress = /^(hamil|menyusui|rumah|kota|pkk|muda|tiri|kandung|negara|pertiwi)$/
const several = /^(kaum|para|seorang|kelompok|beberapa|seluruh|dua|tiga|si|sang)$/

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
    // "cukup pimpinan", "pimpinan, saya …": called at the edge of what is said.
    const edge = i === tokens.length - 1 || /[.?!,]/.test(token.trail) || i === 0
    const talked =
      /^(unsur|para|oleh|dari|kepada|rapat|sebagai|wakil|dan|jajaran|seluruh|keputusan|kursi|terhadap|sidang)$/
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
