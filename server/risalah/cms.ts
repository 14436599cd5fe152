/**
 * The signature itself: CMS as PAdES B-B wants it. Signed attributes are content-type, message-digest and
 * signing-certificate-v2 and nothing else; signing-time is forbidden there, the hour stands in the PDF.
 */
import { createHash } from 'node:crypto'
import type { Certificate } from './certificate.ts'
import { der, derOid, derSetOf, tags } from './der.ts'
import { oid } from './oids.ts'

const nothing = der(tags.null)
const sha256Id = der(tags.sequence, derOid(oid.sha256), nothing)
const attribute = (id: string, value: Uint8Array) =>
  der(tags.sequence, derOid(id), der(tags.set, value))
const small = (value: number) => der(tags.integer, new Uint8Array([value]))
const hash = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest())

/** ESSCertIDv2 with SHA-256 (its default, so not written) and the issuer and serial of the certificate. */
function signingCertificate(certificate: Certificate): Uint8Array {
  const issuerSerial = der(
    tags.sequence,
    der(tags.sequence, der(0xa4, certificate.issuer)),
    certificate.serial,
  )
  const id = der(tags.sequence, der(tags.octetString, hash(certificate.der)), issuerSerial)
  return der(tags.sequence, der(tags.sequence, id))
}

export type KeyOfSigner = {
  readonly certificate: Certificate
  readonly chain: readonly Uint8Array[]
  readonly keyType: 'RSA' | 'EC'
  /** Signs with SHA-256; ECDSA answers in DER. */
  sign(data: Uint8Array): Promise<Uint8Array>
}

/** Detached CMS over a document whose SHA-256 is `digest`. */
export async function buildCms(digest: Uint8Array, signer: KeyOfSigner): Promise<Uint8Array> {
  const { certificate } = signer
  const attributes = [
    attribute(oid.contentType, derOid(oid.data)),
    attribute(oid.messageDigest, der(tags.octetString, digest)),
    attribute(oid.signingCertificateV2, signingCertificate(certificate)),
  ]
  const signature = await signer.sign(derSetOf(tags.set, attributes))
  const algorithm =
    signer.keyType === 'RSA'
      ? der(tags.sequence, derOid(oid.sha256WithRsa), nothing)
      : der(tags.sequence, derOid(oid.ecdsaWithSha256))
  const signerInfo = der(
    tags.sequence,
    small(1),
    der(tags.sequence, certificate.issuer, certificate.serial),
    sha256Id,
    derSetOf(0xa0, attributes),
    algorithm,
    der(tags.octetString, signature),
  )
  const signedData = der(
    tags.sequence,
    small(1),
    der(tags.set, sha256Id),
    der(tags.sequence, derOid(oid.data)),
    derSetOf(0xa0, [certificate.der, ...signer.chain]),
    der(tags.set, signerInfo),
  )
  return der(tags.sequence, derOid(oid.signedData), der(0xa0, signedData))
}
