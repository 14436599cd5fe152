import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Usulan } from '../../server/domain/usulan.ts'
import { openStore, type Store } from '../../server/store/index.ts'
import {
  findUsulanVersi,
  saveAllUsulan,
  saveUsulan,
  searchUsulan,
} from '../../server/store/usulan.ts'

const by = { akunId: null, at: '2026-11-23T00:00:00.000Z' }
const item = (id: string, change: Partial<Usulan> = {}): Usulan =>
  ({
    jenis: 'aspirasi',
    id,
    kode: `ASP-${id}`,
    judul: 'Perbaikan tanggul Kali Belut',
    uraian: '',
    lokasi: { kecamatan: 'Rawa Indah', desa: null, alamat: null },
    volume: 40,
    satuan: 'meter',
    fisik: true,
    bidang: 'PU',
    opd: 'Dinas PUPR',
    pengusulId: 'o1',
    tahun: 2026,
    versi: 0,
    sumber: 'reses',
    masaReses: null,
    tanggal: null,
    pemohon: null,
    status: 'baru',
    catatan: null,
    ...change,
  }) as Usulan

let dir: string
let store: Store
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'usulan-'))
  store = await openStore({ dataDir: dir })
})
afterEach(async () => {
  await store.close()
  rmSync(dir, { recursive: true })
})

describe('the store of items', () => {
  it('keeps every version, so that a record can name the one it meant', async () => {
    const first = await saveUsulan(store.db, item('1'), by)
    await saveUsulan(store.db, { ...first, judul: 'Tanggul baru' }, by)
    expect((await findUsulanVersi(store.db, '1', 1))?.judul).toBe('Perbaikan tanggul Kali Belut')
    expect((await findUsulanVersi(store.db, '1', 2))?.judul).toBe('Tanggul baru')
  })

  it('refuses an edit made on an old version', async () => {
    const first = await saveUsulan(store.db, item('1'), by)
    await saveUsulan(store.db, first, by)
    await expect(saveUsulan(store.db, first, by)).rejects.toMatchObject({ code: 'conflict' })
  })

  it('refuses a code that another item has, and names that item', async () => {
    await saveUsulan(store.db, item('1'), by)
    await expect(saveUsulan(store.db, item('2', { kode: 'ASP-1' }), by)).rejects.toThrow(
      /Kali Belut/,
    )
  })

  it('writes all items of a table or none', async () => {
    const table = [item('1'), item('2'), item('3', { kode: 'ASP-1' })]
    await expect(saveAllUsulan(store.db, table, by)).rejects.toThrow()
    expect(await searchUsulan(store.db, { cari: '' })).toHaveLength(0)
  })

  it('finds by all words in any order, and takes % and _ as letters', async () => {
    await saveAllUsulan(store.db, [item('1'), item('2', { judul: 'Jembatan 100% rusak' })], by)
    expect((await searchUsulan(store.db, { cari: 'rawa TANGGUL' })).map((u) => u.id)).toEqual(['1'])
    expect((await searchUsulan(store.db, { cari: '100%' })).map((u) => u.id)).toEqual(['2'])
    expect(await searchUsulan(store.db, { cari: '_' })).toHaveLength(0)
  })
})
