/** What the screens are told about a part: how far the text is behind, and what to do where the engine cannot work. */
import type { PipelineState, PipelineStatus } from '../domain/protocol/room.ts'
import type { Part } from './types.ts'

const refusedText =
  'Mesin daring tidak dipakai untuk bagian yang tertutup. Rekaman tetap berjalan; pilih mesin setempat untuk rapat ini.'
const failedText = 'Rekaman aman; transkripsi akan dilanjutkan setelah mesin diperbaiki.'

function stateOf(part: Part): { state: PipelineState; pesan: string | null } {
  const { transcription } = part
  if (part.refused) return { state: 'gagal', pesan: refusedText }
  if (transcription === null) return { state: 'menunggu', pesan: null }
  const { fault, state } = transcription
  if (fault !== null) {
    const missing = fault.code === 'model_missing'
    return {
      state: missing ? 'model-tidak-ada' : 'gagal',
      pesan: missing ? fault.message : `${fault.message} ${failedText}`,
    }
  }
  return { state: state === 'siap' ? 'siap' : 'memuat', pesan: null }
}

export function statusOf(part: Part): PipelineStatus {
  const { bagianId, choice, transcription } = part
  const lags = [...part.spans.values()].map(({ done, spanId, availableSample, cursorSample }) =>
    done ? 0 : (transcription?.lagMs(spanId) ?? (availableSample - cursorSample) / 16),
  )
  const lagMs = Math.round(Math.max(0, ...lags))
  return { bagianId, lagMs, engine: choice.engine, model: choice.model, ...stateOf(part) }
}
