/** *koma* said as a mark: "los ikan koma kios sayur koma dan parkir" → `los ikan, kios sayur, dan parkir`. */
import { isNumberWord } from './number/read.ts'
import { hesitations } from './number/words.ts'
import type { Token } from './token.ts'

/** A comma spoken of, or a coma, is no mark. */
const notBehind =
  /^(tanda|titik|pakai|tanpa|keadaan|kondisi|dalam|pasien|masih|sempat|sedang|sampai|kena|hapus|ada|kurang|tambah|ditambah|dihapus|setelah|bangun|dari|dengan|dan|atau)$/
const notBefore =
  /^(itu|ini|tersebut|nya|di|selama|karena|saat|dihapus|diganti|sekian|berapa|setengah|titik|maksud\p{L}*)$/u

const isNumber = (token: Token) => isNumberWord(token.lower) || /^\d/.test(token.text)

const isKoma = (token: Token | undefined) =>
  token !== undefined && token.lower === 'koma' && token.trail === '' && token.lead === ''

/** Does *koma* at `i` part words or ends a number, so that it cannot belong to a decimal? */
function parts(tokens: readonly Token[], i: number): boolean {
  const [before, after] = [tokens[i - 1], tokens[i + 1]]
  if (before === undefined || after === undefined || before.trail !== '' || after.lead !== '')
    return false
  if (isNumber(after) || hesitations.has(after.lower) || after.lower === 'eh') return false
  return !notBehind.test(before.lower) && !notBefore.test(after.lower)
}

export function writeDictated(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some(isKoma)) return tokens
  const at = tokens.flatMap((token, i) => (isKoma(token) && parts(tokens, i) ? [i] : []))
  // One alone is a mark only behind a number; several make a list.
  const marks = new Set(at.filter((i) => at.length > 1 || isNumber(tokens[i - 1]!)))
  if (marks.size === 0) return tokens
  const out: Token[] = []
  tokens.forEach((token, i) => {
    const last = out.at(-1)
    if (marks.has(i) && last !== undefined)
      out[out.length - 1] = { ...last, trail: ',', to: token.to }
    else out.push(token)
  })
  return out
}
