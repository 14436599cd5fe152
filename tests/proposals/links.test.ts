/** Links in a running sitting: what was discussed a moment ago is still meant, in this text and in no other. */
import { describe, expect, it } from 'vitest'
import type { Usulan } from '../../server/domain/usulan.ts'
import { openDirectory, sentencesOf, splitWords, tokensOf } from '../../server/language/index.ts'
import { findLinks, type Reading } from '../../server/proposals/find.ts'
import { shelve } from '../../server/proposals/items.ts'

const usulan = (kode: string, desa: string) =>
  ({
    jenis: 'pokir',
    id: `id-${kode}`,
    kode,
    judul: 'Perbaikan jembatan gantung',
    uraian: '',
    lokasi: { kecamatan: 'Hilir', desa, alamat: null },
    volume: null,
    satuan: null,
    opd: 'Dinas PU',
    bidang: 'infrastruktur',
    pengusulId: 'm1',
    tahun: 2026,
    pagu: 200_000_000,
    aspirasi: [],
  }) as unknown as Usulan

const all = [usulan('P1', 'Karang'), usulan('P2', 'Lain')]
const twin = { ...usulan('P3', 'Karang'), pengusulId: 'm2' } as Usulan

/** Links of every turn in order, as the desk asks for them. */
function linksOf(texts: readonly string[], items = shelve(all, '1'), part = 'a') {
  const reading = {
    setting: { ids: new Set(), chairIds: [], directory: openDirectory([]), orangOf: new Map() },
    items,
    turns: texts.map((text, i) => ({ tid: `${part}${i}`, text, spk: null, tautan: [] })),
    cut: ({ text }: { text: string }) => ({
      text,
      sentences: sentencesOf(tokensOf(splitWords(text))),
      words: splitWords(text),
    }),
    linked: () => undefined,
  } as unknown as Reading
  return texts.map((_, i) => findLinks(reading, i))
}
const codes = (found: ReturnType<typeof linksOf>) =>
  found.map((turn) =>
    turn.map(({ payload }) => (payload.kind === 'tautan' ? payload.kode : payload.kind)),
  )

const first = 'Jembatan gantung di Desa Karang sudah lapuk, mohon diperbaiki.'
const again = 'Jembatan gantung itu kapan diperbaiki?'

describe('a link in a running sitting', () => {
  it('is found behind the turn that named the place, and says why', () => {
    expect(codes(linksOf([again]))).toEqual([[]])
    const found = linksOf([first, again])
    expect(codes(found)).toEqual([['P1'], ['P1']])
    expect(found[1]![0]!.bukti).toContain('dibahas sebelumnya')
    expect(found[1]![0]!.bukti).not.toMatch(/200|pagu/)
  })

  it('does not tell a notulis that another member asks for the same work', () => {
    const found = linksOf([first], shelve([...all, twin], '1'))[0]!
    expect(codes([found])[0]!.toSorted()).toEqual(['P1', 'P3'])
    for (const { bukti } of found) expect(bukti).not.toMatch(/yang sama|P[123]/)
  })

  it('is not found by what another part of the sitting discussed', () => {
    const items = shelve(all, '1')
    expect(codes(linksOf([first], items, 'a'))).toEqual([['P1']])
    expect(codes(linksOf([again], items, 'b'))).toEqual([[]])
  })

  it('is looked for behind what the turn before it says now', () => {
    const items = shelve(all, '1')
    linksOf([first, again], items)
    expect(codes(linksOf(['Terima kasih pimpinan.', again], items))).toEqual([[], []])
  })
})
