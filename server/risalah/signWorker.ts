/**
 * One signature in a worker thread that dies afterwards: the P12 library replaces process-wide crypto engines, and the
 * passphrase must not outlive the act.
 */
import { createHash, verify } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { P12Signer, PDF } from '@libpdf/core'
import { type Certificate, maySignDocuments, readCertificate, strongKey } from './certificate.ts'
import { buildCms, type KeyOfSigner } from './cms.ts'
import type { SignAnswer, SignFault, SignJob } from './sign.ts'

class Refused extends Error {
  readonly fault: SignFault
  constructor(fault: SignFault) {
    super(fault)
    this.fault = fault
  }
}

async function openP12(p12: Uint8Array, passphrase: string): Promise<P12Signer> {
  if (p12[0] !== 0x30) throw new Refused('p12')
  try {
    return await P12Signer.create(p12, passphrase)
  } catch (error) {
    // A wrong passphrase breaks the integrity check; everything else is a file that is no P12 with a key.
    throw new Refused(
      /schema|ASN|no (private )?key|certificate/.test(String(error)) ? 'p12' : 'passphrase',
    )
  }
}

function check(certificate: Certificate, at: Date): void {
  if (at < certificate.notBefore) throw new Refused('not-yet')
  if (at > certificate.notAfter) throw new Refused('expired')
  if (!maySignDocuments(certificate) || certificate.isCa) throw new Refused('usage')
  if (!strongKey(certificate)) throw new Refused('weak')
}

const about = ({ x509, notAfter }: Certificate) => ({
  subject: x509.subject,
  issuer: x509.issuer,
  notAfter: notAfter.toISOString(),
  sha256: createHash('sha256').update(x509.raw).digest('hex'),
})

/** The last signature of the file: its ranges, and where its hole is. */
function lastHole(bytes: Uint8Array): { range: [number, number, number, number] } {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const at = text.lastIndexOf('/ByteRange')
  const match = /^\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/.exec(
    text.subarray(at, at + 200).toString('latin1'),
  )
  if (!match) throw new Error('tempat tanda tangan tidak ditemukan')
  return { range: match.slice(1).map(Number) as [number, number, number, number] }
}

async function sign(job: Extract<SignJob, { kind: 'sign' }>): Promise<SignAnswer> {
  const p12 = await openP12(job.p12, job.passphrase)
  const certificate = readCertificate(new Uint8Array(p12.certificate))
  check(certificate, new Date(job.at))
  const pdf = await PDF.load(job.pdf)
  const { bytes } = await pdf.sign({
    signer: p12,
    level: 'B-B',
    digestAlgorithm: 'SHA-256',
    fieldName: job.field,
    reason: job.reason,
    location: job.location,
    signingTime: new Date(job.at),
  })
  const signed = new Uint8Array(bytes)
  const [from, first, second, rest] = lastHole(signed).range
  if (from !== 0 || second + rest !== signed.length) throw new Error('rentang tanda tangan keliru')
  const digest = createHash('sha256')
    .update(signed.subarray(0, first))
    .update(signed.subarray(second))
    .digest()
  const signer: KeyOfSigner = {
    certificate,
    // A root proves nothing by travelling along, and nothing in the signature would protect its bytes.
    chain: p12.certificateChain
      .map((bytes) => readCertificate(new Uint8Array(bytes)))
      .filter((c) => Buffer.compare(c.issuer, c.subject) !== 0)
      .map((c) => c.der),
    keyType: p12.keyType,
    async sign(data) {
      const signature = await p12.sign(data, 'SHA-256')
      // A P12 whose key and certificate do not belong together would sign for nobody.
      if (!verify('sha256', data, certificate.x509.publicKey, signature)) throw new Refused('p12')
      return signature
    },
  }
  const hex = Buffer.from(await buildCms(digest, signer)).toString('hex')
  const hole = second - first - 2
  if (hex.length > hole) throw new Error('tempat tanda tangan terlalu kecil')
  signed.set(Buffer.from(hex.padEnd(hole, '0'), 'latin1'), first + 1)
  if (Buffer.compare(signed.subarray(0, job.pdf.length), job.pdf) !== 0) {
    throw new Error('byte sebelumnya berubah')
  }
  return { ok: true, pdf: signed, certificate: about(certificate) }
}

async function inspect(job: Extract<SignJob, { kind: 'inspect' }>): Promise<SignAnswer> {
  const p12 = await openP12(job.p12, job.passphrase)
  const certificate = readCertificate(new Uint8Array(p12.certificate))
  check(certificate, new Date(job.at))
  return { ok: true, pdf: null, certificate: about(certificate) }
}

const job = workerData as SignJob
const answer: SignAnswer = await (job.kind === 'sign' ? sign(job) : inspect(job)).catch(
  (error: unknown): SignAnswer =>
    error instanceof Refused
      ? { ok: false, fault: error.fault, detail: null }
      : { ok: false, fault: 'pdf', detail: String((error as Error)?.stack ?? error) },
)
parentPort!.postMessage(answer)
