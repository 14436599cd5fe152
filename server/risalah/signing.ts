/** Signing a record: whose turn it is, over which bytes, and what the register keeps of it. */
import type { Actor } from '../domain/access.ts'
import { RisalahError } from '../domain/errors.ts'
import type { Risalah, RisalahRecord } from '../domain/record.ts'
import {
  addFile,
  frozenFileOf,
  insertSignature,
  listRisalahOfRapat,
  recordOf,
  setStatus,
} from '../store/risalah.ts'
import type { Common } from './freezing.ts'
import { checkSlot } from './moves.ts'
import { signPdf } from './sign.ts'
import type { SignInput } from './types.ts'
import { verifyPdf } from './verify/index.ts'

const fields = { sekretaris: 'SekretarisRapat', ketua: 'KetuaRapat' } as const
const reasons = { sekretaris: 'Paraf sekretaris rapat', ketua: 'Tanda tangan ketua rapat' } as const

export type Signing = { sign(id: string, input: SignInput, by: Actor): Promise<Risalah> }

export function createSigning(parts: Common): Signing {
  const { clock, shelf, find, note } = parts
  const { db } = parts.store

  /** The person whose name stands in the slot, and nobody else. */
  async function checkSigner(
    risalah: Risalah,
    record: RisalahRecord,
    slot: SignInput['slot'],
    by: Actor,
  ) {
    const peserta = await parts.rapat.peserta(risalah.rapatId)
    const wanted = slot === 'ketua' ? record.ketua[0] : record.sekretaris
    const orangId = peserta.find((p) => p.id === wanted)?.orangId ?? null
    if (orangId === null || by.akun?.orangId !== orangId) {
      throw new RisalahError('forbidden', {
        message: 'Hanya orang yang namanya tercetak pada bagian ini yang dapat menandatanganinya.',
      })
    }
  }

  async function sign(id: string, input: SignInput, by: Actor): Promise<Risalah> {
    const risalah = await find(id)
    const record = await recordOf(db, id)
    checkSlot(risalah, record.signers, input.slot)
    await checkSigner(risalah, record, input.slot, by)
    if (risalah.pdfSha256 !== input.pdfSha256) {
      throw new RisalahError('conflict', {
        message:
          'Berkas yang Anda lihat bukan yang terbaru. Muat ulang, baca lagi, lalu tanda tangani.',
      })
    }
    const at = clock()
    const { pdf, certificate } = await signPdf({
      pdf: await shelf.get(risalah.pdfSha256),
      p12: input.p12,
      passphrase: input.passphrase,
      field: fields[input.slot],
      reason: reasons[input.slot],
      location: record.dewan.kota,
      at: at.toISOString(),
    })
    // What is kept was checked by the same eyes that will check it later.
    const seen = verifyPdf(pdf, { trust: [], now: at })
    if (
      seen.verdict !== 'asli-belum-dipercaya' ||
      seen.signatures.length !== risalah.signatures.length + 1
    ) {
      throw new RisalahError('signer_failed', {
        message: 'Tanda tangan gagal diperiksa ulang. Dokumen tidak berubah.',
      })
    }
    const { nama } = record.signers.find((s) => s.slot === input.slot)!
    const pdfSha256 = await shelf.put(pdf)
    const file = { ...(await frozenFileOf(db, id)), pdfSha256 }
    const done = risalah.signatures.length + 1 === record.signers.length
    await db.transaction().execute(async (trx) => {
      await addFile(trx, id, file, at.toISOString())
      await insertSignature(trx, id, {
        slot: input.slot,
        akunId: by.akun!.id,
        nama,
        at: at.toISOString(),
        pdfSha256,
        sertifikatSha256: certificate.sha256,
      })
      if (!done) return
      await setStatus(trx, id, { status: 'ditandatangani' })
      for (const old of await listRisalahOfRapat(trx, risalah.rapatId)) {
        const replaced = old.lingkup === risalah.lingkup && old.versi < risalah.versi
        if (replaced) await setStatus(trx, old.id, { dicabut: true })
      }
    })
    await note(by, 'risalah.tandatangan', id, {
      slot: input.slot,
      pdfSha256,
      sertifikat: certificate.sha256,
    })
    return find(id)
  }

  return { sign }
}
