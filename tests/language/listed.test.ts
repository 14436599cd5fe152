/** The daftar pembicara as one signal of who speaks: it names alone, agrees with the words, and gives way to them. */
import { describe, expect, it } from 'vitest'
import { type Listed, openDirectory } from '../../server/language/index.ts'
import { guessSpeaker } from '../../server/language/speakers/index.ts'

const directory = openDirectory([
  { id: 'ketua', nama: 'H. Harun Al Rasyid', sapaan: 'Bapak', jabatan: 'Ketua Komisi III' },
  { id: 'mulyana', nama: 'H. Mulyana', sapaan: 'Bapak', fraksi: 'Nusa Mandiri' },
  { id: 'wahyuni', nama: 'Sri Wahyuni', sapaan: 'Ibu', fraksi: 'Amanah Bangsa' },
])
const mulyana: Listed = { id: 'mulyana', interupsi: false, detail: '10.42' }
type Context = readonly (readonly [string | null, string])[]

const guess = (
  next: string,
  { listed = mulyana, context = [] as Context, chairIds = ['ketua'] as string[] } = {},
) =>
  guessSpeaker({
    chairIds,
    directory,
    context: context.map(([speakerId, said]) => ({ speakerId, words: said.split(' ') })),
    next: next.split(' '),
    listed,
  })
const signals = (given: ReturnType<typeof guess>) => given.evidence.map((one) => one.signal)

describe('whoever holds the floor by the daftar pembicara', () => {
  it('is proposed where no words speak for anybody', () => {
    const given = guess('tanggul itu jebol sejak bulan lalu dan sawah warga terendam')
    expect(given).toMatchObject({ id: 'mulyana', evidence: [{ signal: 'queue', detail: '10.42' }] })
  })

  it('is not named by a word or two, nor by the assent of the room', () => {
    for (const said of ['begitu memang', 'setuju', 'ya']) expect(guess(said).id).toBeNull()
  })

  it('agrees with the words of the chair that called them', () => {
    const context: Context = [['ketua', 'silakan bapak mulyana']]
    const given = guess('terima kasih pimpinan saya menyoroti tanggul kali belut', { context })
    expect(given.id).toBe('mulyana')
    expect(signals(given)).toEqual(['floor', 'queue'])
  })

  it('gives way where the words are those of the chair, also where several may lead', () => {
    const context: Context = [['mulyana', 'demikian pimpinan yang dapat saya sampaikan']]
    const said = 'terima kasih pak mulyana selanjutnya saya persilakan ibu wahyuni'
    expect(guess(said, { context }).id).toBe('ketua')
    const called = 'baik saya persilakan bapak yang lain untuk bicara'
    expect(guess(called, { context, chairIds: ['ketua', 'wahyuni'] }).id).toBeNull()
  })

  it('gives way to whoever was called, names themselves or breaks in', () => {
    const context: Context = [['ketua', 'silakan ibu wahyuni']]
    expect(guess('terima kasih pimpinan kami ingin bertanya soal jalan', { context }).id).toBe(
      'wahyuni',
    )
    const self = 'izin pimpinan saya sri wahyuni dari fraksi amanah bangsa'
    expect(guess(self).id).toBe('wahyuni')
    expect(guess('interupsi pimpinan soal tata tertib rapat kita ini').id).toBeNull()
  })

  it('is not the one who is spoken to', () => {
    expect(guess('pak mulyana itu dua desa yang berbeda jauh sekali').id).toBeNull()
  })

  it('stands for an interupsi as well', () => {
    const listed = { id: 'wahyuni', interupsi: true, detail: 'interupsi, 10.50' }
    const given = guess('interupsi pimpinan soal tata tertib rapat kita ini', { listed })
    expect(given).toMatchObject({ id: 'wahyuni', evidence: [{ detail: 'interupsi, 10.50' }] })
  })

  it('says which of two the chair meant', () => {
    const context: Context = [['ketua', 'siapa dulu pak mulyana atau bu wahyuni silakan']]
    const given = guess('kalau dari kami jalan desa itu harus diperbaiki', { context })
    expect(given.id).toBe('mulyana')
  })
})
