/** Council terms: joined only where the whole run is a term, doubtful ones only beside their neighbours. */
import { describe, expect, it } from 'vitest'
import { normalizeLine } from '../../server/language/index.ts'

describe('council terms', () => {
  it.each([
    ['pembahasan er a pe be de', 'pembahasan RAPBD'],
    ['dokumen ka u a pe pe a es', 'dokumen KUA-PPAS'],
    ['te a pe de sudah hadir', 'TAPD sudah hadir'],
    ['rapat banggar dan bapemperda', 'rapat Banggar dan Bapemperda'],
    ['silpa tahun lalu', 'SiLPA tahun lalu'],
    ["jum'at nopember", 'Jumat November'],
    ['ijin resiko hektar', 'izin risiko hektare'],
    ['dana bos', 'dana BOS'],
    ['dak fisik', 'DAK Fisik'],
    ['fraksi pan', 'Fraksi PAN'],
  ])('%s → %s', (spoken, written) => {
    expect(normalizeLine(spoken)).toBe(written)
  })

  it.each([
    'bos saya',
    'dak ada',
    'pan kiri',
    'das itu',
    'skor pertandingan',
    'merdeka belajar',
    'pe el',
  ])('leaves what only sounds like one: %s', (line) => {
    expect(normalizeLine(line)).toBe(line)
  })

  it('reads a letter behind huruf as a letter', () => {
    expect(normalizeLine('huruf be dan ce')).toBe('huruf b dan c')
  })
})

describe('letters said one by one', () => {
  it.each([
    ['ha pe nya mati', 'HP-nya mati'],
    ['pendamping pe ka ha nya datang', 'pendamping PKH-nya datang'],
    ['surat dari be pe te es pe', 'surat dari BPTSP'],
    ['pembagian pe em te di posyandu', 'pembagian PMT di posyandu'],
    ['be pe ka de menjawab', 'BPKD menjawab'],
    ['pompa dua pe ka', 'pompa dua PK'],
    ['kabid di dinas pe u', 'kabid di Dinas PU'],
    ['lewat ce ve atau pe te', 'lewat CV atau PT'],
    ['er ka pe de es ka pe de', 'RKPD SKPD'],
    ['e e de pe er de', 'e e DPRD'],
    ['pe pe u pe er', 'pe PUPR'],
    ['u es ge de pe er', 'USG DPR'],
  ])('%s → %s', (spoken, written) => {
    expect(normalizeLine(spoken)).toBe(written)
  })

  it.each([
    'ha ha ha lucu',
    'e e em a begitu',
    'de pe rumah rusak',
    'be be be begitu',
    'seri a be ce',
    'be ce de ef ge ha je ka',
  ])('leaves letters that are sounds, words or counted off: %s', (line) => {
    expect(normalizeLine(line)).toBe(line)
  })
})

describe('number plates', () => {
  it.each([
    ['mobil ka te seribu dua ratus tiga', 'mobil ka te 1.203'],
    ['pelat de ka seribu dua ratus tiga', 'pelat DK 1203'],
    ['truk be ha delapan kosong satu satu te', 'truk BH 8011 T'],
    ['nomor polisi el dua belas tiga empat u ef', 'nomor polisi L 1234 UF'],
    ['e satu dua tiga e', 'e satu dua tiga e'],
    ['tipe be satu dua tiga em', 'tipe be satu dua tiga em'],
    ['kendaraan DE 1234 AB', 'kendaraan DE 1234 AB'],
  ])('%s → %s', (spoken, written) => {
    expect(normalizeLine(spoken)).toBe(written)
  })
})
