/** Short names of regional bodies as people all over the country say them, with what the whole name holds. */

const rows: readonly (readonly [string, RegExp])[] = [
  ['dishub perhubungan', /perhubungan/],
  ['dinkes', /^(dinas )?kesehatan/],
  [
    'disdik disdikbud dikbud dindik dindikbud disdikpora dikpora dispendik p&k',
    /pendidikan(?! dan pelatihan)/,
  ],
  ['dinsos dissos dinsosp3a dinsospmd', /sosial/],
  ['pupr dpupr dpu pu putr dputr dpuprp bina-marga puprpkp puprkim', /pekerjaan umum/],
  [
    'perkim disperkim disperkimtan perkimtan dpkp disperakim perakim kimtan dprkp dpkpp prkp dinperkim perumkim disrumkim',
    /perumahan|permukiman/,
  ],
  [
    'bappeda bappelitbang bappelitbangda bapperida bappedalitbang baperlitbang bapelitbang',
    /perencanaan pembangunan/,
  ],
  ['bapenda dispenda bppd bpprd', /pendapatan/],
  ['bpkad bkad bpkpd bpkd bakeuda bpkpad bkd bpkda', /keuangan|aset/],
  ['bkpsdm bkpp bkd bkdpsdm bkppd bkpsdmd bkn', /kepegawaian/],
  ['bpsdm', /pengembangan sumber daya/],
  ['bpbd', /penanggulangan bencana/],
  ['dlh dlhk dislh blh', /lingkungan hidup/],
  ['satpol satpolpp satpol-pp', /polisi pamong|satpol/],
  ['damkar disdamkar dpkp', /pemadam|kebakaran/],
  [
    'disnaker disnakertrans nakertrans disnakerin dinaker dinperinaker',
    /tenaga kerja|ketenagakerjaan/,
  ],
  ['disdukcapil dukcapil capil dispendukcapil', /kependudukan|catatan sipil/],
  ['dpmd pmd dispmd dinpermades bapermas dispermades', /pemberdayaan masyarakat/],
  ['dpmptsp ptsp dpmpt bpmptsp dpm', /penanaman modal|perizinan|pelayanan terpadu/],
  ['diskominfo kominfo diskominfotik dinkominfo diskominfosantik', /komunikasi|informatika/],
  [
    'dispar disparbud disbudpar parbud disporapar disparpora dinporapar dispora disparekraf',
    /pariwisata|olahraga/,
  ],
  ['disbud disbudpar disparbud', /kebudayaan/],
  ['dispora disporapar disparpora kadispora', /olahraga/],
  [
    'distan dispertan distanak distankan distanbun distanpangan dispertanak dipertan dintan diperta distanhorti distannak dispertapang distph dtphp tph',
    /pertanian|hortikultura|tanaman pangan/,
  ],
  ['disbun', /perkebunan/],
  ['dishut', /kehutanan/],
  ['disnak disnakkeswan disnakkan', /peternakan|kesehatan hewan/],
  ['disketapang dkp dkpp diskepang', /ketahanan pangan|pangan/],
  ['dkp diskan diskanla dislutkan diskanlut dislautkan dinlutkan diskp', /perikanan|kelautan/],
  [
    'disperindag disdag disperdagin disperin indag diskoperindag diskumindag diskopdag disperindagkop dindagkop disdagin deperindag koperindag dkukmp disdagperin',
    /perdagangan|perindustrian|industri/,
  ],
  [
    'diskop diskopukm dinkop dinkopukm diskoperindag diskumindag diskumkm dkukm diskumdag',
    /koperasi/,
  ],
  [
    'dp3a dp3ap2kb dp2kbp3a dppkbp3a p3a dppppa dp3akb dinsosp3a dppa',
    /pemberdayaan perempuan|perlindungan anak/,
  ],
  ['dppkb p2kb dalduk bkkbn dp2kb dpppkb', /pengendalian penduduk|keluarga berencana/],
  ['dispusip disarpus dpk perpusda dispersip perpus arpus diarpus', /perpustakaan|kearsipan|arsip/],
  ['kesbangpol bakesbangpol kesbang bakesbang', /kesatuan bangsa/],
  ['setda', /sekretariat daerah/],
  ['setwan', /sekretariat (dprd|dewan)/],
  ['itda inspektorat itkab', /inspektorat/],
  ['rsud rsu rs rumah-sakit', /rumah sakit|rsud/],
  ['pdam perumdam perumda', /air minum|pdam|perumda|tirta/],
  ['perumda perseroda pd bumd', /perumda|perusahaan (umum )?daerah|perseroda/],
  ['bpr', /\bbpr\b|perkreditan|perekonomian rakyat/],
  ['balitbang balitbangda brida', /penelitian|riset/],
  ['bpn atr', /pertanahan/],
  ['disperta distaru dtr dptr tarukim', /tata ruang|pertanahan/],
  ['kemenag', /kementerian agama|agama/],
  ['kesra', /kesejahteraan rakyat/],
  ['ulp pbj bpbj', /pengadaan barang/],
  ['tapd', /anggaran pemerintah daerah|tapd/],
]

/** Every short name, for telling that a word names some body at all. */
export const shortBodies: ReadonlyMap<string, readonly RegExp[]> = (() => {
  const map = new Map<string, RegExp[]>()
  for (const [words, whole] of rows)
    for (const word of words.split(' ')) map.set(word, [...(map.get(word) ?? []), whole])
  return map
})()

const letters: Readonly<Record<string, string>> = Object.fromEntries(
  'a=a b=b be=b c=c ce=c d=d de=d e=e f=f ef=f g=g ge=g h=h ha=h i=i j=j je=j k=k ka=k l=l el=l m=m em=m n=n en=n o=o p=p pe=p q=q ki=q kiu=q r=r er=r s=s es=s t=t te=t u=u v=v ve=v fe=v w=w we=w x=x eks=x y=y ye=y z=z zet=z'
    .split(' ')
    .map((pair) => pair.split('=') as [string, string]),
)

/** A short name read letter by letter ("pe u pe er") from `i`; null under two letters. */
export function spelledAt(
  words: readonly string[],
  i: number,
): { readonly text: string; readonly to: number } | null {
  let text = ''
  let k = i
  while (k < words.length && letters[words[k]!] !== undefined) text += letters[words[k++]!]
  return text.length < 2 ? null : { text, to: k }
}
