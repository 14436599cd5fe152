/** What the program needs to know of an X.509 certificate: names, validity, what its key may be used for. */
import { X509Certificate } from 'node:crypto'
import { between, children, type Der, expect, readDer, readOid, readTime, tags } from './der.ts'
import { oid } from './oids.ts'

export type Certificate = {
  readonly der: Uint8Array
  readonly x509: X509Certificate
  /** Encoded names and serial number, as signatures point at them. */
  readonly issuer: Uint8Array
  readonly subject: Uint8Array
  readonly serial: Uint8Array
  readonly notBefore: Date
  readonly notAfter: Date
  readonly isCa: boolean
  readonly pathLength: number | null
  /** Bits of KeyUsage by number, or null where the extension is absent. */
  readonly keyUsage: ReadonlySet<number> | null
  readonly extendedKeyUsage: readonly string[] | null
  readonly extendedCritical: boolean
  /** Critical extensions this program does not know. */
  readonly unknownCritical: boolean
}

export const usageBits = { digitalSignature: 0, nonRepudiation: 1, keyCertSign: 5 } as const

const known = new Set<string>([
  oid.keyUsage,
  oid.basicConstraints,
  oid.extendedKeyUsage,
  '2.5.29.17',
  '2.5.29.32',
])

export function readCertificate(bytes: Uint8Array): Certificate {
  const [tbs] = between(readDer(bytes, tags.sequence), 3)
  const fields = children(expect(tbs, tags.sequence))
  const at = fields[0]?.tag === 0xa0 ? 1 : 0
  const [notBefore, notAfter] = children(expect(fields[at + 3], tags.sequence))
  const extensions = new Map<string, { value: Uint8Array; critical: boolean }>()
  const wrapped = fields.find((field) => field.tag === 0xa3)
  if (wrapped) {
    for (const extension of children(readDer(wrapped.content, tags.sequence))) {
      const parts = children(extension)
      const critical = parts[1]?.tag === tags.boolean && parts[1].content[0] !== 0
      extensions.set(readOid(parts[0]), {
        value: expect(parts.at(-1), tags.octetString).content,
        critical,
      })
    }
  }
  const constraints = extensions.get(oid.basicConstraints)
  const [ca, length] = constraints ? children(readDer(constraints.value, tags.sequence)) : []
  const extended = extensions.get(oid.extendedKeyUsage)
  return {
    der: bytes,
    x509: new X509Certificate(bytes),
    serial: expect(fields[at], tags.integer).bytes,
    issuer: expect(fields[at + 2], tags.sequence).bytes,
    subject: expect(fields[at + 4], tags.sequence).bytes,
    notBefore: readTime(notBefore),
    notAfter: readTime(notAfter),
    isCa: ca?.tag === tags.boolean && ca.content[0] !== 0,
    pathLength: length?.tag === tags.integer ? Number(length.content[0]) : null,
    keyUsage: usage(extensions.get(oid.keyUsage)?.value),
    extendedKeyUsage: extended
      ? children(readDer(extended.value, tags.sequence)).map(readOid)
      : null,
    extendedCritical: extended?.critical ?? false,
    unknownCritical: [...extensions].some(([id, e]) => e.critical && !known.has(id)),
  }
}

function usage(value: Uint8Array | undefined): ReadonlySet<number> | null {
  if (value === undefined) return null
  const bits: Der = readDer(value, tags.bitString)
  const set = new Set<number>()
  for (const [i, byte] of bits.content.subarray(1).entries()) {
    for (let bit = 0; bit < 8; bit += 1) if (byte & (0x80 >> bit)) set.add(i * 8 + bit)
  }
  return set
}

/** Extended usages under which people sign documents: any, e-mail, document signing (RFC 9336, Adobe, Microsoft), client. */
const documentUsages = new Set([
  '2.5.29.37.0',
  '1.3.6.1.5.5.7.3.4',
  '1.3.6.1.5.5.7.3.36',
  '1.2.840.113583.1.1.5',
  '1.3.6.1.4.1.311.10.3.12',
  '1.3.6.1.5.5.7.3.2',
])

/** May this key sign documents in somebody's name? */
export function maySignDocuments({ keyUsage, extendedKeyUsage }: Certificate): boolean {
  const signs =
    keyUsage === null ||
    keyUsage.has(usageBits.digitalSignature) ||
    keyUsage.has(usageBits.nonRepudiation)
  return (
    signs && (extendedKeyUsage === null || extendedKeyUsage.some((id) => documentUsages.has(id)))
  )
}

/** RSA of at least 2048 bits, or a curve of at least 256. */
export function strongKey({ x509 }: Certificate): boolean {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = x509.publicKey
  if (type === 'rsa' || type === 'rsa-pss') return (details?.modulusLength ?? 0) >= 2048
  if (type === 'ec')
    return ['prime256v1', 'secp384r1', 'secp521r1'].includes(details?.namedCurve ?? '')
  return type === 'ed25519' || type === 'ed448'
}

/** The common name of a distinguished name as Node prints it, or the whole on one line. */
export function commonName(name: string): string {
  const line = name.split('\n').find((part) => part.startsWith('CN='))
  // Node writes a comma or an angle bracket within a name with a backslash before it.
  const plain = (text: string) => text.replace(/\\(.)/g, '$1')
  return line ? plain(line.slice(3)) : plain(name.replaceAll('\n', ', '))
}
