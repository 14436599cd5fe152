/** What the titles of laws and local rules are made of, and the words at which a speaker has left one. */
import { functionWords } from './measures.ts'

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean))

/** Stay small inside a title; none closes one. */
export const titleParticles = set('dan serta atas bagi antara terhadap dalam oleh')

/** Whole titles of national law and of rules that every region has: the title ends with them, whatever is said next. */
export const knownTitles: readonly (readonly string[])[] = `
  pemerintahan daerah|pajak daerah dan retribusi daerah|retribusi daerah|pajak daerah|retribusi jasa umum|retribusi jasa usaha
  retribusi perizinan tertentu|keuangan negara|perbendaharaan negara|cipta kerja|pelayanan publik|administrasi pemerintahan
  pengelolaan keuangan daerah|pengelolaan barang milik daerah|pengelolaan keuangan desa|keterbukaan informasi publik
  hubungan keuangan antara pemerintah pusat dan pemerintahan daerah|hubungan keuangan antara pemerintah pusat dan daerah
  tata tertib dprd|ketertiban umum dan ketenteraman masyarakat|ketertiban umum|kawasan tanpa rokok|pengelolaan sampah
  perlindungan anak|penyandang disabilitas|aparatur sipil negara|bangunan gedung|penataan ruang|lalu lintas dan angkutan jalan
  pembentukan peraturan perundang-undangan|rencana tata ruang wilayah|perlindungan lahan pertanian pangan berkelanjutan
  pedoman penyusunan apbd|perangkat daerah|pemilihan kepala desa|penanggulangan bencana|standar harga satuan regional`
  .split(/[|\n]/)
  .map((title) => title.trim().split(' '))
  .filter((title) => title.length > 1)
  .toSorted((a, b) => b.length - a.length)

/** Verbs in form, but parts of titles. */
export const titleVerbs = set(`
  bermotor berkelanjutan berkebutuhan berencana bersama berbasis berusaha beragama berbahaya bersejarah berkala berlalu bersih
  terpadu terbuka tertentu tertib terpencil tertinggal terluar terutang menengah menteri menara mental medis metrologi media
  dinas disabilitas digital disiplin direksi distribusi diskriminasi diniyah terminal ternak terapi terorisme merek mesin
`)

/** A speaker has gone on with the sentence. */
const goingOn = set(`
  dia beliau mereka anda kamu aku nah ya iya lho loh sih kok kan saudara pimpinan ketua sekarang kemarin besok hari bulan tanggal
  pukul jam nomor sebab walaupun meskipun tetapi tapi namun sedangkan sementara padahal bukan jangan tolong izin terima bisa dapat
  boleh perlu wajib masih sedang sangat sekali banyak kurang lebih naik turun habis rusak cukup jelas tegas cuma hanya semua setiap
  tiap para kapan siapa apa bagaimana mengapa kenapa berapa mana sana sini situ begitu begini seperti sesuai berdasarkan menurut
  sejak selama ketika saat waktu kalau bila sebagaimana selain seharusnya harusnya mestinya sebenarnya memang tentu pasti mungkin
  rasanya kira dulu baru terus malah justru bahkan merupakan pasal ayat huruf rapat kepada secara kata paling sebetulnya jelasnya
  nggak enggak ndak dak tak kagak belom udah cuman biar punya lewat soal hasil maksudnya artinya isinya itulah inilah komisi fraksi
`)

const ends = (word: string) =>
  goingOn.has(word) || (functionWords.has(word) && !titleParticles.has(word))

const isVerb = (word: string) =>
  word.length > 5 && /^(me|di|ber|ter)\p{L}/u.test(word) && !titleVerbs.has(word)

/** Does a sentence go on with this word, behind a title? */
export const leavesTitle = (word: string): boolean =>
  ends(word) || isVerb(word) || /nya$|lah$|kah$/.test(word)
