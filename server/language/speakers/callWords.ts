/** The words by which whoever leads gives the floor, and those by which somebody is only talked about. */

const re = (source: string) => new RegExp(`^(${source.trim().split(/\s+/).join('|')})$`)

/** Call the person on either side of them. */
export const either = re(
  'silakan silahkan persilakan persilahkan dipersilakan dipersilahkan mempersilakan disilakan monggo mangga',
)
/** Call the person who is named behind them. */
export const right = re(
  `kesempatan giliran gilirannya serahkan undang mengundang dengarkan dengar panggil lanjut lanjutkan berikutnya selanjutnya bergeser beralih
   pindah sekarang mulai dijawab dijelaskan ditanggapi disampaikan dipaparkan diuraikan dilanjutkan dibacakan ditambahkan diawali dimulai
   interupsi berikut terakhir ke`,
)
/** Triggers of the right hand that need the mention close behind them. */
export const close = re(
  'lanjut lanjutkan berikutnya berikut terakhir selanjutnya sekarang mulai dimulai diawali bergeser beralih pindah interupsi ke',
)
/** What stands behind a name that is called ("Ibu Rosmini ingin menambahkan"). */
export const leftOnly =
  /^((kami|saya|kita) )?(beri|berikan|kasih)( (kesempatan|waktu))|^waktunya( kami| saya)|^(la |lah |ni |nih )?(giliran|gilirannya)\b|^waktu dan tempat|^(ingin|mau|hendak) (bicara|berbicara|menambahkan|menanggapi|menyampaikan|bertanya|menjawab|interupsi|menjelaskan)|^(ada|masih ada|mungkin ada|apa ada|apakah ada|punya) (tambahan|tanggapan|yang|lagi|pertanyaan|masukan|penjelasan)|^(angkat|mengangkat) tangan|^masih (mau|ingin)|^belum (men)?(jawab|tanggapi|anggapi|jelaskan)\b|^belum (bicara|dapat giliran|kebagian)|^sudah siap|^(di)?(bacakan|laporkan|sampaikan|uraikan|paparkan)\b|^ada$|^dulu\b|^dahulu\b|^duluan\b|^lebih dulu|^terlebih dahulu|^(untuk|agar|bisa|dapat|coba) (langsung )?(menjelaskan|menjawab|menanggapi|menyampaikan(?! (jadwal|data|laporan|surat|dokumen|hasil|daftar|rencana|salinan)(nya)?\b)|memaparkan|membacakan|dijawab|dijelaskan|jelaskan|jawab|tanggapi|sampaikan|bacakan|memberikan|melanjutkan|klarifikasi)|^(tolong|mohon|coba|bisa|dapat|silakan|langsung|apakah|apa|kapan|berapa|kenapa|mengapa|bagaimana|gimana|di mana|siapa|mana)\b|^(dijawab|menjawab|jawab|tanggapi|jelaskan|dijelaskan|ditanggapi|memberikan (tanggapan|jawaban|penjelasan)|membacakan)|^(saya|kami|kita) (minta|mohon|tanya|ingin tanya|harap|ingin dengar|mau dengar)|^yang (menjawab|jawab|menjelaskan|jelaskan|menanggapi|tanggapi|bicara|pertama)|^(pandangan|pendapat|tanggapan|komentar|jawaban|penjelasan|masukan|sikap)(nya)?( (\S+nya|begitu|bagaimana|seperti apa))?$|^(boleh|bisa) (dijawab|jawab|menjawab|dijelaskan)/
/** Ask the person who is named behind them. */
export const asks = re(
  'bagaimana gimana mohon minta tolong mungkin apakah coba tanya tanyakan bertanya',
)
/** The person behind these words is talked about, not called. */
export const about = re(
  `kasih oleh dari usulan pertanyaan penjelasan jawaban pernyataan pendapat saran masukan tanggapan seperti kata menurut dengan atas bukan jangan
   tanpa mewakili menggantikan sampaikan disebut ditanya permintaan usul dipertanyakan ditanyakan milik kampung rumah sebelum nama almarhum selain sama
   keberatan catat dicatat sabar cukup mendukung dukung sependapat setuju tentang soal bersama untuk bagi pada maksud komentar sahabat teman
   rekan menunggu tunggu termasuk kecuali melengkapi menyambung menambahkan melanjutkan janji ucapan omongan suara kalimat beliau staf anak
   istri suami kantor meja kursi kepada siap iya baik-baik bersama-sama dan ditunjuk dipimpin maaf laporan paparan presentasi karena terhadap sambutan penyampaian pandangan uraian arahan punya punyanya miliknya pengusulnya usulannya namanya`,
)
/** Work that is given to the person behind *oleh*. */
export const charged = re(
  'dijawab dijelaskan ditanggapi disampaikan dipaparkan diuraikan dilanjutkan dibacakan ditambahkan dipresentasikan diterangkan diawali dimulai diteruskan ditambah',
)
/** Put the person behind them later in the order. */
export const later = re(
  'setelah sesudah kemudian lalu disusul nanti lantas baru terus habis diikuti dilanjutkan berikutnya selanjutnya terakhir',
)
/** May stand between two who are called in one breath. */
export const connect = re(
  'dan lalu kemudian baru setelah sesudah itu terus disusul dilanjutkan oleh selanjutnya berikutnya serta dulu dahulu kedua ketiga keempat yang pertama terakhir lantas habis terus diikuti sama dengan nanti juga kepada ke ibu bapak penutup penutupnya',
)
/** May stand before a name that is called alone. */
export const filler = re(
  'ya iya baik oke jadi nah sekarang eh oh selanjutnya berikutnya lanjut kita mulai dari untuk terima pertama kedua ketiga keempat termin sesi putaran yang terhormat kami saya hormati saudara coba kepada dulu orang dua tiga empat urutannya daftar penanya pembicara terakhir penutup adalah yaitu ada sudah mendaftar buka',
)
/** What stands behind a name that is only told about. */
export const told =
  /^(sudah|tadi|kemarin|telah|belum|memang|sedang|pernah|tidak|bukan|izin|ijin|sakit|absen|berhalangan|masih|bilang|mengatakan|menyampaikan|katanya|itu|ini|yang|juga|akan|rupanya|ternyata|sepertinya|kelihatannya|nanti|berangkat|lagi|sebelumnya|usul|mengusulkan|meminta|berpendapat|keberatan|dan kawan)\b/
/** Thanks, which call nobody. */
export const thanks =
  /(terima kasih|makasih|terimakasih)( banyak| juga| kembali)?( kepada| untuk| atas| saya ucapkan| kami| buat| ya)*$/
