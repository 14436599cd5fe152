/** Checking the files of strangers in a thread of its own. */
import { deflateSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { openVerifier } from '../../server/risalah/verifier.ts'
import { verifyPdf } from '../../server/risalah/verify/index.ts'
import { makeSigned } from './support.ts'
import { appendRevision, bodyOf, rootOf, sizeOf } from './tamper.ts'

const verifier = openVerifier()
afterAll(() => verifier.close())

describe('the verifier', () => {
  it('says what the function says, for many at once', async () => {
    const { twice, plain, root } = await makeSigned()
    const options = { trust: [root.pem] }
    const files = [twice, plain, twice.slice(0, 5000), new Uint8Array([1, 2]), twice]
    const found = await Promise.all(files.map((file) => verifier.verify(file, options)))
    expect(found).toEqual(files.map((file) => verifyPdf(file, options)))
    expect(found.map((f) => f.verdict)).toEqual([
      'asli',
      'tanpa-tanda-tangan',
      'rusak',
      'rusak',
      'asli',
    ])
  })

  it('gives up on what takes too long and goes on with the next', async () => {
    const hasty = openVerifier({ timeoutMs: 1 })
    const { twice } = await makeSigned()
    const found = await hasty.verify(twice, { trust: [] })
    await hasty.close()
    expect(found).toMatchObject({ verdict: 'rusak', signatures: [] })
    expect((await verifier.verify(twice, { trust: [] })).verdict).toBe('asli-belum-dipercaya')
  })

  it('does not unpack without end', async () => {
    const { twice, root } = await makeSigned()
    const bomb = deflateSync(Buffer.alloc(200_000_000))
    const size = sizeOf(twice)
    const forged = appendRevision(twice, {
      [rootOf(twice)]: bodyOf(twice, rootOf(twice)).replace(/>>\s*$/, `/DSS ${size} 0 R >>`),
      [size]: `<< /Certs [${size + 1} 0 R] >>`,
      [size + 1]: Buffer.concat([
        Buffer.from(`<< /Filter /FlateDecode /Length ${bomb.length} >>\nstream\n`),
        bomb,
        Buffer.from('\nendstream'),
      ]),
    })
    expect((await verifier.verify(forged, { trust: [root.pem] })).verdict).toBe('diubah')
  })
})
