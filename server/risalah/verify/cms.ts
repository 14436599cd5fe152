/** Checks one CMS signature over given bytes: digests, attributes, the certificate it names, the signature itself. */
import { constants, createHash, verify } from 'node:crypto'
import { type Certificate, readCertificate } from '../certificate.ts'
import {
  between,
  children,
  type Der,
  DerError,
  der,
  expect,
  readDer,
  readFirst,
  readOid,
  readTime,
  tags,
} from '../der.ts'
import { digests, oid } from '../oids.ts'

/** Why a signature does not hold, as a sentence for people. */
export class CmsFault extends Error {}

export type CheckedCms = {
  readonly signer: Certificate
  /** All certificates the signature carries, the signer's too. */
  readonly certificates: readonly Certificate[]
  readonly hasSigningCertificate: boolean
  readonly signatureValue: Uint8Array
  /** RFC 3161 token over the signature value. */
  readonly timestamp: Uint8Array | null
  /** What was signed where it lies inside (a time-stamp token), else null. */
  readonly content: Uint8Array | null
}

const hash = (name: string, bytes: Uint8Array) => createHash(name).update(bytes).digest()
const same = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0

function digestName(algorithm: Der | undefined): 'sha256' | 'sha384' | 'sha512' {
  const [id, parameters] = between(expect(algorithm, tags.sequence), 1, 2)
  if (parameters && !(parameters.tag === tags.null && parameters.content.length === 0)) {
    throw new CmsFault('Parameter algoritma sidik tidak sah.')
  }
  const name = digests[readOid(id)]
  if (!name)
    throw new CmsFault('Algoritma sidik sudah lemah atau tidak dikenal (paling rendah SHA-256).')
  return name
}

/** Attributes by id; each may occur once with one value. */
function attributes(set: Der): Map<string, Der> {
  const out = new Map<string, Der>()
  for (const attribute of children(set)) {
    const [id, values, ...rest] = children(expect(attribute, tags.sequence))
    const [value, ...more] = children(expect(values, tags.set))
    const name = readOid(id)
    if (!value || more.length > 0 || rest.length > 0 || out.has(name)) throw new DerError('atribut')
    out.set(name, value)
  }
  return out
}

function verifySignature(
  algorithm: Der,
  digest: string,
  data: Uint8Array,
  signature: Uint8Array,
  { x509 }: Certificate,
): boolean {
  const [first, parameters] = between(algorithm, 1, 2)
  const id = readOid(first)
  const key = x509.publicKey
  const rsa: Record<string, string> = {
    [oid.rsaEncryption]: digest,
    '1.2.840.113549.1.1.11': 'sha256',
    '1.2.840.113549.1.1.12': 'sha384',
    '1.2.840.113549.1.1.13': 'sha512',
  }
  const ecdsa: Record<string, string> = {
    '1.2.840.10045.4.3.2': 'sha256',
    '1.2.840.10045.4.3.3': 'sha384',
    '1.2.840.10045.4.3.4': 'sha512',
  }
  if (rsa[id] && key.asymmetricKeyType === 'rsa') {
    if (parameters && (parameters.tag !== tags.null || parameters.content.length > 0)) return false
    return (
      rsa[id] === digest &&
      verify(digest, data, { key, padding: constants.RSA_PKCS1_PADDING }, signature)
    )
  }
  if (id === oid.rsaPss && key.asymmetricKeyType?.startsWith('rsa')) {
    const padding = constants.RSA_PKCS1_PSS_PADDING
    return verify(
      digest,
      data,
      { key, padding, saltLength: constants.RSA_PSS_SALTLEN_AUTO },
      signature,
    )
  }
  if (ecdsa[id] && key.asymmetricKeyType === 'ec') {
    readDer(signature, tags.sequence)
    return (
      !parameters &&
      ecdsa[id] === digest &&
      verify(digest, data, { key, dsaEncoding: 'der' }, signature)
    )
  }
  throw new CmsFault('Algoritma tanda tangan tidak dikenal atau terlalu lemah.')
}

/** signing-certificate-v2 must name exactly the certificate that is used. */
function namesCertificate(value: Der, signer: Certificate): boolean {
  const [first] = children(expect(children(expect(value, tags.sequence))[0], tags.sequence))
  const parts = children(expect(first, tags.sequence))
  const algorithm = parts[0]?.tag === tags.sequence ? digestName(parts.shift()) : 'sha256'
  const digest = expect(parts.shift(), tags.octetString).content
  if (!same(digest, hash(algorithm, signer.der))) return false
  const issuerSerial = parts.shift()
  if (!issuerSerial) return true
  const [names, serial] = children(expect(issuerSerial, tags.sequence))
  const [name] = children(expect(names, tags.sequence))
  return (
    name?.tag === 0xa4 && same(name.content, signer.issuer) && same(serial!.bytes, signer.serial)
  )
}

export type CmsOptions = {
  /** The document for a detached signature; left out for one that carries its content. */
  readonly detached?: (digest: string) => Uint8Array
  readonly contentType: string
  readonly requireSigningCertificate: boolean
}

/** Throws CmsFault or DerError where anything does not hold. */
export function checkCms(bytes: Uint8Array, options: CmsOptions): CheckedCms {
  const [type, wrapped] = between(readDer(bytes, tags.sequence), 2)
  if (readOid(type) !== oid.signedData) throw new CmsFault('Isi tanda tangan bukan CMS SignedData.')
  const fields = children(readDer(expect(wrapped, 0xa0).content, tags.sequence))
  const version = expect(fields.shift(), tags.integer)
  // RFC 5652 5.1: 1 over plain data, 3 over anything else.
  const wanted = options.contentType === oid.data ? 1 : 3
  if (version.content.length !== 1 || version.content[0] !== wanted) throw new DerError('versi')
  const listed = children(expect(fields.shift(), tags.set)).map(digestName)
  const [contentId, contentHolder] = between(expect(fields.shift(), tags.sequence), 1, 2)
  if (readOid(contentId) !== options.contentType)
    throw new CmsFault('Jenis isi tanda tangan keliru.')
  const content = contentHolder
    ? readDer(expect(contentHolder, 0xa0).content, tags.octetString).content
    : null
  if ((content === null) !== (options.detached !== undefined))
    throw new CmsFault('Susunan tanda tangan keliru.')
  const certificates =
    fields[0]?.tag === 0xa0 ? children(fields.shift()!).map((c) => readCertificate(c.bytes)) : []
  if (fields[0]?.tag === 0xa1) fields.shift()
  const infos = children(expect(fields.shift(), tags.set))
  if (infos.length !== 1 || fields.length > 0)
    throw new CmsFault('Harus ada tepat satu penanda tangan.')

  const parts = children(expect(infos[0], tags.sequence))
  const infoVersion = expect(parts.shift(), tags.integer)
  const sid = parts.shift()!
  const digest = digestName(parts.shift())
  if (listed.length > 0 && !listed.includes(digest)) throw new DerError('algoritma')
  const signedSet = expect(parts.shift(), 0xa0)
  const algorithm = expect(parts.shift(), tags.sequence)
  const signatureValue = expect(parts.shift(), tags.octetString).content
  const unsigned = parts[0]?.tag === 0xa1 ? attributes(parts.shift()!) : new Map<string, Der>()
  if (parts.length > 0) throw new DerError('sisa')

  const signer = certificates.find((c) => pointsAt(sid, infoVersion, c))
  if (!signer) throw new CmsFault('Sertifikat penanda tangan tidak ada di dalam tanda tangan.')
  const signed = attributes(signedSet)
  const document = content ?? options.detached!(digest)
  const expected = content ? hash(digest, content) : document
  if (readOid(signed.get(oid.contentType)) !== options.contentType)
    throw new CmsFault('Jenis isi tidak ditandatangani.')
  if (!same(expect(signed.get(oid.messageDigest), tags.octetString).content, expected)) {
    throw new CmsFault('Isi dokumen berubah sesudah ditandatangani (sidik tidak cocok).')
  }
  const named = signed.get(oid.signingCertificateV2)
  if (named && !namesCertificate(named, signer)) {
    throw new CmsFault(
      'Sertifikat di dalam tanda tangan bukan yang ditandatangani (signing-certificate-v2).',
    )
  }
  if (!named && options.requireSigningCertificate) {
    throw new CmsFault(
      'Tanda tangan tidak menyebut sertifikatnya (signing-certificate-v2 tidak ada).',
    )
  }
  const toSign = der(tags.set, signedSet.content)
  if (!verifySignature(algorithm, digest, toSign, signatureValue, signer)) {
    throw new CmsFault('Tanda tangan tidak cocok dengan sertifikatnya.')
  }
  checkCompany(certificates)
  const timestamp = unsigned.get(oid.timestampToken)?.bytes ?? null
  return {
    signer,
    certificates,
    hasSigningCertificate: named !== undefined,
    signatureValue,
    timestamp,
    content,
  }
}

function pointsAt(sid: Der, version: Der, certificate: Certificate): boolean {
  if (sid.tag !== tags.sequence || version.content[0] !== 1) return false
  const [issuer, serial] = between(sid, 2)
  return same(issuer!.bytes, certificate.issuer) && same(serial!.bytes, certificate.serial)
}

/** Certificates that travel along are not signed: each that names an issuer among them must hold under it. */
function checkCompany(certificates: readonly Certificate[]): void {
  for (const certificate of certificates) {
    const issuers = certificates.filter((c) => same(c.subject, certificate.issuer))
    if (issuers.length > 0 && !issuers.some((i) => certificate.x509.verify(i.x509.publicKey))) {
      throw new CmsFault('Sertifikat yang menyertai tanda tangan rusak.')
    }
  }
}

export type CheckedTimestamp = { readonly at: Date; readonly cms: CheckedCms }

/** A time-stamp token (RFC 3161) over `imprint`, made by a certificate meant for that alone. */
export function checkTimestamp(
  bytes: Uint8Array,
  imprint: (digest: string) => Uint8Array,
): CheckedTimestamp {
  const cms = checkCms(bytes, { contentType: oid.tstInfo, requireSigningCertificate: false })
  const [, , message, , at] = children(readDer(cms.content!, tags.sequence))
  const [algorithm, digest] = children(expect(message, tags.sequence))
  if (!same(expect(digest, tags.octetString).content, imprint(digestName(algorithm)))) {
    throw new CmsFault('Cap waktu tidak untuk isi ini.')
  }
  const { extendedKeyUsage, extendedCritical } = cms.signer
  if (
    !extendedCritical ||
    extendedKeyUsage?.length !== 1 ||
    extendedKeyUsage[0] !== oid.timeStamping
  ) {
    throw new CmsFault('Sertifikat cap waktu bukan untuk cap waktu.')
  }
  return { at: readTime(at), cms }
}

/** The DER at the start of a padded hole; the padding must be zeros. */
export function unpad(bytes: Uint8Array): Uint8Array {
  const found = readFirst(bytes).bytes
  if (bytes.subarray(found.length).some((byte) => byte !== 0)) {
    throw new CmsFault('Ada isi lain di tempat tanda tangan.')
  }
  return found
}
