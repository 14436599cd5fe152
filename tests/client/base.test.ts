/** The pure parts of the client: colours, clocks, calendar, quorum, names, and ways back. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseClock } from '../../client/components/ClockInput.tsx'
import { initialsOf, shortDewan } from '../../client/components/names.ts'
import {
  addDays,
  dayIn,
  formatBytes,
  formatClock,
  formatDayLong,
  formatDuration,
  instantOf,
} from '../../client/components/time.ts'
import { codeFrom } from '../../client/pages/beranda/VerifyBox.tsx'
import { safeReturn } from '../../client/pages/masuk/safeReturn.ts'
import { moveRow } from '../../client/pages/rapat/acaraRows.ts'
import { shiftMonth, weeksOf } from '../../client/pages/rapat/MonthView.tsx'
import { presenceOf, quorumNeed, quorumOf, quorumRules } from '../../client/pages/rapat/presence.ts'
import { contrast, tupleOf } from '../../client/theme.ts'
import type { Kehadiran, Peserta } from '../../server/domain/rapat.ts'

const day = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const zone = fc.constantFrom('Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura')

describe('the theme', () => {
  it("keeps white readable on every council's colour, and the colour on white", () => {
    const hex = fc
      .integer({ min: 0, max: 0xffffff })
      .map((n) => `#${n.toString(16).padStart(6, '0')}`)
    fc.assert(
      fc.property(hex, (warna) => {
        const shades = tupleOf(warna)
        expect(shades).toHaveLength(10)
        expect(contrast(shades[7] as string, '#ffffff')).toBeGreaterThanOrEqual(4.5)
        expect(contrast(shades[6] as string, '#ffffff')).toBeGreaterThanOrEqual(4.5)
        expect(contrast(shades[4] as string, '#1c1a18')).toBeGreaterThanOrEqual(4.5)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('clocks and days', () => {
  it('reads an hour as people write it, and nothing that is no hour', () => {
    expect(['9.30', '0930', '09:30', ' 9:30 ', '9 30'].map(parseClock)).toEqual(
      Array(5).fill('09:30'),
    )
    expect(parseClock('14')).toBe('14:00')
    expect(['', '24.00', '9.60', 'sore', '123456'].map(parseClock)).toEqual(Array(5).fill(null))
  })

  it('finds back the hour and the day it made an instant from, in each zone', () => {
    fc.assert(
      fc.property(day, fc.nat(23), fc.nat(59), zone, (d, hour, minute, z) => {
        const clock = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
        const instant = instantOf(d, clock, z)
        expect(formatClock(instant, z)).toBe(clock.replace(':', '.'))
        expect(dayIn(z, new Date(instant))).toBe(d)
      }),
    )
  })

  it('writes days, lengths and sizes in Indonesian', () => {
    expect(formatDayLong('2026-11-25')).toBe('Rabu, 25 November 2026')
    expect(formatDuration(4_366_000)).toBe('01:12:46')
    expect(formatBytes(1_533_000_000)).toBe('1,5 GB')
  })

  it('puts each day of a month into the calendar once, in weeks from Monday', () => {
    fc.assert(
      fc.property(day, (d) => {
        const month = d.slice(0, 7)
        const weeks = weeksOf(month)
        const inside = weeks.flat().filter((one) => one.startsWith(month))
        expect(new Set(inside).size).toBe(inside.length)
        expect(inside[0]).toBe(`${month}-01`)
        expect(addDays(inside.at(-1) as string, 1)).toBe(`${shiftMonth(month, 1)}-01`)
        for (const week of weeks) expect(new Date(`${week[0]}T00:00:00Z`).getUTCDay()).toBe(1)
      }),
    )
  })
})

const member = (id: string, kelompok: Peserta['kelompok'] = 'anggota'): Peserta => ({
  id,
  orangId: id,
  kelompok,
  nama: id,
  sapaan: null,
  jabatan: null,
  instansi: null,
  fraksi: null,
  warna: null,
  dapil: null,
  panggilan: [],
})
const row = (pesertaId: string, part: Partial<Kehadiran> = {}): Kehadiran => ({
  id: `${pesertaId}-${part.datangAt ?? ''}`,
  pesertaId,
  status: 'hadir',
  datangAt: '2026-11-25T01:00:00.000Z',
  pulangAt: null,
  ...part,
})

describe('presence and quorum', () => {
  it('counts who is there now: come and not left, absent with a reason, not noted yet', () => {
    const rows = [
      row('a'),
      row('b', { pulangAt: '2026-11-25T02:00:00.000Z' }),
      row('c', { status: 'izin', datangAt: null }),
      row('e', { pulangAt: '2026-11-25T02:00:00.000Z' }),
      row('e', { datangAt: '2026-11-25T03:00:00.000Z' }),
    ]
    expect(['a', 'b', 'c', 'd', 'e'].map((id) => presenceOf(rows, id).kind)).toEqual([
      'hadir',
      'pulang',
      'tidak',
      'belum',
      'hadir',
    ])
  })

  it('asks for more than half, two thirds or three quarters, and counts members only', () => {
    expect(quorumRules.map((rule) => quorumNeed(rule, 45))).toEqual([23, 30, 34])
    expect(quorumNeed('lebih-setengah', 4)).toBe(3)
    const people = [member('a', 'pimpinan'), member('b'), member('u', 'undangan')]
    const quorum = quorumOf(people, [row('a'), row('u')], 'lebih-setengah')
    expect(quorum).toEqual({ members: 2, present: 1, need: 2, reached: false })
    expect(quorumOf([], [], 'lebih-setengah').reached).toBe(false)
  })

  it('never calls a quorum reached with half of the members or fewer', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 120 }), fc.constantFrom(...quorumRules), (n, rule) => {
        const need = quorumNeed(rule, n)
        expect(need).toBeGreaterThan(n / 2)
        expect(need).toBeLessThanOrEqual(n)
      }),
    )
  })
})

describe('small things', () => {
  it('moving a row keeps every row', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat()),
        fc.integer({ min: -1, max: 9 }),
        fc.nat(9),
        (rows, to, from) => {
          expect(moveRow(rows, from, to).toSorted()).toEqual(rows.toSorted())
        },
      ),
    )
    expect(moveRow(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b'])
  })

  it('leaves titles out of initials and shortens the name of a council', () => {
    expect(initialsOf('Drs. H. Harun Wiratama, M.Si.')).toBe('HW')
    expect(initialsOf('Mulyana')).toBe('M')
    expect(shortDewan('Dewan Perwakilan Rakyat Daerah Kota Baru')).toBe('DPRD Kota Baru')
  })

  it('goes back only into this site', () => {
    expect(safeReturn('/orang?cari=a')).toBe('/orang?cari=a')
    for (const bad of [
      '//jahat.example',
      'https://jahat.example',
      '/\\jahat.example',
      '/masuk',
      undefined,
    ]) {
      expect(safeReturn(bad)).toBe('/')
    }
  })

  it('finds the code in a pasted address', () => {
    expect(codeFrom(' https://risalah.example/v/abc123?x=1 ')).toBe('abc123')
    expect(codeFrom('abc 123')).toBe('abc123')
  })
})
