/** A light stemmer: both sides of a comparison go through it, so it only has to be the same for the same word. */

const vowel = /^[aeiou]/

function strip(word: string): string {
  let w = word
  const enough = (left: string, least = 4) => left.length >= least
  const cut = (tail: RegExp, least = 4) => {
    const left = w.replace(tail, '')
    if (left !== w && enough(left, least)) w = left
  }
  cut(/(lah|kah|pun)$/)
  cut(/(nya|ku|mu)$/)
  if (whole.has(w)) return w
  if (/^(pe|per|ke|ber|pem|pen|peng|peny|se|di|me|mem|men|ter)/.test(w)) cut(/(kan|an|i)$/, 5)
  else cut(/(kan|an)$/, 4)
  for (let n = 0; n < 2; n += 1) {
    const before = w
    w = unprefix(w)
    if (w === before) break
  }
  return w
}

function unprefix(w: string): string {
  const nasal = /^(me|pe)(ny|ng|m|n)(.+)$/.exec(w)
  if (nasal !== null) {
    const [, , sound = '', rest = ''] = nasal
    if (rest.length >= 3) {
      if (sound === 'ny') return `s${rest}`
      if (sound === 'ng') return vowel.test(rest) ? rest : rest
      if (sound === 'm') return vowel.test(rest) ? `p${rest}` : rest
      if (sound === 'n') return vowel.test(rest) ? `t${rest}` : rest
    }
  }
  const plain = /^(di|ke|se|te|be|me|pe)(r?)(.{4,})$/.exec(w)
  if (plain !== null) {
    const [, head = '', r = '', rest = ''] = plain
    if (r === 'r' && /^(te|be|pe)$/.test(head)) return rest
    if (r === '' && head !== 'te' && head !== 'be') return rest
  }
  return w
}

const cache = new Map<string, string>()
/** Words that only look like derived ones. */
const whole = new Set(
  `jalan jembatan lapangan bangunan bendungan pertanian perikanan kelurahan kecamatan kesehatan tersier pendidikan penerangan
   perhubungan ikan hutan makan taman halaman pelatihan peternakan perkebunan pemuda nelayan perempuan
   sekolah selokan sawah sumur listrik dermaga seragam beasiswa kapal kerbau kursi kambing kantor kelas kelompok keramba
   tambatan pelabuhan tenda pasar sampah sanitasi irigasi drainase posyandu puskesmas pustu ambulans embung talut bronjong penahan paving trotoar sekali sekalian sungai sempadan jaringan pegang memegang dipegang penampungan pembuangan turunan pelelangan pemecah penimbangan perjalanan berjalan pejalan
   kepala sebelah selatan keterangan setuju persetujuan memang pangan penerang pendingin pendalaman berselisih pemasaran saluran
   timbangan pegangan megang langgar pelanggar pelanggaran melanggar dilanggar`
    .split(/\s+/)
    .filter(Boolean),
)

export function stem(word: string): string {
  const known = cache.get(word)
  if (known !== undefined) return known
  // ngelas, ngecat: the bare verb as it is spoken in Java.
  const spoken = /^nge(\p{L}{3,})$/u.exec(word)?.[1]
  if (spoken !== undefined && !whole.has(word)) return stem(spoken)
  const out = word.length < 5 || whole.has(word) || /\d/.test(word) ? word : strip(word)
  if (cache.size < 50_000) cache.set(word, out)
  return out
}
