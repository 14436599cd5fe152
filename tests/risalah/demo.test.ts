/** The demo command: from sound to a signed PDF whose words were all heard, and its pure parts. */
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { findPassage } from '../../server/cli/demoLinks.ts'
import { changeAt, sentenceStart, turnAt } from '../../server/cli/demoSpeakers.ts'
import type { Transcript } from '../../server/cli/transcribe.ts'
import { RisalahRecord } from '../../server/domain/record.ts'
import { canonicalJson } from '../../server/risalah/canonical.ts'
import { verifyPdf } from '../../server/risalah/verify/index.ts'
import { dataDir, offline } from '../support/models.ts'
import { folder, tool } from './support.ts'

const root = resolve(import.meta.dirname, '../..')
const run = promisify(execFile)
const risalah = (...args: string[]) =>
  run(process.execPath, ['server/cli/main.ts', ...args], {
    cwd: root,
    env: { ...process.env, RISALAH_DATA: dataDir, INIT_CWD: root },
    maxBuffer: 1 << 26,
  })

describe('finding speakers and passages', () => {
  const word = (startMs: number, endMs: number) => ({ text: 'x', startMs, endMs, confidence: null })
  it('tells whose turn a moment belongs to, or is nearest to', () => {
    const times = [{ startMs: 0, endMs: 10 }, null, { startMs: 20, endMs: 30 }]
    expect([5, 12, 18, 25, 99].map((at) => turnAt(times, at))).toEqual([0, 0, 2, 2, 2])
  })

  it('cuts where the speaker changes for good, and not for one stray word', () => {
    const words = [0, 10, 20, 30, 40, 50].map((at) => word(at, at + 9))
    expect(changeAt(words, (at) => (at < 30 ? 'a' : 'b'))).toBe(3)
    expect(changeAt(words, (at) => (at > 50 ? 'b' : 'a'))).toBeNull()
    expect(changeAt(words, () => 'a')).toBeNull()
    expect(changeAt([], () => 'a')).toBeNull()
  })

  it('moves a cut to the beginning of a sentence nearby', () => {
    const tokens = 'Satu dua tiga. Empat lima enam tujuh delapan sembilan sepuluh'.split(' ')
    expect(sentenceStart(tokens, 4)).toBe(3)
    expect(sentenceStart(tokens, 9)).toBe(9)
  })

  it('finds a passage that was misheard, and falls back to the whole turn', () => {
    const heard = 'Terima kasih, tanggul kali berut di Beza Sukama Jujebol sepanjang sungai.'
    expect(findPassage(heard, 'Tanggul Kali Belut di Desa Sukamaju')).toBe(
      'tanggul kali berut di Beza Sukama',
    )
    expect(findPassage('Saya setuju.', 'Tanggul Kali Belut di Desa Sukamaju')).toBe('Saya setuju.')
  })
})

describe('risalah demo', () => {
  it.each([[[]], [['--out']], [['--lain']]])('refuses %j in one line with code 2', async (args) => {
    await expect(risalah('demo', ...args)).rejects.toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^[^\n]+\n$/),
    })
  })

  it.skipIf(offline)(
    'makes a signed record out of sound alone',
    async () => {
      const dir = folder()
      const { stdout } = await risalah('demo', '--out', dir.path)
      expect(stdout).toContain('Pemeriksaan: asli')
      const file = (name: string) => readFileSync(join(dir.path, name))
      const pdf = new Uint8Array(file('risalah.pdf'))
      const trust = file('trust.pem').toString()
      expect(verifyPdf(pdf, { trust: [trust] })).toMatchObject({ verdict: 'asli', after: [] })
      expect(verifyPdf(pdf, { trust: [] }).verdict).toBe('asli-belum-dipercaya')

      const text = file('record.json').toString()
      const record = RisalahRecord.parse(JSON.parse(text))
      expect(text).toBe(canonicalJson(record))
      await tool(
        'pdfdetach',
        '-save',
        '1',
        '-o',
        join(dir.path, 'attached.json'),
        join(dir.path, 'risalah.pdf'),
      )
      expect(file('attached.json').toString()).toBe(text)
      expect(record).toMatchObject({ contoh: true, status: 'resmi' })
      expect(record.software).toMatchObject({ engine: 'whisper', model: 'whisper-base' })
      expect(record.tautan.map((t) => t.kode).sort()).toEqual(['ASP-2026-031', 'PKR-2026-0007'])
      for (const { kutipan, turnId } of record.tautan) {
        const items = record.bagian.flatMap((b) => b.sections.flatMap((s) => s.items))
        expect(items.find((i) => i.id === turnId)?.text).toContain(kutipan)
      }

      // Nothing but what was heard is printed: the record's words are the transcript's, turn by turn.
      const transcript = JSON.parse(file('transcript.json').toString()) as Transcript
      const turns = record.bagian
        .flatMap((b) => b.sections.flatMap((s) => s.items))
        .filter((i) => i.kind === 'turn')
      expect(transcript.turns.map((t) => t.text)).toEqual(turns.map((t) => t.text))
      expect(transcript.turns.map((t) => t.speaker)).toEqual(turns.map((t) => t.speakerId))
      expect(transcript).toMatchObject({ engine: 'whisper', model: 'whisper-base' })
      expect(transcript.durationS).toBeGreaterThan(60)
      const people = new Set(record.orang.map((o) => o.id))
      for (const turn of transcript.turns) {
        expect(people.has(turn.speaker ?? '')).toBe(true)
        expect(turn.end).toBeGreaterThan(turn.start)
        for (const word of turn.words) {
          expect(word.end).toBeGreaterThanOrEqual(word.start)
          expect(word.end).toBeLessThanOrEqual(transcript.durationS + 1)
        }
      }
      const plain = (words: string) => words.replace(/\s+/g, '')
      const printed = plain((await tool('pdftotext', join(dir.path, 'risalah.pdf'), '-')).out)
      for (const turn of transcript.turns) expect(printed).toContain(plain(turn.text.slice(0, 25)))
      expect(printed).toContain('CONTOH')
    },
    900_000,
  )
})
