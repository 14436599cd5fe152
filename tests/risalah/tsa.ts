/** A time-stamp authority (RFC 3161) in memory, for signatures and document timestamps. */
import { createHash, sign } from 'node:crypto'
import { readCertificate } from '../../server/risalah/certificate.ts'
import { der, derOid, derSetOf, tags } from '../../server/risalah/der.ts'
import { oid } from '../../server/risalah/oids.ts'
import type { CertificateSpec, TestCa } from '../../server/risalah/testPki.ts'

const seq = (...parts: Uint8Array[]) => der(tags.sequence, ...parts)
const int = (...bytes: number[]) => der(tags.integer, new Uint8Array(bytes))
const hash = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest())
const sha256Id = seq(derOid(oid.sha256), der(tags.null))
const attribute = (id: string, value: Uint8Array) => seq(derOid(id), der(tags.set, value))

export type Tsa = { timestamp(digest: Uint8Array, algorithm?: string): Promise<Uint8Array> }

export function makeTsa(root: TestCa, at: Date, spec: Partial<CertificateSpec> = {}): Tsa {
  const own = root.issue({
    nama: 'TSA Uji',
    keyUsage: 0x80,
    extendedKeyUsage: [oid.timeStamping],
    extendedCritical: true,
    ...spec,
  })
  const certificate = readCertificate(own.der)
  return {
    async timestamp(digest) {
      const time = `${at.toISOString().replace(/\D/g, '').slice(0, 14)}Z`
      const info = seq(
        int(1),
        derOid('1.2.3.4'),
        seq(sha256Id, der(tags.octetString, digest)),
        int(7),
        der(tags.generalizedTime, Buffer.from(time)),
      )
      const attributes = [
        attribute(oid.contentType, derOid(oid.tstInfo)),
        attribute(oid.messageDigest, der(tags.octetString, hash(info))),
      ]
      const signature = sign('sha256', derSetOf(tags.set, attributes), own.key)
      const signerInfo = seq(
        int(1),
        seq(certificate.issuer, certificate.serial),
        sha256Id,
        derSetOf(0xa0, attributes),
        seq(derOid(oid.ecdsaWithSha256)),
        der(tags.octetString, signature),
      )
      const signedData = seq(
        int(3),
        der(tags.set, sha256Id),
        seq(derOid(oid.tstInfo), der(0xa0, der(tags.octetString, info))),
        der(0xa0, own.der),
        der(tags.set, signerInfo),
      )
      return seq(derOid(oid.signedData), der(0xa0, signedData))
    },
  }
}
