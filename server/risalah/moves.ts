/** The steps a record may take, and why not. Pure. */
import { RisalahError } from '../domain/errors.ts'
import {
  type Risalah,
  type RisalahRecord,
  type RisalahStatus,
  risalahMoves,
} from '../domain/record.ts'

const refuse = (message: string) => new RisalahError('state_refused', { message })

export type MoveContext = {
  readonly now: Date
  readonly masaKoreksiHari: number
}

const dayMs = 86_400_000

/** End of the correction round that begins now. */
export function koreksiEnd({ now, masaKoreksiHari }: MoveContext): string {
  return new Date(now.getTime() + masaKoreksiHari * dayMs).toISOString()
}

/** Throws where the step may not be taken. Signing and publishing are acts of their own and not moved to by hand. */
export function checkMove(
  risalah: Pick<Risalah, 'status' | 'dicabut' | 'koreksiSampai'>,
  to: RisalahStatus,
  context: MoveContext,
): void {
  const from = risalah.status
  if (risalah.dicabut) throw refuse('Naskah ini sudah diganti versi yang lebih baru.')
  if (!risalahMoves[from].includes(to)) {
    throw refuse(`Naskah berstatus "${from}" tidak dapat menjadi "${to}".`)
  }
  if (to === 'ditandatangani') {
    throw refuse(
      'Status ini tercapai sendiri setelah semua penanda tangan membubuhkan tanda tangan.',
    )
  }
  if (to === 'terbit') throw refuse('Gunakan langkah penerbitan.')
  if (from === 'sementara' && to === 'penetapan' && context.masaKoreksiHari > 0) {
    throw refuse(`Masa koreksi ${context.masaKoreksiHari} hari belum dijalani.`)
  }
  if (
    from === 'masa-koreksi' &&
    risalah.koreksiSampai !== null &&
    context.now < new Date(risalah.koreksiSampai)
  ) {
    throw refuse('Masa koreksi belum berakhir.')
  }
}

/** Throws where the record may not be shown to everyone. */
export function checkPublish(risalah: Pick<Risalah, 'status' | 'dicabut' | 'lingkup'>): void {
  if (risalah.dicabut) throw refuse('Naskah ini sudah diganti versi yang lebih baru.')
  if (!risalahMoves[risalah.status].includes('terbit')) {
    throw refuse('Naskah baru dapat diterbitkan setelah ditandatangani.')
  }
  if (risalah.lingkup !== 'publik') {
    throw refuse(
      'Naskah lengkap memuat bagian tertutup dan tidak diterbitkan. Terbitkan naskah publiknya.',
    )
  }
}

/** Throws where this slot may not sign now: the order of the slots holds, and nobody signs twice. */
export function checkSlot(
  risalah: Pick<Risalah, 'status' | 'dicabut' | 'signatures'>,
  signers: RisalahRecord['signers'],
  slot: 'ketua' | 'sekretaris',
): void {
  if (risalah.dicabut) throw refuse('Naskah ini sudah diganti versi yang lebih baru.')
  if (risalah.signatures.some((s) => s.slot === slot))
    throw refuse('Bagian ini sudah ditandatangani.')
  if (risalah.status !== 'resmi') {
    throw refuse('Naskah baru dapat ditandatangani setelah berstatus resmi.')
  }
  if (!signers.some((s) => s.slot === slot))
    throw refuse('Naskah ini tidak memuat penanda tangan itu.')
  const next = signers.find((s) => !risalah.signatures.some((done) => done.slot === s.slot))
  if (next?.slot !== slot) {
    throw refuse(
      `Giliran pertama pada ${next?.slot === 'sekretaris' ? 'sekretaris rapat' : 'ketua rapat'}.`,
    )
  }
}
