/** Words by which a sitting decides, asks for assent, puts off, or only tells of what was decided. */

/** "Kalau pagar Karang kita tunda dulu": the matter, not a condition. */
export const matter =
  /\bkalau (?:(?!(?:ada|tidak|belum|sudah|mau|bisa|setuju|memang|saja|nanti|masih|me\p{L}{4,}|ber\p{L}{4,}|di\p{L}{4,}|ter\p{L}{4,})\b)\p{L}+ ){1,5}(?=(?:kita|kami) )/u
export const condition =
  /\b(kalau(?! begitu| (?:sudah )?tidak ada| semua)|apabila|jika|bila|seandainya|andaikan|andai|misalnya|sekiranya)\b/
export const maybe = { test: (plain: string) => condition.test(plain.replace(matter, '')) }
export const past =
  /\b(kemarin|yang lalu|minggu lalu|tahun lalu|bulan lalu|waktu itu|rapat sebelumnya|dulu pernah|periode lalu)\b|\b(sudah|telah|pernah) (\S+ ){0,2}?(di|me|meny|mem|men)?(sepakati|putuskan|setujui|tetapkan|epakati|etujui|utuskan|etapkan)\b/
/** Said to be decided another day, wished, or only told of somebody else. */
export const elsewhere =
  /\b(nanti|besok|akan|mungkin|rencananya|insyaallah) (\S+ ){0,2}?(kita |kami )?(di)?(sepakati|putuskan|setujui|tetapkan|sahkan|bahas|lihat|atur|tentukan|bicarakan)\b|\b(semoga|mudah-mudahan|berharap|sebaiknya|seharusnya|seyogianya|alangkah|usul saya|saya usul|menurut|katanya|berbunyi|membacakan|dikutip|contohnya|dengar-dengar)\b/
export const openness =
  /\b(nyatakan|dinyatakan|saya|kami|kita) (di)?(buka|tutup|skors|cabut)\b|\b(dibuka|ditutup|diskors)\b|\bskors\w*\b.{0,30}\bdicabut\b|\bterbuka untuk umum\b|\bkuorum\b|\btertutup\b/
export const decided =
  /\bsaya (simpulkan|rangkum|putuskan|tetapkan)\b|\b(disepakati|diputuskan|disetujui|ditolak|ditunda|ditetapkan|disahkan|dicoret|dialihkan|menyepakati|menyetujui|memutuskan|bersepakat|diterima)\b|\b(kita|kami|rapat|forum) (sepakati|putuskan|setujui|tetapkan|tolak|tunda|sepakat|terima)\b|\bsepakat (untuk|bahwa|agar)\b|\b(nyatakan|tetapkan|sahkan) .{0,80}\b(sah|disetujui|ditolak|ditunda|diterima)\b|\bkesimpulan(nya)?\b|\bitu keputusan(?:nya)?\b|\b(?:saya|kita) (?:ketuk|ketok|palu)\b|\b(rapat|komisi(?: [ivxa-d]+| satu| dua| tiga| empat)?|badan anggaran|banggar|pansus|forum|dprd) (ini )?(meminta|menugaskan|merekomendasikan|mendesak|menolak|menunda|menerima|mendorong|mengusulkan)\b/
export const resolve = /\b(?:kita|kami) (?:tunda|tetapkan|putuskan|tolak)\b/
export const denied =
  /\b(?:(belum|tidak(?! jadi (?!di)| ada (?:jadi|berarti|maka))|tak|ndak|dak|nggak|enggak|gak|jangan)\b (\S+ ){0,3}?|bukan\b (\S+ ){0,1}?)(di)?(sepakati|putuskan|setujui|tetapkan|sahkan|keputusan|kesimpulan|ditolak|ditunda|diterima)\b|\b(belum|tidak) (ada |bisa |dapat )?(kesepakatan|sepakat|keputusan|mengambil|memutuskan|menyepakati|menyetujui)\b|\b(disetujui|disepakati|diterima|setuju|sepakat) (atau )?(tidak|belum)\b/
export const asks =
  /\bada yang keberatan\b|\b(oke|ok|cocok|bisa|boleh) ya$|\b(apakah|bisa|dapat|bisakah|dapatkah)\b.{0,90}\b(disetujui|setujui|disepakati|sepakati|diterima|terima|menyetujui|setuju)\b|\b(setuju|sepakat|sah)( (ya|nggih|inggih|kan|kita))*( (pak|bu|bapak|ibu|mas|mbak|kang|bang)( \S+){1,2})?$|\b(dapat|bisa) (kita )?(di)?(setujui|sepakati|terima)( ya)?$|\bdi(sepakati|setujui)( ya)?$|\b(setuju|sepakat) (ya|bapak|ibu|semua|semuanya|saudara|hadirin)\b|\bapakah (setuju|sepakat)\b|\b(bagaimana|apakah) .{0,30}\b(setuju|sepakat)\b/
/** The call for assent at the end of a sentence. */
export const call =
  /\bada yang keberatan$|\b(oke|ok|cocok|bisa|boleh) ya$|\b(setuju|sepakat|sah|setujui|sepakati|disetujui|disepakati)( (ya|nggih|inggih|semua|semuanya|bapak ibu|bapak|ibu|saudara|saudara sekalian|hadirin|kita|oke|baik|pak|bu))*( (pak|bu|bapak|ibu|mas|mbak|kang|bang)( \S+){1,2})?$/
/** Call and answer in one breath: "disepakati ya sepakat". */
export const twice =
  /\b(?:di)?(?:setuju|sepakat|sah)i?(?: (?:ya|nggih|inggih|kan|kita|bapak|ibu|semua|baik|oke))* (?:setuju|sepakat|sah)(?: ya)?$/
/** The chair asks and answers in one breath: "ada keberatan tidak ada berarti setuju". */
export const selfAnswered =
  /\b(?:ada (?:yang )?keberatan tidak ada|tidak (?:ada (?:yang )?)?keberatan)\b.*\b(?:jadi|berarti|maka)\b.*\b(?:di)?(?:setuju|sepakat)i?(?: ya)?$/
export const objected =
  /\b(?:tidak setuju|keberatan|menolak|tidak sepakat|interupsi|belum setuju)\b/
/** "Dengan ini saya nyatakan susunan itu sah.": ruled, not asked. */
export const ruled = /\b(saya|kami|ini) (nyatakan|tetapkan|sahkan)\b.+\bsah$/
/** What the sitting itself is going to do, in plain words of the chair. */
export const plan =
  /^((baik|baiklah|oke|jadi|nah|kalau begitu|dengan demikian|maka|untuk itu|satu|dua|tiga|empat|lima|pertama|kedua|ketiga|keempat|kelima|terakhir) )*(komisi( [ivx]+| \S+)?|kita|rapat|banggar|badan anggaran|pansus|bapemperda|bamus) (ini )?(akan |tetap |segera |nanti |juga |jadi )*(turun|kunjung|kunjungan|berkunjung|mengunjungi|kunjungi|meninjau|tinjau|mengundang|undang|memanggil|panggil|menjadwalkan|jadwalkan|gabung|gabungkan|menggabungkan|kembalikan|mengembalikan|coret|tarik|hapus|masukkan|memasukkan|bentuk|membentuk|tambah|kurangi|geser|alihkan|pertahankan|bawa|surati|menyurati|pakai|ambil)\b/
/** "usulan itu kita masukkan ya": the object first. */
export const objectFirst =
  /\b(kita|komisi|rapat) (masukkan|coret|tunda|gabung|gabungkan|kembalikan|tarik|hapus|geser|alihkan|pertahankan|bawa|sahkan|tetapkan|pakai|terima|hentikan|batalkan|cabut)( saja| dulu| ya| semua)*$/
/** Breaks of the sitting are no plan. */
export const pause =
  /\b(makan|istirahat|salat|sholat|shalat|ishoma|foto|ngopi|coffee break|salam)\b/
/** "Saya putuskan begini saja.": what is decided comes behind. */
export const opens = /^(saya|kita) (putuskan|simpulkan|rangkum|tetapkan)( begini| ya| saja)*$/
export const gavel =
  /^(?:(?:di)?(?:setujui|sepakati|putuskan|terima|sahkan)|setuju|sepakat|sah|tok|ketuk|ketok|palu|satu|dua|tiga|kali|baik|baiklah|oke|ya|jadi|dengan|demikian|maka|saya|kita|alhamdulillah|hamdalah|semua|bersama|bapak|ibu|terima|kasih)$/
/** The gavel, as recognisers print it. */
export const gavelHeard = /(?: (?:tok|dok|tuk))+$/
/** The room takes a plan up. */
export const taken =
  /^(setuju|sepakat|siap|baik|iya|ya|oke|cocok|mantap|boleh|bisa)\b|\b(setuju|sepakat)\b/
export const yes = /\b(setuju|oke|sepakat|aklamasi|iya|ya|sah|ketuk|ketok|palu|bisa|boleh|cocok)\b/
export const no =
  /\b(tidak setuju|belum setuju|tidak bisa|belum bisa|belum ketua|belum pimpinan|jangan(?! lupa| hilang| khawatir)|kurang setuju|keberatan|menolak|tidak sepakat|belum sepakat|tunda|ditunda dulu|jangan dulu|nanti dulu|interupsi)\b/
