/** Time-stamps: on a signature, over the whole document, and the validation data that follows them. */
import { P12Signer, PDF } from '@libpdf/core'
import { beforeAll, describe, expect, it } from 'vitest'
import { makeTestRoot } from '../../server/risalah/testPki.ts'
import { verifyPdf } from '../../server/risalah/verify/index.ts'
import { join2, makeSigned, passphrase, type Signed } from './support.ts'
import { makeTsa, type Tsa } from './tsa.ts'

let signed: Signed
const now = new Date()
const days = (n: number) => new Date(now.getTime() + n * 86_400_000)
const noRevocation = { getOCSP: async () => null, getCRL: async () => null }

beforeAll(async () => {
  signed = await makeSigned()
})

const check = (bytes: Uint8Array, options: { now?: Date; trust?: string[] } = {}) =>
  verifyPdf(bytes, { trust: [signed.root.pem], ...options })

async function stamped(bytes: Uint8Array, tsa: Tsa): Promise<Uint8Array> {
  const pdf = await PDF.load(bytes)
  const { bytes: out } = await pdf.addTimestamp({ timestampAuthority: tsa })
  return new Uint8Array(out)
}

/** As other programs sign: with a signing time, and a time-stamp on the signature. */
async function signedBT(tsa: Tsa, notAfter = days(100)): Promise<Uint8Array> {
  const p12 = signed.root.issue({ nama: 'Orang', notAfter }).p12(passphrase)
  const signer = await P12Signer.create(p12, passphrase)
  const pdf = await PDF.load(signed.plain)
  const { bytes } = await pdf.sign({
    signer,
    level: 'B-T',
    timestampAuthority: tsa,
    signingTime: now,
  })
  return new Uint8Array(bytes)
}

describe('a time-stamp over the document', () => {
  it('after the last signature leaves it authentic and covers everything', async () => {
    const found = check(await stamped(signed.twice, makeTsa(signed.root, now)))
    expect(found.verdict, found.reasons.join()).toBe('asli')
    expect(found.signatures).toHaveLength(3)
    expect(found.signatures[2]).toMatchObject({
      signer: 'TSA Uji',
      covers: 'seluruh berkas',
      timeSource: 'cap waktu dokumen (TSA)',
    })
    expect(found.signatures[2]!.time?.slice(0, 19)).toBe(now.toISOString().slice(0, 19))
  })

  it('of an authority nobody knows makes it intact but not trusted', async () => {
    const other = makeTestRoot('Akar Lain', now)
    expect(check(await stamped(signed.twice, makeTsa(other, now))).verdict).toBe(
      'asli-belum-dipercaya',
    )
  })

  it.each([
    ['whose certificate is for signing documents', { extendedKeyUsage: ['1.3.6.1.5.5.7.3.4'] }],
    ['whose usage is not critical', { extendedCritical: false }],
    [
      'that may also do other things',
      { extendedKeyUsage: ['1.3.6.1.5.5.7.3.8', '1.3.6.1.5.5.7.3.4'] },
    ],
  ])('%s does not count', async (_name, spec) => {
    expect(check(await stamped(signed.twice, makeTsa(signed.root, now, spec))).verdict).toBe(
      'diubah',
    )
  })

  it('made for other bytes does not count', async () => {
    const tsa = makeTsa(signed.root, now)
    const wrong: Tsa = { timestamp: () => tsa.timestamp(new Uint8Array(32)) }
    expect(check(await stamped(signed.twice, wrong)).verdict).toBe('diubah')
  })

  it('is followed by nothing but validation data', async () => {
    const good = await stamped(signed.twice, makeTsa(signed.root, now))
    expect(check(join2(good, '\n')).verdict).toBe('diubah')
    const touched = good.slice()
    touched[signed.twice.length + 40]! ^= 1
    expect(check(touched).verdict).not.toMatch(/^asli/)
  })

  it('alone is no signature', async () => {
    const found = check(await stamped(signed.plain, makeTsa(signed.root, now)))
    expect(found.verdict).toBe('diubah')
    expect(found.reasons.join()).toContain('tanpa penanda tangan')
  })
})

describe('a time-stamp on the signature', () => {
  it('proves its hour, also after the certificate has ended', async () => {
    const bytes = await signedBT(makeTsa(signed.root, now))
    const found = check(bytes)
    expect(found.verdict, found.reasons.join()).toBe('asli')
    expect(found.signatures[0]).toMatchObject({ level: 'PAdES B-T', timeSource: 'cap waktu (TSA)' })
    expect(check(bytes, { now: days(200) }).verdict).toBe('asli')
  })

  it('of an authority nobody knows proves nothing', async () => {
    const bytes = await signedBT(makeTsa(makeTestRoot('Akar Lain', now), now))
    expect(check(bytes).verdict).toBe('asli')
    expect(check(bytes).signatures[0]!.timeSource).toContain('belum dipercaya')
    expect(check(bytes, { now: days(200) }).verdict).toBe('asli-belum-dipercaya')
  })

  it('with validation data and a document time-stamp on top stays authentic', async () => {
    const tsa = makeTsa(signed.root, now)
    const pdf = await PDF.load(await signedBT(tsa))
    const { bytes } = await pdf.addArchivalData({
      timestampAuthority: tsa,
      revocationProvider: noRevocation,
    })
    const found = check(new Uint8Array(bytes))
    expect(found.verdict, found.reasons.join()).toBe('asli')
    expect(check(join2(bytes, '%')).verdict).toBe('diubah')
  })
})
