/** The verdict on a signed PDF: authentic only where every byte is what was signed, whatever is done to the file. */
import { execFileSync } from 'node:child_process'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { verifyPdf } from '../../server/risalah/verify/index.ts'
import { folder, join2, makeSigned, passphrase, type Signed, signWith, tool } from './support.ts'
import { appendRevision, bodyOf, findObject, rootOf, sizeOf } from './tamper.ts'

let signed: Signed
const dir = folder()
const verdict = (bytes: Uint8Array, trust = [signed.root.pem]) => verifyPdf(bytes, { trust })

beforeAll(async () => {
  signed = await makeSigned()
})

describe('a signed record', () => {
  it('is authentic with the root and unknown without it', () => {
    const known = verdict(signed.twice)
    expect(known.verdict).toBe('asli')
    expect(known.signatures.map((s) => [s.signer, s.trusted, s.level])).toEqual([
      ['Wahyuni Latief', true, 'PAdES B-B'],
      ['Harun Wiratama', true, 'PAdES B-B'],
    ])
    expect(known.signatures[1]!.covers).toBe('seluruh berkas')
    expect(known.after).toEqual([])
    expect(verdict(signed.twice, []).verdict).toBe('asli-belum-dipercaya')
    expect(verdict(signed.once).verdict).toBe('asli')
    expect(verdict(signed.plain).verdict).toBe('tanpa-tanda-tangan')
  })

  it('keeps every earlier byte when the next person signs', () => {
    expect(Buffer.compare(signed.once.subarray(0, signed.plain.length), signed.plain)).toBe(0)
    expect(Buffer.compare(signed.twice.subarray(0, signed.once.length), signed.once)).toBe(0)
  })

  it('holds before pdfsig, qpdf and openssl too', async () => {
    const path = dir.put('two.pdf', signed.twice)
    const seen = (await tool('pdfsig', path)).out
    expect(seen.match(/Signature is Valid/g)).toHaveLength(2)
    expect(seen.match(/ETSI\.CAdES\.detached/g)).toHaveLength(2)
    expect((await tool('qpdf', '--check', path)).code).toBe(0)
    const root = dir.put('root.pem', signed.root.pem)
    for (const bytes of [signed.once, signed.twice]) {
      const text = Buffer.from(bytes).toString('latin1')
      const at = text.lastIndexOf('/ByteRange')
      const [a, b, c] = /\[0\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/
        .exec(text.slice(at))!
        .slice(1)
        .map(Number)
      const cms = Buffer.from(text.slice(a! + 1, b! - 1), 'hex')
      const der = dir.put('s.der', cms.subarray(0, 4 + cms.readUInt16BE(2)))
      const data = dir.put('s.bin', join2(bytes.subarray(0, a), bytes.subarray(b, b! + c!)))
      const args = ['-verify', '-binary', '-inform', 'DER', '-in', der, '-content', data]
      const run = await tool(
        'openssl',
        'cms',
        ...args,
        '-CAfile',
        root,
        '-purpose',
        'any',
        '-out',
        '/dev/null',
      )
      expect(run.code, run.out).toBe(0)
      const shown = (
        await tool('openssl', 'cms', '-cmsout', '-print', '-inform', 'DER', '-in', der)
      ).out
      expect(shown).toContain('id-smime-aa-signingCertificateV2')
      expect(shown).not.toContain('signingTime')
    }
  })

  it('is never authentic once any byte is changed', () => {
    const position = fc.integer({ min: 0, max: signed.twice.length - 1 })
    fc.assert(
      fc.property(position, fc.integer({ min: 0, max: 7 }), (at, bit) => {
        const bytes = signed.twice.slice()
        bytes[at]! ^= 1 << bit
        expect(['diubah', 'rusak']).toContain(verdict(bytes).verdict)
      }),
      { numRuns: 1500 },
    )
  })

  it('is never authentic once any bit of its signature itself is changed', () => {
    const text = Buffer.from(signed.twice).toString('latin1')
    const holes = [...text.matchAll(/\/ByteRange \[0 (\d+)/g)].map((m) => Number(m[1]))
    expect(holes).toHaveLength(2)
    fc.assert(
      fc.property(fc.constantFrom(...holes), fc.nat(1700), fc.nat(7), (hole, at, bit) => {
        const bytes = signed.twice.slice()
        bytes[hole + at]! ^= 1 << bit
        expect(['diubah', 'rusak']).toContain(verdict(bytes).verdict)
      }),
      { numRuns: 2000 },
    )
  })

  it('is changed, not merely broken, where a byte of its pages or of its signature is flipped', () => {
    for (const at of [
      2000,
      20_000,
      signed.plain.length - 20,
      signed.once.length - 5000,
      signed.once.length - 10,
    ]) {
      const bytes = signed.twice.slice()
      bytes[at]! ^= 1
      expect(verdict(bytes).verdict).toBe('diubah')
    }
  })

  it('is broken where it is cut anywhere inside a revision', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10, max: signed.plain.length - 8 }), (length) => {
        expect(verdict(signed.twice.slice(0, length)).verdict).toBe('rusak')
      }),
      { numRuns: 60 },
    )
    const second = { min: signed.once.length + 800, max: signed.twice.length - 8 }
    fc.assert(
      fc.property(fc.integer(second), (length) => {
        expect(verdict(signed.twice.slice(0, length)).verdict).toBe('rusak')
      }),
      { numRuns: 60 },
    )
    expect(verdict(signed.twice.slice(0, -1)).verdict).not.toMatch(/^asli/)
    expect(verdict(signed.twice.slice(0, signed.once.length + 3000)).verdict).not.toMatch(/^asli/)
  })

  it.each([
    ['a comment', '% catatan\n'],
    ['one space', ' '],
    ['a line end', '\n'],
    ['a second end mark', '%%EOF\n'],
    ['zero bytes', '\0\0\0'],
    ['an object', '900 0 obj\n<< >>\nendobj\n'],
  ])('is changed by %s behind the last signature', (_name, tail) => {
    expect(verdict(join2(signed.twice, tail)).verdict).toBe('diubah')
    expect(verdict(join2(signed.once, tail)).verdict).toBe('diubah')
    expect(verdict(join2(signed.twice, tail), []).verdict).toBe('diubah')
  })

  it('is changed by any bytes behind the last signature', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), (tail) => {
        expect(verdict(join2(signed.twice, tail)).verdict).toBe('diubah')
      }),
      { numRuns: 100 },
    )
  })
})

describe('a revision appended to a signed record', () => {
  const dict = (bytes: Uint8Array, number: number, more: string) =>
    bodyOf(bytes, number).replace(/>>\s*$/, `${more} >>`)

  it.each([
    ['nothing at all', () => ({})],
    ['an unused object', (b: Uint8Array) => ({ [sizeOf(b)]: '<< /A 1 >>' })],
    [
      'other words on a page',
      (b: Uint8Array) => ({
        [findObject(b, /^<<[\s\S]*\/Type \/Page\b[\s\S]*\/Contents/)]: bodyOf(
          b,
          findObject(b, /^<<[\s\S]*\/Type \/Page\b/),
        ).replace(/\/Contents \d+ 0 R/, `/Contents ${sizeOf(b)} 0 R`),
        [sizeOf(b)]: '<< /Length 9 >>\nstream\n0 0 m 9 9\nendstream',
      }),
    ],
    [
      'an annotation over a page',
      (b: Uint8Array) => ({
        [findObject(b, /^<<[\s\S]*\/Type \/Page\b/)]: dict(
          b,
          findObject(b, /^<<[\s\S]*\/Type \/Page\b/),
          `/Annots [${sizeOf(b)} 0 R]`,
        ),
        [sizeOf(b)]: '<< /Type /Annot /Subtype /FreeText /Rect [0 0 600 800] /Contents (lain) >>',
      }),
    ],
    [
      'an action at opening',
      (b: Uint8Array) => ({
        [rootOf(b)]: dict(b, rootOf(b), '/OpenAction << /S /JavaScript /JS (app.alert(1)) >>'),
      }),
    ],
    [
      'another attachment',
      (b: Uint8Array) => ({
        [findObject(b, /\/EmbeddedFiles/)]: '<< /EmbeddedFiles << /Names [] >> >>',
      }),
    ],
    [
      'other metadata',
      (b: Uint8Array) => ({ [findObject(b, /^<<[\s\S]*\/Producer/)]: '<< /Title (lain) >>' }),
    ],
    [
      'a form that is emptied',
      (b: Uint8Array) => ({ [findObject(b, /\/SigFlags/)]: '<< /Fields [] >>' }),
    ],
    [
      'a form that asks for new appearances',
      (b: Uint8Array) => ({
        [findObject(b, /\/SigFlags/)]: bodyOf(b, findObject(b, /\/SigFlags/)).replace(
          '/NeedAppearances false',
          '/NeedAppearances true',
        ),
      }),
    ],
    [
      'a catalog without its form',
      (b: Uint8Array) => ({
        [rootOf(b)]: bodyOf(b, rootOf(b)).replace(/\/AcroForm \d+ 0 R/, ''),
      }),
    ],
    [
      'a data validation store of rubbish',
      (b: Uint8Array) => ({
        [rootOf(b)]: dict(b, rootOf(b), `/DSS ${sizeOf(b)} 0 R`),
        [sizeOf(b)]: `<< /Certs [${sizeOf(b) + 1} 0 R] >>`,
        [sizeOf(b) + 1]: '<< /Length 3 >>\nstream\nabc\nendstream',
      }),
    ],
    [
      'a validation store with something beside it',
      (b: Uint8Array) => ({
        [rootOf(b)]: dict(b, rootOf(b), `/DSS ${sizeOf(b)} 0 R`),
        [sizeOf(b)]: '<< /Certs [] /Lain (x) >>',
      }),
    ],
  ] as [string, (b: Uint8Array) => Record<number, string>][])(
    'of %s makes it changed',
    (_name, make) => {
      const forged = appendRevision(signed.twice, make(signed.twice))
      expect(verdict(forged).verdict).toBe('diubah')
      expect(verdict(forged, []).verdict).toBe('diubah')
    },
  )

  const certificateStream = (): Buffer =>
    Buffer.concat([
      Buffer.from(`<< /Length ${signed.root.der.length} >>\nstream\n`),
      signed.root.der,
      Buffer.from('\nendstream'),
    ])
  const withDss = (b: Uint8Array) =>
    appendRevision(b, {
      [rootOf(b)]: dict(b, rootOf(b), `/DSS ${sizeOf(b)} 0 R`),
      [sizeOf(b)]: `<< /Certs [${sizeOf(b) + 1} 0 R] >>`,
      [sizeOf(b) + 1]: certificateStream(),
    })

  it('of true validation data leaves it authentic, and is named', () => {
    const found = verdict(withDss(signed.twice))
    expect(found.verdict, found.reasons.join()).toBe('asli')
    expect(found.after).toEqual([{ what: 'data validasi (DSS)' }])
  })

  it('of validation data with a comment or spaces around it makes it changed', () => {
    const good = withDss(signed.twice)
    expect(verdict(join2(good, '\n\n\n')).verdict).toBe('diubah')
    expect(verdict(join2(good, '% x\n')).verdict).toBe('diubah')
    const text = Buffer.from(good)
    const inside = text.indexOf('endobj', signed.twice.length) + 7
    // Replaces nothing: the xref that follows now points past a comment, as a clever forger would arrange.
    const at = text.lastIndexOf('xref\n', text.lastIndexOf('startxref') - 1)
    const forged = Buffer.concat([
      text.subarray(0, at),
      Buffer.from('% sisipan\n'),
      text.subarray(at),
    ])
    const fixed = forged
      .toString('latin1')
      .replace(/startxref\n(\d+)\n%%EOF\n$/, `startxref\n${at + 10}\n%%EOF\n`)
    expect(inside).toBeGreaterThan(0)
    expect(verdict(new Uint8Array(Buffer.from(fixed, 'latin1'))).verdict).toBe('diubah')
  })

  it('between two signatures is found although the later signature covers it', async () => {
    const page = findObject(signed.once, /^<<[\s\S]*\/Type \/Page\b/)
    const forged = appendRevision(signed.once, {
      [page]: bodyOf(signed.once, page).replace(/\/MediaBox \[[^\]]+\]/, '/MediaBox [0 0 100 100]'),
    })
    const later = signed.root.issue({ nama: 'Ketua' })
    const bytes = await signWith(forged, later.p12(passphrase), 'KetuaRapat')
    const found = verdict(bytes)
    expect(found.verdict).toBe('diubah')
    expect(
      (await tool('pdfsig', dir.put('between.pdf', bytes))).out.match(/Signature is Valid/g),
    ).toHaveLength(2)
  })

  it('that is itself a later signature of a stranger makes it intact but untrusted', async () => {
    const stranger = (await import('../../server/risalah/testPki.ts')).makeTestRoot(
      'Akar Lain',
      new Date(),
    )
    const bytes = await signWith(
      signed.twice,
      stranger.issue({ nama: 'Orang Lain' }).p12(passphrase),
      'Lain',
    )
    const found = verdict(bytes)
    expect(found.verdict).toBe('asli-belum-dipercaya')
    expect(found.signatures.map((s) => s.trusted)).toEqual([true, true, false])
  })
})

describe('ranges that do not fit', () => {
  const withRange = (make: (a: number, b: number, c: number) => string) => {
    const text = Buffer.from(signed.once).toString('latin1')
    return new Uint8Array(
      Buffer.from(
        text.replace(/\/ByteRange \[0 (\d+)\s+(\d+)\s+(\d+)\s*\]/, (whole, a, b, c) =>
          `/ByteRange ${make(Number(a), Number(b), Number(c))}`.padEnd(whole.length),
        ),
        'latin1',
      ),
    )
  }
  it.each([
    ['starting behind the head', (a: number, b: number, c: number) => `[9 ${a - 9} ${b} ${c}]`],
    ['with a wider hole', (a: number, b: number, c: number) => `[0 ${a} ${b + 4} ${c - 4}]`],
    [
      'with a hole that starts early',
      (a: number, b: number, c: number) => `[0 ${a - 4} ${b} ${c}]`,
    ],
    ['past the end', (a: number, b: number, c: number) => `[0 ${a} ${b} ${c + 99}]`],
    ['short of the end', (a: number, b: number, c: number) => `[0 ${a} ${b} ${c - 1}]`],
    ['of two numbers', () => '[0 9]'],
    ['of no numbers', () => '[(a) /b 1 2]'],
  ])('%s are changed', (_name, make) => {
    expect(verdict(withRange(make)).verdict).toBe('diubah')
  })

  it('a signature carried over to another document is changed', async () => {
    const { renderExample } = await import('./support.ts')
    const other = await renderExample({ turns: 3 })
    const tail = signed.once.subarray(signed.plain.length)
    expect(['diubah', 'rusak']).toContain(verdict(join2(other, tail)).verdict)
  })

  it('two files glued together are changed', () => {
    expect(verdict(join2(signed.once, signed.twice)).verdict).toBe('diubah')
    expect(verdict(join2(signed.twice, signed.plain)).verdict).toBe('diubah')
  })
})

describe('other files', () => {
  it('never throw and are never authentic, whatever they hold', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 600 }), fc.boolean(), (bytes, headed) => {
        const given = headed ? join2('%PDF-1.7\n', bytes) : bytes
        expect(verdict(given).verdict).toBe('rusak')
      }),
    )
    const letters = fc.constantFrom(
      ...'<>[]()/%RF 0123456789\n',
      '/ByteRange',
      'obj',
      'stream',
      'xref',
      'trailer',
    )
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 200 }), (parts) => {
        const text = `%PDF-1.7\n${parts.join('')}\nstartxref\n9\n%%EOF`
        expect(verdict(new Uint8Array(Buffer.from(text))).verdict).toMatch(/rusak|tanpa|diubah/)
      }),
    )
  })

  it('that are locked with a password are not called authentic', () => {
    const plain = dir.put('plain.pdf', signed.plain)
    const once = dir.put('once.pdf', signed.once)
    for (const [from, expected] of [
      [plain, 'tanpa-tanda-tangan'],
      [once, 'diubah'],
    ] as const) {
      const to = `${dir.path}/locked.pdf`
      execFileSync('qpdf', ['--encrypt', 'a', 'b', '256', '--', from, to])
      expect(verdict(new Uint8Array(execFileSync('cat', [to]))).verdict).toBe(expected)
    }
  })

  it('with object streams are read too', () => {
    const to = `${dir.path}/packed.pdf`
    execFileSync('qpdf', ['--object-streams=generate', dir.put('p.pdf', signed.plain), to])
    expect(verdict(new Uint8Array(execFileSync('cat', [to]))).verdict).toBe('tanpa-tanda-tangan')
  })

  it('whose signed file was saved anew have lost their signature', () => {
    const to = `${dir.path}/rewritten.pdf`
    execFileSync('qpdf', ['--object-streams=generate', dir.put('q.pdf', signed.twice), to])
    expect(['diubah', 'rusak']).toContain(
      verdict(new Uint8Array(execFileSync('cat', [to]))).verdict,
    )
  })
})
