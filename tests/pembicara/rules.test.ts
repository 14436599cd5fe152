/** The rules of the daftar pembicara: who may begin, who goes on, and that no order of steps loses anybody. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  holderAt,
  holds,
  interrupted,
  type Pembicara,
  spokenMs,
  waitingOf,
} from '../../server/domain/pembicara.ts'
import type { Langkah } from '../../server/domain/protocol/pembicara.ts'
import { floorOf } from '../../server/pembicara/floor.ts'
import { listMax, stepMs, takeStep } from '../../server/pembicara/rules.ts'

const opened = Date.parse('2026-11-25T02:30:00.000Z')
const instant = (second: number) => new Date(opened + second * 1000).toISOString()

function openList() {
  let list: readonly Pembicara[] = []
  let made = 0
  const take = (second: number, step: Langkah) => {
    list = takeStep(list, step, { at: instant(second), newId: () => `e${++made}` })
  }
  const find = (spk: string) => list.findLast((one) => one.spk === spk)!
  return {
    list: () => list,
    find,
    waiting: () => waitingOf(list).map((one) => one.spk),
    holder: () => holds(list)?.spk ?? null,
    add: (spk: string, jenis: Pembicara['jenis'] = 'giliran') =>
      take(0, { aksi: 'tambah', spk, jenis, catatan: null }),
    begin: (spk: string, second: number, memegang = holds(list)?.id ?? null) =>
      take(second, { aksi: 'mulai', id: find(spk).id, memegang }),
    end: (spk: string, second: number) => take(second, { aksi: 'selesai', id: find(spk).id }),
    move: (spk: string, arah: 'naik' | 'turun') =>
      take(0, { aksi: 'pindah', id: find(spk).id, arah }),
    remove: (spk: string) => take(0, { aksi: 'hapus', id: find(spk).id }),
  }
}

describe('the daftar pembicara', () => {
  it('gives the floor in the order of the list, and ends the speech before it', () => {
    const q = openList()
    for (const spk of ['a', 'b', 'c']) q.add(spk)
    q.begin('a', 10)
    q.begin('b', 70)
    expect(q.find('a')).toMatchObject({ status: 'selesai', mulaiAt: instant(10) })
    expect(q.find('a').selesaiAt).toBe(instant(70))
    expect([q.holder(), q.waiting()]).toEqual(['b', ['c']])
  })

  it('puts points of order before every giliran, in the order they were raised', () => {
    const q = openList()
    q.add('a')
    q.add('b')
    q.add('x', 'interupsi')
    q.add('y', 'interupsi')
    expect(q.waiting()).toEqual(['x', 'y', 'a', 'b'])
  })

  it('lets an interupsi break in, and whoever was broken in on go on behind it', () => {
    const q = openList()
    q.add('a')
    q.add('x', 'interupsi')
    q.add('y', 'interupsi')
    q.begin('a', 0)
    q.begin('x', 60)
    q.begin('y', 70)
    expect(q.list().map((one) => one.status)).toEqual(['disela', 'disela', 'berbicara'])
    expect(interrupted(q.list())?.spk).toBe('x')
    q.end('y', 80)
    expect(q.holder()).toBe('x')
    q.end('x', 90)
    expect(q.holder()).toBe('a')
    q.end('a', 120)
    expect(q.holder()).toBeNull()
    expect(spokenMs(q.list(), q.find('a'), opened + 500_000)).toBe(90_000)
    expect(spokenMs(q.list(), q.find('x'), opened + 500_000)).toBe(20_000)
    const at = (second: number) => holderAt(q.list(), opened + second * 1000)?.spk ?? null
    expect([0, 59, 60, 75, 85, 90, 119, 120].map(at)).toEqual([
      'a',
      'a',
      'x',
      'y',
      'x',
      'a',
      'a',
      null,
    ])
  })

  it('refuses what another person has overtaken, in words that say so', () => {
    const q = openList()
    for (const spk of ['a', 'b', 'c']) q.add(spk)
    q.begin('a', 10)
    // Both operators press "next" and saw that nobody spoke.
    expect(() => q.begin('b', 11, null)).toThrow(/baru saja diubah orang lain/)
    expect(() => q.begin('a', 11)).toThrow(/sudah diberi giliran/)
    q.end('a', 20)
    expect(() => q.end('a', 21)).toThrow(/sudah diakhiri/)
    expect(() => q.remove('a')).toThrow(/sudah diberi giliran/)
    expect(() => q.add('b')).toThrow(/sudah menunggu/)
    q.remove('b')
    expect(q.waiting()).toEqual(['c'])
  })

  it('may have somebody twice who has spoken and asks again, and ends at its limit', () => {
    const q = openList()
    q.add('a')
    q.begin('a', 1)
    q.add('a')
    expect(q.waiting()).toEqual(['a'])
    for (let n = 2; n < listMax; n += 1) q.add(`p${n}`)
    expect(() => q.add('zuviel')).toThrow(/paling banyak/)
  })

  it('moves one up or down among those who wait, and never past the ends', () => {
    const q = openList()
    for (const spk of ['a', 'b', 'c']) q.add(spk)
    q.move('c', 'naik')
    q.move('a', 'naik')
    expect(q.waiting()).toEqual(['a', 'c', 'b'])
    q.move('a', 'turun')
    expect(q.waiting()).toEqual(['c', 'a', 'b'])
  })

  it('may be told that a step was taken earlier, but never before what it has seen', () => {
    const q = openList()
    expect(stepMs(q.list(), 5000, 3000)).toBe(3000)
    expect(stepMs(q.list(), 5000, 9000)).toBe(5000)
    q.add('a')
    q.begin('a', 10)
    expect(stepMs(q.list(), opened + 60_000, opened + 4000)).toBe(opened + 60_000)
    // The server's clock was set back.
    expect(stepMs(q.list(), opened)).toBe(opened + 10_000)
  })

  it('says whose speech a stretch of sound lies in, and nobody where it lies in two', () => {
    const q = openList()
    q.add('a')
    q.add('b')
    q.begin('a', 10)
    q.begin('b', 100)
    const of = (from: number, to: number) =>
      floorOf(q.list(), opened + from * 1000, opened + to * 1000)?.spk ?? null
    expect(of(20, 60)).toBe('a')
    expect(of(6, 40)).toBe('a')
    expect(of(2, 12)).toBeNull()
    expect(of(70, 130)).toBeNull()
    expect(of(101, 400)).toBe('b')
    expect(of(20, 20)).toBeNull()
  })

  it('lets at most one speak, loses nobody and keeps the order, whatever is done', () => {
    const people = ['a', 'b', 'c', 'd', 'e']
    const step = fc.record({
      aksi: fc.constantFrom('tambah', 'mulai', 'selesai', 'pindah', 'hapus'),
      n: fc.nat(30),
      jenis: fc.constantFrom('giliran', 'interupsi'),
      arah: fc.constantFrom('naik', 'turun'),
      stale: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        let list: readonly Pembicara[] = []
        let made = 0
        const removed = new Set<string>()
        for (const [i, s] of steps.entries()) {
          const id = list.length > 0 ? list[s.n % list.length]!.id : 'tidak-ada'
          const memegang = s.stale ? null : (holds(list)?.id ?? null)
          const langkah = {
            tambah: {
              ...{ aksi: 'tambah', spk: people[s.n % people.length]!, jenis: s.jenis },
              catatan: null,
            },
            mulai: { aksi: 'mulai', id, memegang },
            selesai: { aksi: 'selesai', id },
            pindah: { aksi: 'pindah', id, arah: s.arah },
            hapus: { aksi: 'hapus', id },
          }[s.aksi] as Langkah
          const before = list
          try {
            list = takeStep(list, langkah, { at: instant(i), newId: () => `e${++made}` })
          } catch (error) {
            expect(error).toMatchObject({ code: 'conflict' })
            continue
          }
          if (s.aksi === 'hapus') removed.add(id)
          // Nobody is lost.
          const ids = list.map((one) => one.id)
          expect(ids.toSorted()).toEqual(
            Array.from({ length: made }, (_, n) => `e${n + 1}`)
              .filter((one) => !removed.has(one))
              .toSorted(),
          )
          // At most one speaks; somebody who was broken in on has somebody speaking over them.
          const speaking = list.filter((one) => one.status === 'berbicara')
          expect(speaking.length).toBeLessThanOrEqual(1)
          if (interrupted(list)) expect(speaking).toHaveLength(1)
          // Those who wait keep their order among each other, but for the one that was moved.
          if (s.aksi !== 'pindah') {
            const still = new Set(waitingOf(list).map((one) => one.id))
            const was = new Set(waitingOf(before).map((one) => one.id))
            expect(
              waitingOf(list)
                .map((one) => one.id)
                .filter((one) => was.has(one)),
            ).toEqual(
              waitingOf(before)
                .map((one) => one.id)
                .filter((one) => still.has(one)),
            )
          }
          expect(waitingOf(list).map((one) => one.urut)).toEqual(
            waitingOf(list).map((_, n) => n + 1),
          )
          // Hours fit: who waits has none, who has ended has both, and the hours say who speaks.
          for (const one of list) {
            expect(one.mulaiAt === null).toBe(one.status === 'menunggu')
            expect(one.selesaiAt !== null).toBe(one.status === 'selesai')
          }
          expect(holderAt(list, Date.parse(instant(i)))?.id ?? null).toBe(speaking[0]?.id ?? null)
        }
      }),
    )
  })
})
