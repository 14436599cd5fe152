/** Signs a PDF with a P12 (PAdES B-B) as an incremental update: what was signed before stays byte by byte. */
import { Worker } from 'node:worker_threads'
import { RisalahError } from '../domain/errors.ts'

export type SignFault = 'passphrase' | 'p12' | 'not-yet' | 'expired' | 'usage' | 'weak' | 'pdf'
export type SignJob =
  | {
      readonly kind: 'sign'
      readonly pdf: Uint8Array
      readonly p12: Uint8Array
      readonly passphrase: string
      readonly field: string
      readonly reason: string
      readonly location: string
      readonly at: string
    }
  | {
      readonly kind: 'inspect'
      readonly p12: Uint8Array
      readonly passphrase: string
      readonly at: string
    }
export type CertificateFacts = {
  readonly subject: string
  readonly issuer: string
  readonly notAfter: string
  readonly sha256: string
}
export type SignAnswer =
  | { readonly ok: true; readonly pdf: Uint8Array | null; readonly certificate: CertificateFacts }
  | { readonly ok: false; readonly fault: SignFault; readonly detail: string | null }

const messages: Readonly<Record<SignFault, string>> = {
  passphrase: 'Kata sandi sertifikat salah. Dokumen tidak berubah; periksa lalu coba lagi.',
  p12: 'Berkas sertifikat bukan P12 yang dapat dipakai. Unggah berkas .p12 atau .pfx yang memuat kunci dan sertifikat.',
  'not-yet':
    'Sertifikat belum berlaku. Periksa tanggal komputer ini, atau tunggu sampai sertifikat berlaku.',
  expired:
    'Sertifikat sudah berakhir. Dokumen tidak berubah; perbarui sertifikat lalu unggah yang baru.',
  usage:
    'Sertifikat ini bukan untuk menandatangani dokumen. Pakai sertifikat tanda tangan elektronik perorangan.',
  weak: 'Kunci sertifikat ini terlalu lemah. Pakai RSA paling sedikit 2048 bit atau kurva P-256.',
  pdf: 'Tanda tangan gagal dibubuhkan pada PDF ini. Dokumen tidak berubah; hubungi admin.',
}

function run(job: SignJob): Promise<Extract<SignAnswer, { ok: true }>> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./signWorker.ts', import.meta.url), {
      workerData: job,
      execArgv: [],
    })
    const fail = (fault: SignFault, cause?: unknown) =>
      reject(new RisalahError('signer_failed', { message: messages[fault], cause }))
    worker.once('message', (answer: SignAnswer) => {
      if (answer.ok) resolve(answer)
      else fail(answer.fault, answer.detail ?? undefined)
      void worker.terminate()
    })
    worker.once('error', (error) => fail('pdf', error))
    worker.once('exit', () => fail('pdf'))
  })
}

export type SignRequest = Omit<Extract<SignJob, { kind: 'sign' }>, 'kind'>

export async function signPdf(
  request: SignRequest,
): Promise<{ pdf: Uint8Array; certificate: CertificateFacts }> {
  const { pdf, certificate } = await run({ kind: 'sign', ...request })
  const kept = request.pdf.length
  if (pdf === null || Buffer.compare(pdf.subarray(0, kept), request.pdf) !== 0) {
    throw new RisalahError('signer_failed', { message: messages.pdf })
  }
  return { pdf, certificate }
}

/** Opens a P12 with its passphrase and says whose it is; refuses one that could not sign. */
export async function inspectP12(
  p12: Uint8Array,
  passphrase: string,
  at: Date,
): Promise<CertificateFacts> {
  return (await run({ kind: 'inspect', p12, passphrase, at: at.toISOString() })).certificate
}
