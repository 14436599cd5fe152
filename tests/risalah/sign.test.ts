/** Who may sign and what a signature says: certificates of every kind, and the chains above them. */
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { readCertificate } from '../../server/risalah/certificate.ts'
import { buildCms } from '../../server/risalah/cms.ts'
import {
  der,
  derOid,
  derSetOf,
  readDer,
  readFirst,
  readOid,
  tags,
} from '../../server/risalah/der.ts'
import { inspectP12, signPdf } from '../../server/risalah/sign.ts'
import { makeTestRoot, type TestCa } from '../../server/risalah/testPki.ts'
import { checkCms } from '../../server/risalah/verify/cms.ts'
import { verifyPdf } from '../../server/risalah/verify/index.ts'
import { folder, passphrase, renderExample, signWith, tool } from './support.ts'

const now = new Date()
const days = (n: number) => new Date(now.getTime() + n * 86_400_000)
let root: TestCa
let plain: Uint8Array

beforeAll(async () => {
  root = makeTestRoot('Akar Uji', now)
  plain = await renderExample()
})

const request = (p12: Uint8Array, word = passphrase) =>
  signPdf({
    pdf: plain,
    p12,
    passphrase: word,
    field: 'KetuaRapat',
    reason: 'Uji',
    location: 'x',
    at: now.toISOString(),
  })

describe('a P12', () => {
  it('opens with its passphrase and says whose it is', async () => {
    const facts = await inspectP12(
      root.issue({ nama: 'Wahyuni Latief' }).p12(passphrase),
      passphrase,
      now,
    )
    expect(facts).toMatchObject({ subject: 'CN=Wahyuni Latief', issuer: 'CN=Akar Uji' })
  })

  it.each([
    [
      'a wrong passphrase',
      () => root.issue({ nama: 'A' }).p12('lain'),
      /Kata sandi sertifikat salah/,
    ],
    [
      'an expired certificate',
      () => root.issue({ nama: 'A', notBefore: days(-9), notAfter: days(-1) }).p12(passphrase),
      /sudah berakhir/,
    ],
    [
      'a certificate that is not valid yet',
      () => root.issue({ nama: 'A', notBefore: days(1) }).p12(passphrase),
      /belum berlaku/,
    ],
    [
      'a key for encryption only',
      () => root.issue({ nama: 'A', keyUsage: 0x20 }).p12(passphrase),
      /bukan untuk menandatangani/,
    ],
    [
      'a server certificate',
      () => root.issue({ nama: 'A', extendedKeyUsage: ['1.3.6.1.5.5.7.3.1'] }).p12(passphrase),
      /bukan untuk menandatangani/,
    ],
    [
      'the certificate of a CA',
      () => root.issue({ nama: 'A', ca: true, keyUsage: 0xc6 }).p12(passphrase),
      /bukan untuk menandatangani/,
    ],
    [
      'a short RSA key',
      () => root.issue({ nama: 'A', kind: 'rsa', bits: 1024 }).p12(passphrase),
      /terlalu lemah/,
    ],
    ['bytes that are no P12', () => new Uint8Array([0x30, 3, 2, 1, 1]), /bukan P12/],
    ['text', () => new Uint8Array(Buffer.from('bukan p12')), /bukan P12/],
    ['nothing', () => new Uint8Array(), /bukan P12/],
  ])('of %s is refused in words, and the document stays', async (_name, make, words) => {
    await expect(request(make())).rejects.toMatchObject({
      code: 'signer_failed',
      message: expect.stringMatching(words),
    })
  })

  it('written here opens in openssl', async () => {
    const path = folder().put('a.p12', root.issue({ nama: 'A' }).p12('rahasia'))
    expect(
      (await tool('openssl', 'pkcs12', '-in', path, '-passin', 'pass:rahasia', '-noout')).code,
    ).toBe(0)
    expect(
      (await tool('openssl', 'pkcs12', '-in', path, '-passin', 'pass:salah', '-noout')).code,
    ).not.toBe(0)
  })

  it('made by openssl, new or old style, signs', async () => {
    const dir = folder()
    const issued = root.issue({ nama: 'A', kind: 'rsa' })
    const key = dir.put('a.key', issued.key.export({ type: 'pkcs8', format: 'pem' }) as string)
    const pem = dir.put('a.pem', issued.pem)
    const { readFileSync } = await import('node:fs')
    for (const style of [[], ['-legacy']]) {
      const out = `${dir.path}/a.p12`
      const made = await tool(
        'openssl',
        'pkcs12',
        '-export',
        ...style,
        '-inkey',
        key,
        '-in',
        pem,
        '-passout',
        `pass:${passphrase}`,
        '-out',
        out,
      )
      expect(made.code, made.out).toBe(0)
      const { pdf } = await request(new Uint8Array(readFileSync(out)))
      expect(verifyPdf(pdf, { trust: [root.pem] }).verdict).toBe('asli')
    }
  })
})

describe('trust', () => {
  it('reaches a root through a CA in between, where that CA may issue', async () => {
    const between = root.issueCa({ nama: 'Penerbit', pathLength: 0 })
    const pdf = await signWith(plain, between.issue({ nama: 'A' }).p12(passphrase), 'KetuaRapat')
    expect(verifyPdf(pdf, { trust: [root.pem] }).verdict).toBe('asli')
    expect(verifyPdf(pdf, { trust: [between.pem] }).verdict).toBe('asli')
    const other = makeTestRoot('Akar Uji', now)
    expect(verifyPdf(pdf, { trust: [other.pem] }).verdict).toBe('asli-belum-dipercaya')
  })

  it.each([
    ['has no CA right', { ca: false, keyUsage: 0xc6 }],
    ['may not sign certificates', { keyUsage: 0xc0 }],
    ['has ended', { notBefore: days(-9), notAfter: days(-1) }],
    ['is itself below one that allows none', null],
  ])('does not go through an issuer that %s', async (_name, spec) => {
    const between = spec
      ? root.issueCa({ nama: 'Penerbit', ...spec })
      : root.issueCa({ nama: 'Atas', pathLength: 0 }).issueCa({ nama: 'Penerbit' })
    const pdf = await signWith(plain, between.issue({ nama: 'A' }).p12(passphrase), 'KetuaRapat')
    expect(verifyPdf(pdf, { trust: [root.pem] }).verdict).toBe('asli-belum-dipercaya')
  })

  it('ends with the certificate where no time-stamp proves an earlier hour', async () => {
    const pdf = await signWith(
      plain,
      root.issue({ nama: 'A', notAfter: days(30) }).p12(passphrase),
      'KetuaRapat',
    )
    expect(verifyPdf(pdf, { trust: [root.pem], now: days(29) }).verdict).toBe('asli')
    expect(verifyPdf(pdf, { trust: [root.pem], now: days(31) }).verdict).toBe(
      'asli-belum-dipercaya',
    )
  })
})

describe('the CMS', () => {
  const digest = createHash('sha256').update('isi').digest()
  const options = {
    contentType: '1.2.840.113549.1.7.1',
    requireSigningCertificate: true,
    detached: (name: string) => createHash(name).update('isi').digest(),
  }
  const signer = async (nama: string, named = nama) => {
    const { sign } = await import('node:crypto')
    const [own, other] = [root.issue({ nama }), root.issue({ nama: named })]
    return {
      own: {
        certificate: readCertificate(own.der),
        chain: [],
        keyType: 'EC' as const,
        sign: async (data: Uint8Array) => sign('sha256', data, own.key),
      },
      other: readCertificate(other.der),
      key: own.key,
      sign,
    }
  }

  it('holds over its content and over no other', async () => {
    const { own } = await signer('A')
    const cms = await buildCms(digest, own)
    expect(checkCms(cms, options).signer.x509.subject).toBe('CN=A')
    expect(() =>
      checkCms(cms, { ...options, detached: (n) => createHash(n).update('lain').digest() }),
    ).toThrow(/berubah/)
  })

  it('whose signed attribute names another certificate is refused, although the key is right', async () => {
    const { own, other } = await signer('A', 'B')
    // Signed as B, presented as A: the classic substitution that signing-certificate-v2 is there to stop.
    const asOther = await buildCms(digest, { ...own, certificate: other })
    const swapped = Buffer.from(asOther)
    const text = swapped
      .toString('hex')
      .replace(
        Buffer.from(other.der).toString('hex'),
        Buffer.from(own.certificate.der).toString('hex'),
      )
    expect(() => checkCms(new Uint8Array(Buffer.from(text, 'hex')), options)).toThrow()
  })

  it('with a weak digest is refused', async () => {
    const { own } = await signer('A')
    const text = Buffer.from(await buildCms(digest, own)).toString('hex')
    const sha256 = Buffer.from(derOid('2.16.840.1.101.3.4.2.1')).toString('hex')
    const sha1 = Buffer.from(der(tags.sequence, derOid('1.3.14.3.2.26'), der(tags.null))).toString(
      'hex',
    )
    expect(text).toContain(sha256)
    const weak = text.replaceAll(`300d${sha256}0500`, sha1)
    expect(() => checkCms(new Uint8Array(Buffer.from(weak, 'hex')), options)).toThrow()
  })

  it('is refused or unchanged in meaning for every flipped bit', async () => {
    const { own } = await signer('A')
    const cms = await buildCms(digest, own)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: cms.length * 8 - 1 }), (bit) => {
        const bytes = cms.slice()
        bytes[bit >> 3]! ^= 1 << (bit & 7)
        expect(() => checkCms(bytes, options)).toThrow()
      }),
      { numRuns: 800 },
    )
  })
})

describe('DER', () => {
  it('is read back as it was written', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 400 }), { maxLength: 6 }), (parts) => {
        const set = derSetOf(
          tags.set,
          parts.map((p) => der(tags.octetString, p)),
        )
        expect(readDer(set, tags.set).bytes).toEqual(set)
      }),
    )
    for (const id of [
      '1.2.840.113549.1.9.16.2.47',
      '2.16.840.1.101.3.4.2.1',
      '2.5.29.15',
      '1.3.6.1.4.1.311.10.3.12',
    ]) {
      expect(readOid(readDer(derOid(id)))).toBe(id)
    }
  })

  it('in a longer form than needed is refused', () => {
    for (const bytes of [
      [4, 0x81, 1, 0],
      [4, 0x82, 0, 1, 0],
      [4, 0x80, 0, 0],
      [4, 5, 0],
      [0x1f, 1, 0],
      [],
    ]) {
      expect(() => readFirst(new Uint8Array(bytes))).toThrow()
    }
  })
})
