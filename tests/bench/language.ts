/** Speed of the language room: lines a second, a 4-hour sitting with 5,000 items, one final of the live path. */
import { analyse, normalizeLine, openLinker, writeTurn } from '../../server/language/index.ts'
import type { Items } from '../../server/language/input.ts'
import { liveFinals } from './proposals.ts'

const lines = [
  'kami minta seratus lima puluh juta rupiah untuk dua belas tiang dermaga',
  'sesuai pasal dua puluh tiga ayat satu huruf a undang undang nomor dua puluh tiga tahun dua ribu empat belas',
  'rapat dibuka pukul sembilan tiga puluh wita dan dinyatakan terbuka untuk umum',
  'terima kasih pimpinan kami dari fraksi mendukung usulan itu supaya segera dikerjakan tahun ini',
]

const works = [
  'Perbaikan jembatan',
  'Pengaspalan jalan',
  'Sumur bor',
  'Ruang kelas',
  'Lampu jalan',
  'Talut sungai',
  'Bibit padi',
  'Ambulans desa',
]
const sounds = ['ba', 'ku', 'ri', 'ta', 'mo', 'lu', 'se', 'na', 'pi', 'gu']

const villageName = (n: number) =>
  [n % 10, Math.floor(n / 10) % 10, Math.floor(n / 100) % 10, (n * 7) % 10]
    .map((k) => sounds[k])
    .join('')

function sitting() {
  const aspirasi = Array.from({ length: 5000 }, (_, n) => ({
    kode: `A-${n}`,
    jenis: 'aspirasi',
    judul: `${works[n % works.length]} ${villageName(n % 400)}`,
    uraian: 'Warga sudah lama meminta pekerjaan ini.',
    lokasi: {
      kecamatan: `Kecamatan ${villageName(500 + (n % 20))}`,
      desa: `Desa ${villageName(n % 400)}`,
    },
    volume: n % 90,
    satuan: 'meter',
    opd: 'Dinas Pekerjaan Umum',
    pengusulId: `m${n % 40}`,
    pengusul: 'Anggota',
  }))
  const items: Items = { aspirasi }
  const turns = Array.from({ length: 1600 }, (_, i) => ({
    i,
    speakerId: i % 2 === 0 ? 'm1' : null,
    spoken: `terima kasih pimpinan ${lines[i % 4]} ${aspirasi[(i * 37) % 5000]!.judul.toLowerCase()} mohon segera diperbaiki karena rusak`,
  }))
  return {
    rapat: { ketua: 'm1', tanggal: '2026-03-09', anggota: [{ id: 'm1', nama: 'Ketua Rapat' }] },
    turns,
    items,
  }
}

export async function run() {
  const start = performance.now()
  const rounds = 5000
  for (let n = 0; n < rounds; n += 1) for (const line of lines) normalizeLine(line)
  const linesPerSecond = Math.round((rounds * lines.length * 1000) / (performance.now() - start))

  const input = sitting()
  const began = performance.now()
  analyse(input)
  const sittingS = Math.round(performance.now() - began) / 1000

  const linker = openLinker(input.items)
  const finals = input.turns.slice(0, 200).map(({ spoken }) => {
    const at = performance.now()
    writeTurn(spoken.split(' '))
    linker.link(spoken)
    return performance.now() - at
  })
  const finalMsMax = Math.round(Math.max(...finals) * 10) / 10
  const live = await liveFinals()
  return {
    figures: { linesPerSecond, sittingS, finalMsMax, ...live },
    kept: linesPerSecond >= 10_000 && sittingS < 20 && finalMsMax < 50 && live.liveFinalMsP95 < 50,
  }
}
