/** Fixed phrases with number words that are no numbers; written as given. */

const list = `
salah satu
satu per satu
satu persatu > satu per satu
satu demi satu
satu sama lain
satu suara
satu kata
satu bahasa
satu padu
satu hati
satu pintu
satu atap
satu kesatuan
satu arah
satu pihak
satu sisi
satu satunya > satu-satunya
satu satu > satu-satu
seribu satu
seribu bahasa
sebelas dua belas
satu dua kali
satu dua hari
satu dua orang
sekali dua kali
dua belah
empat mata
kaki lima
roda dua
roda tiga
roda empat
roda enam
simpang tiga
simpang empat
simpang lima
nol besar
setengah hati
setengah mati
segi empat
tujuh keliling
bintang lima
bintang tujuh
`

export type Idiom = { readonly spoken: readonly string[]; readonly written: readonly string[] }

const idioms: readonly Idiom[] = list
  .trim()
  .split('\n')
  .map((line) => {
    const [spoken = '', written = spoken] = line.split(' > ')
    return { spoken: spoken.split(' '), written: written.split(' ') }
  })
  .toSorted((a, b) => b.spoken.length - a.spoken.length)

export const idiomsByFirst: ReadonlyMap<string, readonly Idiom[]> = Map.groupBy(
  idioms,
  (idiom) => idiom.spoken[0]!,
)
