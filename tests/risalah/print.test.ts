/** The printed record: PDF/A-3b, the same bytes for the same record, and the words of the record on its pages. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RisalahRecord } from '../../server/domain/record.ts'
import { canonicalJson } from '../../server/risalah/canonical.ts'
import { openRenderer, type Renderer } from '../../server/risalah/render.ts'
import { exampleRecord } from './example.ts'
import { folder, tool } from './support.ts'

let renderer: Renderer
const dir = folder()

beforeAll(() => {
  renderer = openRenderer()
})
afterAll(() => renderer.close())

async function textOf(record: RisalahRecord): Promise<string> {
  const path = dir.put('t.pdf', await renderer.render(record))
  return (await tool('pdftotext', '-layout', path, '-')).out
}

const withTurn = (text: string): RisalahRecord => {
  const record = structuredClone(exampleRecord())
  const turn = record.bagian[0]!.sections[0]!.items[0]!
  if (turn.kind === 'turn') turn.text = text
  return record
}

describe('the printed record', () => {
  it('gives the same bytes for the same record, also from another worker', async () => {
    const first = await renderer.render(exampleRecord())
    const second = await renderer.render(exampleRecord())
    const other = openRenderer()
    const third = await other.render(exampleRecord())
    await other.close()
    expect(Buffer.compare(first, second)).toBe(0)
    expect(Buffer.compare(first, third)).toBe(0)
  })

  it('gives other bytes where one word differs', async () => {
    const first = await renderer.render(exampleRecord())
    const second = await renderer.render(withTurn('Lain.'))
    expect(Buffer.compare(first, second)).not.toBe(0)
  })

  it('is sound PDF with embedded fonts and declares PDF/A-3b', async () => {
    const pdf = await renderer.render(exampleRecord())
    const path = dir.put('a.pdf', pdf)
    const check = await tool('qpdf', '--check', path)
    expect(check.code, check.out).toBe(0)
    const fonts = (await tool('pdffonts', path)).out.split('\n').slice(2).filter(Boolean)
    expect(fonts.length).toBeGreaterThan(1)
    for (const line of fonts) expect(line).toMatch(/\s+yes\s+yes\s+yes\s+\d+\s+\d+$/)
    const meta = (await tool('pdfinfo', '-meta', path)).out
    expect(meta).toContain('<pdfaid:part>3</pdfaid:part>')
    expect(meta).toContain('<pdfaid:conformance>B</pdfaid:conformance>')
    expect(Buffer.from(pdf).includes('/OutputIntents')).toBe(true)
  })

  it('carries the canonical record as record.json, with the links and the fingerprint of the sound', async () => {
    const path = dir.put('b.pdf', await renderer.render(exampleRecord()))
    const out = `${dir.path}/record.json`
    await tool('pdfdetach', '-save', '1', '-o', out, path)
    const text = readFileSync(out, 'utf8')
    expect(text).toBe(canonicalJson(exampleRecord()))
    expect(text).toContain('"kode":"ASP-2026-031"')
    expect(text).toContain('ab'.repeat(32))
  })

  it('prints header data, attendance, speakers, rulings, decisions, linked items and signers', async () => {
    const text = await textOf(exampleRecord())
    for (const words of [
      'DEWAN PERWAKILAN RAKYAT DAERAH',
      'KABUPATEN LUMBUNG RAYA',
      'Senin, 23 November 2026',
      'Pukul 09.30 s.d. 11.05 WITA',
      '3 dari 4 orang anggota; izin 1 orang; undangan 1 orang',
      'F-TS: 0 dari 1 orang anggota',
      'KETUA RAPAT (Drs. H. HARUN WIRATAMA, M.Si.):',
      'KEPALA DINAS PUPR (Ir. YOHANES TANDI RAPA, M.T.):',
      'F-AR (H. MULYANA SASTRAWIJAYA, S.H.):',
      'KETUK PALU 3X',
      'RAPAT: SETUJU',
      'rekaman terputus 00.12–00.15',
      'KESIMPULAN DAN KEPUTUSAN',
      'ASP-2026-031',
      'dibahas',
      'Sekretaris Rapat,',
      'Lumbung Kota, 24 November 2026',
      'CONTOH',
    ]) {
      expect(text).toContain(words)
    }
  })

  it.each([
    ['sementara', true],
    ['masa-koreksi', true],
    ['penetapan', true],
    ['resmi', false],
    ['terbit', false],
  ] as const)(
    'of status %s carries the provisional mark on every page: %s',
    async (status, marked) => {
      const pages = (await textOf(exampleRecord({ status }))).split('\f').slice(0, -1)
      expect(pages.length).toBeGreaterThan(2)
      for (const page of pages) expect(page.includes('SEMENTARA – BELUM DIKOREKSI')).toBe(marked)
    },
  )

  it('keeps its metadata readable where a title holds & < > and control letters', async () => {
    const record = exampleRecord()
    record.rapat.judul = 'Komisi A & B <uji> "x" \u0007\u0000'
    record.dewan.nama = 'DPRD A & B'
    const path = dir.put('x.pdf', await renderer.render(record))
    const xml = dir.put('x.xml', (await tool('pdfinfo', '-meta', path)).out)
    const parsed = await tool('xmllint', '--noout', xml)
    // xmllint is not on every machine; the letters themselves say the same.
    if (parsed.code === 0) expect(parsed.out).toBe('')
    const text = readFileSync(xml, 'utf8')
    expect(text).toContain('Komisi A dan B (uji)')
    expect(text.replace(/&(amp|lt|gt|quot|apos|#\d+);/g, '')).not.toContain('&')
  })

  it('prints letters of other alphabets, marks what it cannot draw, and keeps it in the record', async () => {
    const text = await textOf(withTurn('Ṣalāḥ → Ωmega Привет العربية 漢字 é “kutip” …'))
    expect(text).toContain('Ṣalāḥ -> Ωmega Привет [aksara lain]')
    expect(text).not.toContain('\ufffd')
  })

  it('refuses to reach outside: a crest that points at a file or an address is not drawn', async () => {
    const record = exampleRecord()
    const svg =
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><image href="/etc/hostname"/></svg>'
    for (const lambang of [
      `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`,
      'data:image/png;base64,AAAA',
      'data:image/svg+xml,%E0%A4%A',
      '/etc/passwd',
    ]) {
      record.dewan.lambang = lambang
      const path = dir.put('c.pdf', await renderer.render(record))
      expect((await tool('qpdf', '--check', path)).code).toBe(0)
    }
  })

  it('takes names and words of any length without losing one', async () => {
    const record = exampleRecord()
    const long = `${'Prof. Dr. Ir. H. '.repeat(6)}${'Nama'.repeat(60)}, M.Si.`
    record.orang[0]!.nama = long
    record.rapat.judul = 'Kata'.repeat(200)
    const text = (await textOf(record)).replace(/\s+/g, '')
    expect(text).toContain('NAMA'.repeat(30))
  })

  it('prints whatever people type or an engine hears', async () => {
    const any = fc.string({ unit: 'binary', maxLength: 300 })
    await fc.assert(
      fc.asyncProperty(any, any, any, any, async (judul, nama, words, decision) => {
        const record = withTurn(words)
        record.rapat.judul = judul
        record.orang[0]!.nama = nama
        record.keputusan = [{ text: decision, turnId: null }]
        const turn = record.bagian[0]!.sections[0]!.items[0]!
        if (turn.kind === 'turn') turn.tautan = [{ id: 'tau1', from: 1, to: words.length + 3 }]
        const path = dir.put('any.pdf', await renderer.render(record))
        expect((await tool('qpdf', '--check', path)).code).toBe(0)
        expect((await tool('pdfinfo', '-meta', path)).out).toContain('pdfaid:part')
      }),
      { numRuns: 25 },
    )
  })

  it('lays out more than 300 pages', async () => {
    const path = dir.put('big.pdf', await renderer.render(exampleRecord({ turns: 5000 })))
    const pages = Number(/Pages:\s+(\d+)/.exec((await tool('pdfinfo', path)).out)?.[1])
    expect(pages).toBeGreaterThan(300)
    expect((await tool('qpdf', '--check', path)).code).toBe(0)
  })
})
