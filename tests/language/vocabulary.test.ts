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
    'ibu haji',
    'merdeka belajar',
    'lapor pak',
    'pe el',
  ])('leaves what only sounds like one: %s', (line) => {
    expect(normalizeLine(line)).toBe(line)
  })

  it('reads a letter behind huruf as a letter', () => {
    expect(normalizeLine('huruf be dan ce')).toBe('huruf b dan c')
  })
})
