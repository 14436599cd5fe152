/** Names of things in several words: folded into the one word they are compared by. */
const phrases: readonly (readonly [RegExp, string])[] = [
  [/\bjaringan irigasi\b|\b(?:saluran|daerah|pintu(?: air)?|jaringan) irigasi\b/g, 'irigasi'],
  [/\bsaluran (?=tersier|sekunder|primer)/g, 'irigasi '],
  [/\bsaluran (?:pembuangan|pembuang|air)(?: air)?\b/g, 'drainase'],
  [/\bmesin(?:nya)? (?:tempel|perahu|kapal|boat|bot)\b|\bmotor tempel\b/g, 'mesintempel'],
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
  [/\bterus terang\b/g, ''],
  [
    /\braud[hl]?atul at[hf]+al\b|\b(?:ra|er a) (?=(?:al|an|nurul|darul|miftahul|muslimat)\b)/g,
    'paud ',
  ],
  [/\b(?:tempat|ikan)(?: \p{L}+){1,4} dingin\b/gu, 'pendingin $&'],
  [/\b(?:di|men)?cari(?:kan)? jalan(?: keluar)?\b/g, ''],
  [/\bjalan(?= (?:tahun|bulan|minggu|pekan) (?:ini|depan|lalu|dua)\b)/g, ''],
  // "usulan itu sudah dua tahun jalan"
  [/(?<=\b(?:satu|dua|tiga|empat|lima|\d+) (?:tahun|bulan|minggu) )jalan\b/g, ''],
  [
    /\bjalan (?:keluar(?:nya)?|tengah|pintas|pikiran(?:nya)?|terus|sendiri|bersama|di tempat)\b|\bhati hati di jalan\b/g,
    '',
  ],
  [/\b(?:kantor|balai|gedung) (?:desa|kelurahan|lurah|nagari)\b/g, 'kantordesa'],
  [/\bjalan (?:ke|menuju) (?:sawah|kebun|ladang|lahan)\b/g, 'jut'],
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
  [/\brumah (?:buat|untuk|bagi|tempat) (?=guru|bidan|dokter|perawat|nakes)/g, 'rumahdinas '],
  [/\b(?:tempat )?(?:me)?n?imbang(?:an)?(?:nya)? (?:bayi|balita)(?:nya)?\b/g, 'posyandu'],
  [
    /\b(?:mobil|kendaraan)(?: \p{L}+){0,4} (?:orang sakit|pasien|ibu (?:mau |hendak )?(?:melahirkan|bersalin))\b/gu,
    'ambulans $&',
  ],
  [
    /\bsawah(?:nya)?(?: \p{L}+){0,8} (?:tidak|tak|dak|ndak|nggak|belum|kurang|susah)(?: pernah)? (?:kena|dapat|dapet|ada|kebagian|dialiri|sampai|masuk) air\b|\bair(?:nya)? (?:tidak|tak|ndak|nggak|belum)(?: pernah)? (?:sampai|masuk|mengalir) (?:ke )?sawah\b/gu,
    'irigasi $&',
  ],
  [/\bruang tunggu\b/g, 'ruangtunggu'],
  [/\b(?:pedagang )?kaki lima\b|\bpe ka el\b/g, 'pkl'],
  [/\bkursi roda\b/g, 'difabel'],
  [
    /\b(?:bak )?(?:kontainer|container)(?: sampah)?(nya)?\b|\b(?:bak|tong) sampah(nya)?\b/g,
    'kontainer sampah',
  ],
  [
    /\b(?:(?:sepeda )?motor|kendaraan|gerobak)(?: bermotor)? roda (?:tiga|3)\b|\bgerobak (?:bermotor|motor)\b|\bmotor (?:gerobak|roda)\b/g,
    'rodatiga',
  ],
  [/\bmotor sampah(?:nya)?\b|\bgerobak sampah(?:nya)?\b/g, 'rodatiga sampah'],
  [/\bdump ?truc?k\b/g, 'truk'],
  [/\b(?:armada|mobil|kendaraan)(?: \p{L}*angkut(?:an)?)? sampah(?:nya)?\b/gu, 'truk sampah'],
  [
    /\bpos (?:kesehatan|bersalin) (?:desa|kelurahan|nagari|gampong)\b|\bpondok bersalin\b/g,
    'pustu',
  ],
  [/\bpos pelayanan terpadu\b/g, 'posyandu'],
  [/\bkamar (?:kecil|mandi)(?:nya)?\b|\bbuang (?:air (?:besar|kecil)|hajat)\b/g, 'jamban'],
  [/\bdiajar(?:i|kan)\b/g, 'pelatihan'],
  // "Sudah tiga kali", "kali ini": how often, not the river; still the unit of some items.
  [
    /\b(satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|belas|puluh|ratus|seratus|seribu|\d+|beberapa|berapa|sekian|setiap|tiap|banyak|pertama|kedua|ketiga|terakhir) kali(?:nya)?\b|\b(?:ber)?kali kali\b|\bkali (?:ini|lipat|pertama|kedua|ketiga|terakhir)\b/g,
    '$1 kalihitung',
  ],
  [/\bjpo\b|\bje pe o\b/g, 'jembatan penyeberangan'],
  [/\b(?:duduk|belajar|menulis) di lantai\b|\blesehan\b|\bmelantai\b/g, 'mebel $&'],
  [/\btempat (?:pe)?(?:ny)?impan(?:an)?\b|\btempat simpan\b/g, 'gudang'],
  [
    /\b(?:guru|bidan|dokter|perawat)(?: \p{L}+){0,8} (?:rumah(?! sakit| sekolah)|menumpang|numpang|tidur di)\b/gu,
    'rumahdinas $&',
  ],
  [/\bkamera (?:pengawas|pemantau|keamanan)\b|\bc ?c ?t ?v\b|\bce ce te ve\b/g, 'cctv'],
  [/\bsaluran\b(?= (?:\p{L}+ ){0,8}sawah\b)/gu, 'irigasi'],
  [
    /\btempat(?: \p{L}+){0,3} (?:nyandar|nambat|ngikat|(?:ber|me[nm]?)?(?:sandar|labuh|tambat|ikat))(?:kan)?(?: perahu| kapal| sampan)?\b/gu,
    'dermaga $&',
  ],
  [/\b(?:pak|bapak|bu|ibu) dokter\b(?! (?:gigi|umum|spesialis))/g, 'ibu'],
  [
    /\b(?:ambulans?|puskesmas keliling) (?:laut|air|apung|terapung|sungai)\b|\b(?:perahu|kapal|speedboat|speed boat) (?:ambulans?|rujukan|pasien)\b/g,
    'ambulanslaut',
  ],
  // A patient who is taken by boat wants an ambulance on water.
  [
    /\b(?:pasien|dirujuk|rujukan)(?: \p{L}+){0,5} (?:perahu|kapal|ketinting|katinting|sampan|speedboat|kelotok)\b/gu,
    'ambulanslaut $&',
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
    /\b(?:meja|bangku)(?:nya)?(?: dan)? kursi(?:nya)?\b|\bkursi(?:nya)?(?: dan)? meja(?:nya)?\b|\bkurang (?:meja|bangku)\b|\b(?:bangku|kursi|meja)(?:nya)? (?:murid|siswa|anak|belajar|sekolah)\b|\b(?:tidak|belum|tak) (?:ada|punya) (?:bangku|kursi)(?:nya)?\b/g,
    'mebel',
  ],
  [/\bsumur (?:bor|dalam|artesis)\b/g, 'sumurbor'],
  [/\b(?:sistem )?penyediaan air (?:bersih|minum)\b/g, 'airbersih'],
  [
    /\b(?:tembok|dinding|beronjong) (?:penahan|pengaman)(?:nya)?(?: tanah| longsor| tebing)?\b/g,
    'talut',
  ],
  [/\bpenahan (?:abrasi|ombak|gelombang)\b|\b(?:tembok|dinding) (?:pantai|laut)\b/g, 'tanggul'],
  [/\b(?:traktor|tractor) roda (?:dua|2)\b/g, 'traktor'],
  [/\bruang(?:an)? (?:belajar|kelas)\b/g, 'kelas'],
  [/\b(?:kelompok|gabungan kelompok) tani\b|\bpoktan\b/g, 'poktan'],
  [/\bjauh (?:dari|ke) puskesmas\b/g, 'pustu $&'],
  [/\blanjut usia\b/g, 'lansia'],
  [/\brumah(?: rumah)?(?: \w+){0,6} (?:mau|hampir|nyaris) (?:roboh|ambruk)\b/g, 'rtlh $&'],
  [
    /\brumah(?: (?!sakit|makan|potong|ibadah)\p{L}+){0,2} (?:yang |juga )?(?:tidak|tak|ndak|nggak|enggak|gak) layak(?: huni)?\b|\b(?:tidak|tak|ndak|nggak|enggak|gak) layak huni\b/gu,
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

/** "mesin tempelnya" is the same thing. */
const folds = phrases.map(
  ([found, word]) =>
    [
      new RegExp(found.source.replace(/(?<=[\p{L})])\\b(?=\||$)/gu, '(?:nya)?\\b'), found.flags),
      word,
    ] as const,
)

export function foldPhrases(text: string): string {
  let out = text
  for (const [found, word] of folds) out = out.replace(found, word)
  return out
}
