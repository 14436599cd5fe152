/** Turns as they are written: calls, sentences, questions, the clean layer, names; and speech with marks of an engine. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openNames, writtenForm } from '../../server/language/index.ts'

const names = openNames({
  rapat: {
    anggota: [
      { id: 'a', nama: 'Rosmini Daeng Ngai, S.E.', panggilan: ['Bu Rosmini'] },
      { id: 'b', nama: 'H. Budi Santoso' },
    ],
    undangan: [{ id: 'u', nama: 'Ir. Yohanes Tandi', instansi: 'Dinas Pekerjaan Umum' }],
    acara: ['Sewa kios Pasar Cikole', 'Tanggul Sungai Walat, Desa Bontokapal'],
  },
  items: { wilayah: [{ kecamatan: 'Pesisir Barat', desa: ['Kelurahan Pasar Atas'] }] },
})

const rows = readFileSync(new URL('./turns.tsv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split('\t') as [kind: string, spoken: string, written: string])

describe.each([...Map.groupBy(rows, ([kind]) => kind)])('turns of class %s', (_, turns) => {
  it.each(turns)('%s: %s', (_, spoken, written) => {
    expect(writtenForm(spoken, { names })).toBe(written)
  })

  it('are not changed by writing them again', () => {
    for (const [, , written] of turns) expect(writtenForm(written, { names })).toBe(written)
  })
})
