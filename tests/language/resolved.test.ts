/** Decisions and orders as a chair words them in passing: the matter behind *kalau*, call and answer in one breath, a member told to act. */
import { describe, expect, it } from 'vitest'
import { AnalyseInput, analyse } from '../../server/language/index.ts'

const rapat = {
  ketua: 'k',
  tanggal: '2026-03-09',
  anggota: [
    { id: 'k', nama: 'La Ode Saharuddin', sapaan: 'Bapak' },
    { id: 'a', nama: 'Rosmini Ngai', sapaan: 'Ibu' },
    { id: 'w', nama: 'Wahyu Lasena', sapaan: 'Bapak', panggilan: ['Mas Wahyu'] },
  ],
  undangan: [
    { id: 'u', nama: 'Yohanes Tandi', jabatan: 'Kepala Dinas', instansi: 'Dinas Perhubungan' },
    { id: 'b', nama: 'Maria Kolo', jabatan: 'Kepala', instansi: 'Bappeda' },
  ],
}
const sitting = (...said: [string, string][]) =>
  analyse(
    AnalyseInput.parse({
      rapat,
      turns: said.map(([speakerId, spoken], i) => ({ i, speakerId, spoken })),
    }),
  )

describe('a decision', () => {
  it('may open with *kalau* for its matter, not for a condition', () => {
    const said = (spoken: string) => sitting(['k', spoken], ['a', 'ketua saya belum dijawab'])
    expect(
      said('kalau pagar pasar lama kita tunda bahasnya di komisi empat saja sepakat ya').keputusan,
    ).toHaveLength(1)
    expect(
      said('kalau dananya tidak cukup kita tunda bahasnya di komisi empat saja sepakat ya')
        .keputusan,
    ).toEqual([])
  })
  it('may hold its call and the answer in one breath', () => {
    const { keputusan } = sitting(
      ['k', 'jembatan kali itu pagunya ditambah dua ratus juta rupiah disepakati nggih sepakat'],
      ['a', 'yang drainase jangan lupa ketua'],
    )
    expect(keputusan).toHaveLength(1)
  })
  it('is not the report that comes of it', () => {
    const { keputusan } = sitting(
      [
        'k',
        'tambatan perahu kita tunda dulu. hasilnya disampaikan ke komisi paling lambat 24 juli. setuju ya?',
      ],
      ['a', 'setuju'],
    )
    expect(keputusan).toHaveLength(1)
    expect(keputusan![0]!.text).toMatch(/^Tambatan perahu/)
  })
})

describe('an order', () => {
  const order = (spoken: string) => {
    const { tindakLanjut } = sitting(['k', spoken], ['a', 'terima kasih'])
    return tindakLanjut!.map(({ pic, due }) => [pic, due])
  }
  it('stands though assent is asked for it', () => {
    expect(
      order(
        'kalau begitu dinas perhubungan menyurat ke balai paling lambat tiga puluh april sepakat ya?',
      ),
    ).toEqual([['Dinas Perhubungan', '2026-04-30']])
  })
  it('may be a member’s', () => {
    expect(
      order('nah mas wahyu antar suratnya ke dinas perhubungan paling lambat dua puluh april ya'),
    ).toEqual([['Wahyu Lasena', '2026-04-20']])
  })
  it('may name its body behind all else, or behind *oleh*', () => {
    expect(
      order(
        'usulan drainase itu disatukan jadi satu paket bappeda menggabungkan usulannya paling lambat dua puluh juli',
      ),
    ).toEqual([['Bappeda', '2026-07-20']])
    expect(order('usulan dua orang supaya digabung saja oleh bappeda')).toEqual([['Bappeda', null]])
  })
})

it('two promises of one breath are one, with the day of the outcome', () => {
  const { tindakLanjut } = sitting([
    'u',
    'untuk dermaga kami turun minggu depan. hasilnya kami sampaikan paling lambat senin empat mei',
  ])
  expect(tindakLanjut!.map(({ due }) => due)).toEqual(['2026-05-04'])
})
