/** Words that make a number a measure, a date or a sum. */

const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter(Boolean))

/** Length, weight, area, volume, time, power and money of other countries: figures with the unit word behind them. */
export const measures = set(`
  milimeter sentimeter centimeter desimeter meter kilometer mil inci mm cm m km
  miligram gram ons kilogram kilo kg kuintal ton
  are hektare hektar ha
  mililiter liter kubik barel
  detik menit jam hari minggu pekan bulan tahun dasawarsa dekade abad windu
  watt kilowatt megawatt kwh volt ampere kva derajat knot mbps
  dolar euro ringgit riyal yen
`)

export const months: Readonly<Record<string, string>> = Object.fromEntries(
  'Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember'
    .split(' ')
    .map((name) => [name.toLowerCase(), name]),
)
export const monthOrder = Object.keys(months)

/** `minggu` is a week unless `hari` stands before it. */
export const days: Readonly<Record<string, string>> = Object.fromEntries(
  'Senin Selasa Rabu Kamis Jumat Sabtu'.split(' ').map((name) => [name.toLowerCase(), name]),
)

export const dayParts: Readonly<Record<string, (hour: number) => number>> = {
  pagi: (hour) => (hour === 12 ? 0 : hour),
  siang: (hour) => (hour >= 1 && hour <= 4 ? hour + 12 : hour),
  sore: (hour) => (hour >= 1 && hour <= 7 ? hour + 12 : hour),
  petang: (hour) => (hour >= 1 && hour <= 7 ? hour + 12 : hour),
  malam: (hour) => (hour >= 6 && hour <= 12 ? hour + 12 : hour),
}

/** Words beside which an amount without *rupiah* is most likely money. */
export const budgetWords = set(`
  anggaran pagu plafon biaya dana belanja pendapatan defisit surplus silpa hibah alokasi
  nilai kontrak senilai sebesar apbd pad dau dak dbh btt
`)

/** A number from 1900 to 2099 behind one of these is a year, also without *tahun*. */
export const yearHeads = set(`
  apbd rapbd apbn silpa lkpd renja rancangan ranperda rka dpa apbdes p-apbd rkpd lkpj lppd kua ppas kua-ppas anggaran perubahan murni periode sejak awal akhir
  pertengahan pemilu pilkada pileg rpjmd musrenbang reses pokir sebelum sesudah setelah
`)

/** Words that go on with the sentence: the number before them counts nothing. */
export const functionWords = set(`
  dan atau yang ini itu tersebut dalam tentang di ke dari pada untuk dengan serta telah sudah akan harus adalah juga
  agar supaya karena sebagai tidak belum kita kami saya bahwa maka jadi tadi oleh atas secara sehingga jika apabila
  kalau lalu kemudian sampai hingga huruf ayat pasal angka bab undang-undang peraturan perda bapak ibu pak bu silakan
  menjadi masing-masing yaitu yakni ialah setelah sebelum ada baik apakah mohon saja lagi pun nanti
`)
