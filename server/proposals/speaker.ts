/** Who speaks in a turn, as the words, the daftar pembicara, the channel and the voice say; with the reason in one Indonesian sentence. Pure. */
import { buktiLanjut } from '../domain/naskah.ts'
import { guessSpeaker, outsideOf, type SpeakerEvidence } from '../language/index.ts'
import { isChair, type Reading } from './find.ts'

const clip = (text: string) => (text.length > 120 ? `${text.slice(0, 117)}…` : text)

const sentences: Readonly<Record<SpeakerEvidence['signal'], (detail: string) => string>> = {
  floor: (detail) => `Dipersilakan ketua: “${clip(detail)}”.`,
  self: (detail) => `Menyebut dirinya: “${clip(detail)}”.`,
  chair: (detail) => `Kata-kata ketua rapat: “${clip(detail)}”.`,
  channel: (detail) => `Mikrofonnya sendiri (${clip(detail)}).`,
  voice: (detail) => `Suaranya mirip (${clip(detail)}).`,
  queue: (detail) => `Memegang giliran menurut daftar pembicara (${clip(detail)}).`,
}

/** Why a turn has the label of a voice. */
export const heardAgain = 'Suara yang terdengar berulang, belum bernama.'

/** A sentence of ours, so that what it says may be taken back. */
export const isOurs = (bukti: string | null): boolean =>
  /^(Dipersilakan|Menyebut|Kata-kata|Mikrofonnya|Suaranya|Memegang)/.test(bukti ?? '')
export const leansOnVoice = (bukti: string | null): boolean =>
  /\bSuaranya mirip\b/.test(bukti ?? '')
export const goesOn = (bukti: string | null): boolean => bukti === buktiLanjut

export const buktiOf = (evidence: readonly SpeakerEvidence[]): string =>
  [...new Set(evidence.map(({ signal, detail }) => sentences[signal](detail)))]
    .join(' ')
    .slice(0, 1900)

export type Guessed = { readonly spk: string; readonly bukti: string; readonly score: number }

/** How far back the words of others count. */
export const contextTurns = 8

export function guess(
  reading: Reading,
  at: number,
  owners: ReadonlyMap<string, string>,
  voice: readonly { id: string; score: number }[],
): Guessed | null {
  const { setting, turns, cut } = reading
  const turn = turns[at]!
  const known = (spk: string | null) => (isChair(setting, spk) === null ? null : spk)
  const listed = reading.listed(turn)
  const { id, evidence } = guessSpeaker({
    chairIds: setting.chairIds,
    directory: setting.directory,
    context: turns
      .slice(Math.max(0, at - contextTurns), at)
      .map((said) => ({ speakerId: known(said.spk), words: cut(said).words })),
    next: cut(turn).words,
    outside: outsideOf({ i: at, spoken: '', channel: turn.channel, voice: [...voice] }, owners),
    listed: listed && setting.ids.has(listed.id) ? listed : null,
  })
  if (id === null || !setting.ids.has(id)) return null
  const doubt = evidence.reduce((left, one) => left * (1 - one.confidence), 1)
  return { spk: id, bukti: buktiOf(evidence), score: Math.min(1, Math.max(0, 1 - doubt)) }
}
