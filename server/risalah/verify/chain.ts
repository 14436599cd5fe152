/** From a certificate to a root somebody trusts: signatures, validity, CA rights and path lengths. */
import { X509Certificate } from 'node:crypto'
import { type Certificate, readCertificate, strongKey, usageBits } from '../certificate.ts'

const same = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0

/** Certificates of PEM texts; throws where a text holds none. */
export function readPems(pems: readonly string[]): Certificate[] {
  return pems.flatMap((pem) => {
    const blocks = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g)
    if (!blocks) throw new RangeError('bukan sertifikat PEM')
    return blocks.map((block) => readCertificate(new Uint8Array(new X509Certificate(block).raw)))
  })
}

const validAt = (c: Certificate, at: Date) => at >= c.notBefore && at <= c.notAfter

function mayIssue(issuer: Certificate, below: number): boolean {
  if (!issuer.isCa || issuer.unknownCritical) return false
  if (issuer.keyUsage && !issuer.keyUsage.has(usageBits.keyCertSign)) return false
  return issuer.pathLength === null || issuer.pathLength >= below
}

/** Null where a valid path to a root exists at `at`, else why not. */
export function whyUntrusted(
  leaf: Certificate,
  pool: readonly Certificate[],
  roots: readonly Certificate[],
  at: Date,
): string | null {
  if (roots.length === 0) return 'Tidak ada akar kepercayaan yang diberikan.'
  if (leaf.unknownCritical) return 'Sertifikat memuat syarat yang tidak dikenal.'
  if (!strongKey(leaf)) return 'Kunci sertifikat terlalu lemah.'
  if (at < leaf.notBefore) return 'Sertifikat belum berlaku.'
  if (at > leaf.notAfter) return 'Sertifikat sudah berakhir.'
  const isRoot = (c: Certificate) => roots.some((root) => same(root.der, c.der))
  const candidates = [...roots, ...pool]

  function climb(c: Certificate, below: number, seen: readonly Certificate[]): boolean {
    if (isRoot(c)) return true
    if (below > 6) return false
    return candidates.some(
      (issuer) =>
        !seen.includes(issuer) &&
        same(issuer.subject, c.issuer) &&
        validAt(issuer, at) &&
        mayIssue(issuer, below) &&
        strongKey(issuer) &&
        c.x509.verify(issuer.x509.publicKey) &&
        climb(issuer, below + 1, [...seen, issuer]),
    )
  }
  return climb(leaf, 0, [leaf]) ? null : 'Penerbit sertifikat tidak termasuk yang dipercaya.'
}
