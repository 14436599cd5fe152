/** A root and signers made on the spot, for the demo and for tests. Nothing outside trusts them, and their names say so. */
import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
  sign,
} from 'node:crypto'
import { der, derOid, tags } from './der.ts'
import { oid } from './oids.ts'
import { writeP12 } from './p12.ts'

export type CertificateSpec = {
  readonly nama: string
  readonly notBefore?: Date
  readonly notAfter?: Date
  readonly kind?: 'rsa' | 'ec'
  readonly bits?: number
  /** First byte of the KeyUsage bits; digitalSignature and nonRepudiation where left out, none where null. */
  readonly keyUsage?: number | null
  readonly extendedKeyUsage?: readonly string[]
  readonly extendedCritical?: boolean
  readonly ca?: boolean
  readonly pathLength?: number
}

export type Issued = { readonly der: Uint8Array; readonly pem: string; readonly key: KeyObject }
export type TestCa = Issued & {
  readonly chain: readonly Uint8Array[]
  issue(spec: CertificateSpec): Issued & { p12(passphrase: string): Uint8Array }
  /** A CA under this one. */
  issueCa(spec: CertificateSpec): TestCa
}

const year = 365 * 86_400_000
const bool = der(tags.boolean, new Uint8Array([0xff]))
const seq = (...parts: Uint8Array[]) => der(tags.sequence, ...parts)
const int = (bytes: Uint8Array) => der(tags.integer, bytes)

function name(text: string): Uint8Array {
  return seq(der(tags.set, seq(derOid('2.5.4.3'), der(0x0c, Buffer.from(text)))))
}

function time(at: Date): Uint8Array {
  const digits = at.toISOString().replace(/\D/g, '').slice(0, 14)
  return at.getUTCFullYear() < 2050
    ? der(tags.utcTime, Buffer.from(`${digits.slice(2)}Z`))
    : der(tags.generalizedTime, Buffer.from(`${digits}Z`))
}

function extension(id: string, critical: boolean, value: Uint8Array): Uint8Array {
  return seq(derOid(id), ...(critical ? [bool] : []), der(tags.octetString, value))
}

function keyId(key: KeyObject): Uint8Array {
  const spki = createPublicKey(key as never).export({ type: 'spki', format: 'der' })
  return new Uint8Array(createHash('sha256').update(spki).digest().subarray(0, 20))
}

function makeKeys(spec: CertificateSpec) {
  return spec.kind === 'rsa'
    ? generateKeyPairSync('rsa', { modulusLength: spec.bits ?? 2048 })
    : generateKeyPairSync('ec', { namedCurve: 'P-256' })
}

function certify(
  spec: CertificateSpec,
  at: Date,
  issuer: { nama: string; key: KeyObject } | null,
): Issued {
  const keys = makeKeys(spec)
  const issuerKey = issuer?.key ?? keys.privateKey
  const algorithm =
    issuerKey.asymmetricKeyType === 'rsa'
      ? seq(derOid(oid.sha256WithRsa), der(tags.null))
      : seq(derOid(oid.ecdsaWithSha256))
  const ca = spec.ca ?? false
  const usage = spec.keyUsage === undefined ? (ca ? 0x06 : 0xc0) : spec.keyUsage
  const limits = ca
    ? seq(bool, ...(spec.pathLength === undefined ? [] : [int(new Uint8Array([spec.pathLength]))]))
    : seq()
  const extensions = [
    extension(oid.basicConstraints, true, limits),
    extension('2.5.29.14', false, der(tags.octetString, keyId(keys.privateKey))),
    extension('2.5.29.35', false, seq(der(0x80, keyId(issuerKey)))),
  ]
  if (usage !== null) {
    extensions.push(extension(oid.keyUsage, true, der(tags.bitString, new Uint8Array([0, usage]))))
  }
  if (spec.extendedKeyUsage) {
    const value = seq(...spec.extendedKeyUsage.map(derOid))
    extensions.push(extension(oid.extendedKeyUsage, spec.extendedCritical ?? false, value))
  }
  const serial = randomBytes(16)
  serial[0] = 0x40 | (serial[0]! & 0x3f)
  const tbs = seq(
    der(0xa0, int(new Uint8Array([2]))),
    int(serial),
    algorithm,
    name(issuer?.nama ?? spec.nama),
    seq(
      time(spec.notBefore ?? new Date(at.getTime() - 86_400_000)),
      time(spec.notAfter ?? new Date(at.getTime() + 2 * year)),
    ),
    name(spec.nama),
    new Uint8Array(keys.publicKey.export({ type: 'spki', format: 'der' })),
    der(0xa3, seq(...extensions)),
  )
  const signature = sign('sha256', tbs, issuerKey)
  const bytes = seq(tbs, algorithm, der(tags.bitString, new Uint8Array([0]), signature))
  const lines = Buffer.from(bytes).toString('base64').replace(/.{64}/g, '$&\n').trimEnd()
  return {
    der: bytes,
    pem: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    key: keys.privateKey,
  }
}

function authority(nama: string, own: Issued, above: readonly Uint8Array[], at: Date): TestCa {
  const chain = [own.der, ...above]
  const issuer = { nama, key: own.key }
  return {
    ...own,
    chain,
    issue(spec) {
      const issued = certify(spec, at, issuer)
      return {
        ...issued,
        p12: (passphrase) => writeP12(issued.key, [issued.der, ...chain], passphrase),
      }
    },
    issueCa: (spec) => authority(spec.nama, certify({ ca: true, ...spec }, at, issuer), chain, at),
  }
}

/** A self-signed root that is valid from a day before `at`. */
export function makeTestRoot(nama: string, at: Date, spec: Partial<CertificateSpec> = {}): TestCa {
  const own = certify(
    { nama, ca: true, notAfter: new Date(at.getTime() + 5 * year), ...spec },
    at,
    null,
  )
  return authority(nama, own, [], at)
}
