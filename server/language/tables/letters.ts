/** The names of the letters as people say them, and what they are told apart by. */

const table = (pairs: string): Readonly<Record<string, string>> =>
  Object.fromEntries(pairs.split(/\s+/).map((pair) => pair.split('=') as [string, string]))

export const letterNames = table(
  `a=a be=b ce=c de=d e=e ef=f ge=g ha=h i=i je=j ka=k el=l em=m en=n o=o pe=p ki=q kiu=q er=r es=s te=t u=u ve=v fe=v we=w
   eks=x ye=y zet=z`,
)

/** The names, and the letters themselves as an engine prints them. */
export const letters: Readonly<Record<string, string>> = {
  ...letterNames,
  ...Object.fromEntries([...'bcdfghjklmnpqrstvwxyz'].map((letter) => [letter, letter])),
}

/** Also words, sounds of doubt or particles: a run of these alone spells nothing. */
export const wordLetters: ReadonlySet<string> = new Set(
  'a e i o u ha ka em en es de ki h m n s'.split(' '),
)

/** Sounds before or behind a spelled name that belong to no name. */
export const soundLetters: ReadonlySet<string> = new Set('a e o em ha ka'.split(' '))

/** Behind these letters are counted off, not spelled. */
export const letterHeads: ReadonlySet<string> = new Set(
  'huruf komisi golongan tipe kelas blok opsi seri grade poin kelompok'.split(' '),
)

/** The letters before the figures of a number plate: the regions of the police register. */
export const plateRegions: ReadonlySet<string> = new Set(
  `A B D E F G H K L M N P R S T W Z AA AB AD AE AG BA BB BD BE BG BH BK BL BM BN BP DA DB DC DD DE DG DH DK DL DM DN DP DR DS
   DT DW EA EB ED KB KH KT KU PA PB PG PS PT PY RI`.split(/\s+/),
)
