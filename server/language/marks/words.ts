/** Words that tell where a sentence opens, ends, asks or calls somebody. */

export const set = (words: string): ReadonlySet<string> =>
  new Set(words.split(/\s+/).filter(Boolean))

/** Phrases by their first word. */
export type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>

export const phrases = (text: string): Phrases =>
  Map.groupBy(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean)
      .map((line) => line.split(' ')),
    (words) => words[0]!,
  )

/** Openers of a new sentence when at least four words stand before them. */
export const openers = phrases(`
  terima kasih
  demikian
  dengan demikian
  oleh karena itu
  oleh sebab itu
  karena itu
  kurang lebihnya
  puji syukur
  marilah kita
  maksud saya
  lebih dan kurangnya
  atas perhatiannya
  untuk itu
  selain itu
  di samping itu
  selanjutnya
  berikutnya
  kemudian yang
  yang pertama
  yang kedua
  yang ketiga
  yang keempat
  yang terakhir
  silakan
  kami persilakan
  saya persilakan
  apakah
  bagaimana
  kapan
  kenapa
  mengapa
  namun
  akan tetapi
  adapun
  setuju ya
  rapat saya
  rapat kami
  sidang saya
  mohon
  tolong
  kita masuk
  kita lanjutkan
  kita mulai
  kita lanjut
  sekian
  mohon izin
  kami mohon
  kami minta
  kami juga
  kami berharap
  kami usul
  kami mengusulkan
  kami harap
  saya kira
  saya usul
  saya minta
  saya mohon
  saya setuju
  jadi
  nah
  baik
  interupsi
  akibatnya
  hasilnya
  intinya
  wassalamualaikum
  assalamualaikum
  salam sejahtera
  om swastiastu
`)

/** Openers that need only two words before them. */
export const strongOpeners = phrases(`
  yang setuju silakan
  yang tidak setuju silakan
  yang menolak silakan
  yang abstain silakan
  yang setuju angkat tangan
  yang setuju mohon
  terima kasih
  silakan
  kami persilakan
  saya persilakan
  tolong
  mohon
  kita lanjutkan
  kita lanjut
  wassalamualaikum
  assalamualaikum
  salam sejahtera
  selanjutnya
`)

/** Behind these words no sentence ends. */
export const unfinished = set(`
  dan atau yang untuk dengan di ke dari tidak belum sudah akan agar supaya bahwa sangat lebih kami saya kita adalah
  secara dinas mengucapkan ucapkan bisa dapat perlu juga harus ingin kalau karena apa mau mungkin boleh para pak bu bapak ibu
  tentang soal mengenai terkait oleh pada dalam hanya seperti sebagai sampai jika apabila bila menjadi serta kepada terhadap
  antara selama setelah sebelum ketika sambil tanpa bukan jangan tetapi tapi melainkan sedang masih maka sehingga sebesar
`)

/** Sentence openers with a comma behind them. */
export const commaAfter = phrases(`
  oleh karena itu
  oleh sebab itu
  karena itu
  dengan demikian
  namun demikian
  namun begitu
  meskipun demikian
  walaupun demikian
  meskipun begitu
  walaupun begitu
  kalau begitu
  kalau demikian
  untuk itu
  selain itu
  di samping itu
  sehubungan dengan itu
  berkaitan dengan itu
  di sisi lain
  di satu sisi
  sekali lagi
  sebagai contoh
  sebagai informasi
  pada prinsipnya
  pada dasarnya
  pada intinya
  pada umumnya
  pada kesempatan ini
  dalam kesempatan ini
  dalam hal ini
  menurut saya
  menurut kami
  menurut hemat saya
  menurut hemat kami
  selanjutnya
  berikutnya
  kemudian
  sementara itu
  namun
  akan tetapi
  padahal
  bahkan
  baik
  oke
  jadi
  nah
  ya
  betul
  benar
  siap
  interupsi
  alhamdulillah
  oh
  wah
  aduh
  sebentar
  iya
  insyaallah
  maaf
  mohon maaf
  sebelumnya
  sebenarnya
  sesungguhnya
  sebaliknya
  akhirnya
  umumnya
  misalnya
  contohnya
  terakhir
  yang terakhir
  pertama
  ketiga
  keempat
  kelima
  keenam
  yang pertama
  yang kedua
  yang ketiga
  yang keempat
  yang kelima
`)

/** Like them, unless a verb or a copula shows that the word is the subject. */
export const subjectLike = set(`
  akibatnya hasilnya intinya artinya maksudnya masalahnya persoalannya sayangnya faktanya kenyataannya pertanyaannya alasannya
  kesimpulannya untungnya usulnya harapannya catatannya solusinya
`)

/** Behind such an opener these go on with it. */
export const goesOn = set(`
  adalah ialah itu ini yang dan sudah belum tidak akan ada masih harus bisa juga cukup saja sekali lagi pun dari untuk tadi
  kali berlaku seperti besar kecil kalau bagus baik sangat
`)

/** Before these the sentence keeps a comma. */
export const commaBefore = set('tetapi tapi sedangkan melainkan yaitu yakni padahal')

export const asking = set(`
  apakah bagaimana berapa kapan mengapa kenapa siapa bisakah dapatkah sejauh adakah benarkah bolehkah maukah sudahkah siapakah
  berapakah kapankah manakah setujukah mungkinkah perlukah
`)

/** Verbs of telling and asking that take a question inside: no question mark follows from it. */
export const tells = set(`
  tahu mengetahui jelas jelaskan menjelaskan dijelaskan sampaikan menyampaikan disampaikan lihat melihat dilihat cek mengecek dicek
  hitung dihitung menghitung tergantung soal tentang mengenai ditanya menanyakan ditanyakan lupa ingat paham memahami pastikan
  memastikan dipastikan entah sebutkan disebutkan menyebutkan sampai data bahas dibahas membahas kaji mengkaji dikaji diatur
  mengatur jumlah tanyakan bingung mempertanyakan untuk dan atau dari seperti
`)

export const asksFor = /^(tanya|bertanya|pertanyaan|pertanyaannya|tanyakan|menanyakan)$/

/** Short answers and calls before a form of address. */
export const answers = set(`
  kasih interupsi izin baik maaf silakan siap mohon ya iya betul benar bisa belum sudah tidak setuju sepakat cukup menjawab
  menambahkan melanjutkan menanggapi menyampaikan bertanya halo pagi siang sore malam selamat oke salam lanjut hadir ada
  selanjutnya berikutnya ayo mari nah jadi begini begitu wabarakatuh bukan sah
`)
