/** Words for the same work or thing in reses and pokir items; the first word names the concept. */
import { stem } from './stem.ts'

const groups = `
rehab: perbaikan memperbaiki diperbaiki rehabilitasi direhabilitasi rehab direhab renovasi direnovasi merenovasi memulihkan pemulihan pembenahan dibenahi membenahi pemeliharaan perawatan revitalisasi ditambal penambalan penggantian diganti mengganti betulkan dibetulkan pembetulan pemugaran dipugar dipermak restorasi
bangun: pembangunan membangun dibangun bangun bangunkan pembuatan dibuat membuat dibuatkan dibangunkan mendirikan pendirian perluasan penambahan ditambah penataan dirikan didirikan bikin dibikin bikinkan dibikinkan
rusak: rusak kerusakan hancur jebol ambruk roboh lapuk keropos retak bocor reyot bolong berlubang lubang runtuh pecah karatan berkarat amblas putus ambrol ambles remuk rontok patah copot mengelupas terkelupas kelupas kupas rembes merembes miring terkikis tergerus
aspal: pengaspalan aspal diaspal mengaspal hotmix dihotmix lapen peningkatan ditingkatkan kubangan berlumpur overlay pelapisan dilapis
beton: rabat cor betonisasi semenisasi dicor dirabat pengecoran pengerasan diperkeras
paving: paving dipaving pavingisasi conblock
adakan: pengadaan bantuan penyediaan pemberian disediakan dibantu penyaluran hibah diberi diberikan stimulan dukungan pembelian membeli dibelikan dikasih
lampu: lampu penerangan pju lpju gelap gulita pjuts penerang lentera
irigasi: irigasi jitut
bendung: bendung bendungan dam cekdam checkdam
embung: embung waduk kolam
drainase: drainase drenase selokan parit got saluran comberan riol
gorong: gorong
genang: genangan tergenang menggenang banjir meluap kebanjiran terendam rob
mampet: mampet mampat tersumbat sumbat buntu mandek
tanggul: tanggul abrasi pemecah revetment
bronjong: bronjong beronjong gabion
talut: talut talud turap senderan plengsengan siring tpt dpt longsor tebing
jembatan: jembatan titian titi sling
airbersih: airbersih pamsimas pipanisasi perpipaan pipa spam ledeng hidran leding
sumurbor: sumurbor
sekolah: sekolah sd smp sdn smpn madrasah sman sma smk smkn mts
kelas: rkb kelas ruangbelajar
lab: laboratorium lab
mebel: mebel mebeler mebelair mebeleur
puskesmas: puskesmas
pustu: pustu poskesdes polindes
posyandu: posyandu penimbangan
ambulans: ambulans ambulan
ambulanslaut: ambulanslaut
cctv: cctv
bidan: bidan
guru: guru
dokter: dokter
perawat: perawat
ibadah: masjid musala mushola mushala musholla musolla langgar surau gereja pura
latih: pelatihan latih dilatih bimtek kursus pembekalan keterampilan melatih workshop belajar
traktor: traktor tractor handtraktor kultivator
perontok: perontok thresher
bibit: bibit benih peremajaan
pupuk: pupuk
ternak: ternak kambing sapi domba itik
kapal: kapal perahu sampan ketinting pompong jukung klotok biduk speedboat spit
mesin: mesin motor
jaring: jaring gillnet pukat jala bubu
rtlh: rtlh rutilahu bedah bsps
gedung: gedungserbaguna
surya: surya plts matahari solar
rumahdinas: rumahdinas
ruangtunggu: ruangtunggu
balaiadat: balaiadat baileo
sertifikat: sertifikat sertifikasi
komputer: komputer laptop chromebook
lingkar: lingkar keliling
pkl: pkl
wisata: wisata gazebo
damkar: damkar
pasar: pasar
los: los
kios: kios lapak
pendingin: pendingin coldstorage freezer
tpi: tpi pelelangan
pabrikes: pabrikes
apill: apill
puskeswan: puskeswan
timbangan: timbangan
uji: pengujian uji diuji pemeriksaan diperiksa periksa memeriksa
dermaga: dermaga tambatan jeti jetty tambat sandaran sandar labuh ponton
sampah: sampah tps tps3r tpst tpa
lapang: lapangan
taman: taman rth
normal: normalisasi dinormalisasi pengerukan dikeruk mengeruk pendalaman sedimentasi dangkal pendangkalan
lebar: pelebaran dilebarkan melebarkan papasan berpapasan selisipan berselisih
umkm: umkm ukm
modal: modal permodalan
beasiswa: beasiswa kuliah
petani: petani tani poktan gapoktan
kelompok: kelompok
jamban: jamban wc toilet mck sanitasi septik kakus
paud: paud tk ra kober
pencacah: pencacah chopper
makam: makam pemakaman kuburan pekuburan tpu
honor: honor insentif honorarium upah gaji
kantordesa: kantordesa
vaksin: vaksin vaksinasi
seragam: seragam
perpus: perpustakaan
jenazah: jenazah
listrik: listrik
pdam: pdam perumdam
pln: pln
mesintempel: mesintempel
internet: internet wifi sinyal bts tower telekomunikasi telepon seluler
jalan: jalan jl jln ruas gang lorong
tanjak: tanjakan turunan tikungan
jut: jut
trotoar: trotoar pedestrian
pagar: pagar pemagaran
atap: atap plafon genteng
lansia: lansia jompo simbah kakek nenek
difabel: difabel disabilitas penyandang
sembako: sembako pangan beras
batas: pengaman guardrail
`

/** stem → concept */
export const concepts: ReadonlyMap<string, string> = new Map(
  groups
    .trim()
    .split('\n')
    .flatMap((line) => {
      const [name = '', list = ''] = line.split(': ')
      return [name, ...list.split(' ')].map((word) => [stem(word), name] as const)
    }),
)

/** Names of things in several words, and the one word they are compared by. */
const phrases: readonly (readonly [RegExp, string])[] = [
  [/\bjaringan irigasi\b|\b(?:saluran|daerah|pintu(?: air)?|jaringan) irigasi\b/g, 'irigasi'],
  [/\bsaluran (?=tersier|sekunder|primer)/g, 'irigasi '],
  [/\bsaluran (?:pembuangan|pembuang|air)(?: air)?\b/g, 'drainase'],
  [/\bmesin(?:nya)? (?:tempel|perahu|kapal)\b|\bmotor tempel\b/g, 'mesintempel'],
  [/\balat tangkap(?: ikan)?\b/g, 'jaring'],
  [/\b(?:saluran )?pengairan\b/g, 'irigasi'],
  [/\b(?:masih|jalan) tanah\b/g, '$& berlumpur'],
  [/\bmati lampu\b/g, 'padam'],
  [/\b(?:pusat kesehatan|klinik) hewan\b/g, 'puskeswan'],
  [/\bjembatan timbang\b/g, 'timbangan'],
  [
    /\blampu (?:merah|lalu lintas|pengatur lalu lintas|stopan|setopan|bangjo|isyarat lalu lintas)\b|\btraffic ?light\b|\balat pemberi isyarat lalu lintas\b/g,
    'apill',
  ],
  [
    /\b(?:penambahan|tambahan|tambah|pembangunan|ruang|kurang|kekurangan|satu|dua|tiga|empat) lokal\b/g,
    'kelas',
  ],
  [
    /\b(?:tetap|sudah|masih|belum|tidak|sedang|mulai|bisa) jalan(?= (?:pimpinan|pak|bu|terus|lagi|saja|kok)\b|$| (?:sudah|belum|karena|tapi|dan|tahun|bulan)\b)/g,
    '',
  ],
  [
    /\b(?:pabrik|mesin|cetakan) es(?: balok| batu| kristal)?\b|\bes (?:balok|batu|kristal)\b/g,
    'pabrikes',
  ],
  [/\bjalan kaki\b/g, 'berjalankaki'],
  [/\bjalan(?= (?:tahun|bulan|minggu|pekan) (?:ini|depan|lalu|dua)\b)/g, ''],
  [
    /\bjalan (?:keluar(?:nya)?|tengah|pintas|pikiran(?:nya)?|terus|sendiri|bersama|di tempat)\b|\bhati hati di jalan\b/g,
    '',
  ],
  [/\b(?:kantor|balai|gedung) (?:desa|kelurahan|lurah|nagari)\b/g, 'kantordesa'],
  [/\bjalan (?:kantong )?(?:produksi|tani|pertanian|kebun|perkebunan)(?:nya)?\b/g, 'jut'],
  [
    /\b(?:gudang|ruang|mesin|kamar) (?:pendingin|beku)(?: ikan)?\b|\bcold ?storage\b|\bgudang es\b/g,
    'pendingin',
  ],
  [
    /\brumah (?:dinas|jabatan)\b|\bmess? (?=guru|bidan|dokter|perawat|pegawai|nakes)/g,
    'rumahdinas ',
  ],
  [/\brumah guru\b/g, 'rumahdinas guru'],
  [/\bruang tunggu\b/g, 'ruangtunggu'],
  [/\b(?:pedagang )?kaki lima\b|\bpe ka el\b/g, 'pkl'],
  [/\bkursi roda\b/g, 'difabel'],
  [/\b(?:kontainer|bak|tong) sampah\b/g, 'sampah'],
  [/\bjpo\b|\bje pe o\b/g, 'jembatan penyeberangan'],
  [/\b(?:duduk|belajar|menulis) di lantai\b|\blesehan\b/g, 'mebel $&'],
  [/\btempat (?:pe)?(?:ny)?impan(?:an)?\b|\btempat simpan\b/g, 'gudang'],
  [
    /\b(?:guru|bidan|dokter|perawat)(?: \p{L}+){0,8} (?:rumah(?! sakit| sekolah)|menumpang|numpang|tidur di)\b/gu,
    'rumahdinas $&',
  ],
  [/\bkamera (?:pengawas|pemantau|keamanan)\b|\bc ?c ?t ?v\b|\bce ce te ve\b/g, 'cctv'],
  [
    /\b(?:ambulans?|puskesmas keliling) (?:laut|air|apung|terapung|sungai)\b|\b(?:perahu|kapal|speedboat|speed boat) (?:ambulans?|rujukan|pasien)\b/g,
    'ambulanslaut',
  ],
  [/\b(?:balai|rumah|gedung|bale) (?:adat|negeri)\b|\bgedung baileo\b/g, 'balaiadat'],
  [
    /\bpembangkit listrik tenaga surya\b|\b(?:panel|tenaga|lampu|listrik) (?:surya|matahari)\b|\bsol[ae]r ?(?:sel|cell|panel)\b|\bpe el te es\b/g,
    'surya',
  ],
  [/\b(?:tali|kawat) (?:baja|sling|seling)\b/g, 'sling'],
  [/\bmesin(?:nya)? (?:ketinting|tempel|katinting)\b/g, 'mesintempel'],
  [
    /\b(?:tidak|dak|nggak|ndak|tak|susah|sulit|mau) (?:bisa |dapat )?(?:selisih|simpangan)\b/g,
    'papasan',
  ],
  [
    /\b(?:meja|bangku)(?:nya)?(?: dan)? kursi(?:nya)?\b|\bkursi(?:nya)?(?: dan)? meja(?:nya)?\b|\bkurang (?:meja|bangku)\b/g,
    'mebel',
  ],
  [/\bsumur (?:bor|dalam|artesis)\b/g, 'sumurbor'],
  [/\b(?:sistem )?penyediaan air (?:bersih|minum)\b/g, 'airbersih'],
  [
    /\b(?:tembok|dinding|beronjong) (?:penahan|pengaman)(?:nya)?(?: tanah| longsor| tebing)?\b/g,
    'talut',
  ],
  [/\bpenahan (?:abrasi|ombak|gelombang)\b/g, 'tanggul'],
  [/\b(?:traktor|tractor) roda (?:dua|2)\b/g, 'traktor'],
  [/\bruang(?:an)? (?:belajar|kelas)\b/g, 'kelas'],
  [/\b(?:kelompok|gabungan kelompok) tani\b|\bpoktan\b/g, 'poktan'],
  [/\bjauh (?:dari|ke) puskesmas\b/g, 'pustu $&'],
  [/\blanjut usia\b/g, 'lansia'],
  [/\brumah(?: rumah)?(?: \w+){0,6} (?:mau|hampir|nyaris) (?:roboh|ambruk)\b/g, 'rtlh $&'],
  [
    /\brumah(?: (?!sakit|makan|potong|ibadah)\p{L}+){0,2} (?:yang |juga )?(?:tidak|tak) layak(?: huni)?\b|\b(?:tidak|tak) layak huni\b/gu,
    'rtlh',
  ],
  [/\bair (?:bersih|minum)(?:nya)?\b/g, 'airbersih'],
  [/\b(?:lampu|penerangan) (?:penerangan )?jalan(?: umum)?\b/g, 'pju'],
  [/\bjalan usaha tani(?:nya)?\b/g, 'jut'],
  [/\btempat pelelangan ikan\b/g, 'tpi'],
  [/\bsekolah dasar\b/g, 'sd'],
  [/\bsekolah menengah pertama\b/g, 'smp'],
  [/\bsekolah menengah atas\b/g, 'sma'],
  [/\bpuskesmas pembantu\b/g, 'pustu'],
  [/\b(?:tembok|dinding|talut|talud)? ?penahan (?:tanah|longsor|tebing)\b/g, ' talut'],
  [/\b(?:hand ?tra[ck]tor|traktor tangan)\b/g, 'traktor'],
  [/\b(?:mobil )?pemadam(?: kebakaran)?\b/g, 'damkar'],
  [/\b(?:gedung|balai) (?:serba ?guna|warga|pertemuan)\b/g, 'gedungserbaguna'],
  [/\busaha mikro(?: kecil)?(?: dan)?(?: menengah)?\b|\busaha kecil\b/g, 'umkm'],
  [/\btempat (?:pembuangan|penampungan|pemrosesan) (?:sampah |akhir|sementara)*/g, 'tps '],
  [/\bgorong gorong\b/g, 'gorong'],
]

export function foldPhrases(text: string): string {
  let out = text
  for (const [found, word] of phrases) out = out.replace(found, word)
  return out
}

/** Kinds of action, which tell less about an item than the thing that is acted on. */
export const actions: ReadonlySet<string> = new Set(
  'rehab bangun rusak adakan petani kelompok nelayan perempuan wanita pemuda anak negeri aspal beton genang mampet murid siswa pelajar pedagang remaja'.split(
    ' ',
  ),
)

/** Words that only carry the thing behind them: "gedung posyandu", "kendaraan ambulans". */
export const carriers: ReadonlySet<string> = new Set(
  `gedung ruang jaringan kendaraan mobil alat sistem sarana prasarana bangunan fasilitas lingkungan kawasan kelompok modal mesin tenaga sumur
   usaha pasang balai saluran sambung instalasi lokal baru paket kegiatan kader daerah rumah alsintan umum desa tani tetap permanen layak milik lokasi halaman area tempat luas gudang lanjutan penyelesaian pembukaan penutupan penanganan bak tandon menara stasiun sambungan alat pos mess penampung perangkat barang peralatan hewan`
    .split(/\s+/)
    .flatMap((word) => [word, stem(word)]),
)

/** Where a work is done, which many works share. */
export const sites: ReadonlySet<string> = new Set(
  'pasar sekolah puskesmas jalan posyandu kantordesa ibadah'.split(' '),
)

/** Heads that say little without what they are for: training in what, seed of what. */
export const broad: ReadonlySet<string> = new Set(
  'latih bibit mesin modal ternak alat pupuk umkm sosial sekolah kelompok lapang gedung sembako seragam'.split(
    ' ',
  ),
)

/** What is complained of tells which work is meant: said term → thing asked for. */
const implied: Readonly<Record<string, readonly string[]>> = {
  aspal: ['jalan'],
  beton: ['jalan', 'jut'],
  paving: ['jalan'],
  jut: ['jalan'],
  lebar: ['jalan'],
  jalan: ['jut', 'aspal', 'beton', 'paving', 'lebar'],
  genang: ['drainase', 'tanggul', 'normal'],
  mampet: ['drainase'],
  drainase: ['irigasi', 'gorong'],
  gorong: ['drainase'],
  alsintan: ['traktor', 'perontok'],
  lab: ['sekolah'],
  paud: ['sekolah'],
  irigasi: ['bendung', 'drainase'],
  bendung: ['irigasi'],
  tanggul: ['talut'],
  talut: ['tanggul', 'bronjong'],
  bronjong: ['talut'],
  tanjak: ['jalan'],
  kelas: ['sekolah', 'atap'],
  atap: ['sekolah', 'kelas', 'pasar', 'los', 'kios'],
  sekolah: ['kelas'],
  puskesmas: ['pustu'],
  pasar: ['los', 'kios'],
  los: ['pasar', 'kios'],
  kios: ['pasar', 'los'],
  air: ['airbersih', 'sumurbor', 'embung'],
  airbersih: ['sumurbor'],
  sumurbor: ['airbersih'],
  kapal: ['mesintempel'],
  jamban: ['sekolah'],
  komputer: ['lab'],
  pdam: ['airbersih'],
  pln: ['listrik'],
  ambulans: ['ambulanslaut'],
  ambulanslaut: ['ambulans'],
  lampu: ['surya'],
  pelita: ['listrik', 'surya'],
}
const things = new Set(concepts.values())
/** Does the term stand for a known kind of thing? */
export const isThing = (term: string) => things.has(term) && !actions.has(term)

export const impliedBy = (term: string): readonly string[] => implied[term] ?? []

export const stopwords: ReadonlySet<string> = new Set(
  `yang dan di ke dari untuk dengan pada dalam oleh ini itu tersebut adalah akan sudah telah agar supaya karena sebagai juga atau
   kami kita saya mereka warga masyarakat mohon minta tolong usulan usul aspirasi pokir reses tahun desa kelurahan kecamatan dusun
   kabupaten dinas pak bapak ibu bu saudara pimpinan ketua terima kasih baik jadi lalu kemudian ada tidak belum bisa dapat harus
   perlu sangat sekali lagi saja masih setiap hari bulan sejak tadi soal terkait tentang mengenai begitu seperti bahwa kalau jika
   apabila maka sampai hingga antara para nya pun lah rt rw sepanjang raya negeri sebanyak sejumlah sekitar kurang lebih anggaran rupiah
   juta miliar ribu persen segera menjadi atas sana sini situ tempat orang unit buah paket volume kegiatan program pekerjaan kondisi
   lokasi wilayah daerah setempat guna bagi secara hal lain tambah serta maupun sering serta izin silakan eee eh besar punya butuh dua empat tiga lima enam semua apakah bagaimana kapan hanya cukup jadi sama tapi sudahlah titip
   nagari gampong kampung pekon lembang distrik kabupaten kota
   kemarin lagi juga jangan malam siang sering dulu usah belas ratus titik banyak tinggal dekat depan kerja
   kadis kaban kabid kepala camat lurah dewan komisi bupati wali direktur sekretaris senin selasa rabu kamis jumat sabtu sebelah sama cek baru lama setuju keterangan ketua dapil reses
   sepakat jumat lalu terus nggak dak ndak kok sisa`
    .split(/\s+/)
    .filter(Boolean),
)
