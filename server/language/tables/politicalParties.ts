/** National parties (KPU, 2024 and 2019) by all the names that people give them, in spoken words. No list of one council. */
export const parties: readonly (readonly string[])[] = `
pkb, kebangkitan bangsa
gerindra, gerakan indonesia raya
pdip, pdi perjuangan, pdi p, demokrasi indonesia perjuangan
golkar, golongan karya
nasdem, nas dem, nasional demokrat
gelora, gelombang rakyat indonesia
pks, keadilan sejahtera
pkn, kebangkitan nusantara
hanura, hati nurani rakyat
pan, amanat nasional
pbb, bulan bintang
demokrat
psi, solidaritas indonesia
perindo, persatuan indonesia
ppp, persatuan pembangunan
`
  .trim()
  .split('\n')
  .map((line) => line.split(', '))

/** Names that are no other word of a sitting, so that they stand for the party wherever they are said. */
export const onlyParties: ReadonlySet<string> = new Set(
  'gerindra golkar nasdem hanura perindo pdip pkb pks ppp psi demokrat'.split(' '),
)
