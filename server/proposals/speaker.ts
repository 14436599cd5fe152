/** Who speaks in a turn, as the words, the daftar pembicara, the channel and the voice say; with the reason in one Indonesian sentence. Pure. */
import { buktiLanjut } from '../domain/naskah.ts'
import { type Guess, outsideOf, type SpeakerEvidence } from '../language/index.ts'
import type { Said } from './hearing.ts'
import type { TurnView } from './types.ts'

const clip = (text: string) => (text.length > 120 ? `${text.slice(0, 117)}…` : text)

const sentences: Readonly<Record<SpeakerEvidence['signal'], (detail: string) => string>> = {
  floor: (detail) => `Dipersilakan ketua: “${clip(detail)}”.`,
  self: (detail) => `Menyebut dirinya: “${clip(detail)}”.`,
  chair: (detail) => `Kata-kata ketua rapat: “${clip(detail)}”.`,
  channel: (detail) => `Mikrofonnya sendiri (${clip(detail)}).`,
  voice: (detail) => `Suaranya mirip (${clip(detail)}).`,
  queue: (detail) => `Memegang giliran menurut daftar pembicara (${clip(detail)}).`,
}

/** What the turns around say is told in words of its own. */
const aroundIt: Readonly<Record<string, (words: string) => string>> = {
  memanggil: (words) => `Memanggil yang bicara sesudahnya: “${clip(words)}”.`,
  'ditanggapi pimpinan': (words) => `Ditanggapi ketua sesudahnya: “${clip(words)}”.`,
  dijawab: (words) => `Dijawab sesudahnya: “${clip(words)}”.`,
  'dijawab kepada pimpinan': () => 'Dijawab sesudahnya sebagai ketua rapat.',
  'menerima pimpinan rapat': () => 'Menerima pimpinan rapat.',
  'melanjutkan sesudahnya': () => 'Melanjutkan bicaranya sesudah ini.',
  'melanjutkan yang tadi': () => 'Melanjutkan bicaranya yang tadi.',
  'menjawab yang baru bicara': () => 'Menjawab yang baru saja bicara.',
  'menjawab yang menyela': () => 'Menjawab yang menyela.',
  'mengingatkan yang baru bicara': () => 'Mengingatkan yang baru saja bicara.',
  'melanjutkan hitungannya': () => 'Melanjutkan hitungannya.',
  'dipersilakan melanjutkan': () => 'Dipersilakan melanjutkan.',
  'narasumber menjawab lagi': () => 'Menjawab lagi sebagai narasumber.',
  'penanya bertanya lagi': () => 'Bertanya lagi.',
  'penanya menanggapi jawaban': () => 'Menanggapi jawaban atas pertanyaannya.',
  'yang tadi interupsi': () => 'Meminta interupsi sebelumnya.',
  disebut: (words) => `Disebut sebelumnya: “${clip(words)}”.`,
  disapa: (words) => `Disapa sebelumnya: “${clip(words)}”.`,
  'disebut pimpinan': (words) => `Disebut ketua: “${clip(words)}”.`,
  'disapa sesudahnya': (words) => `Disapa sesudahnya: “${clip(words)}”.`,
  'isi pembicaraannya': () => 'Menurut isi bicaranya: usulan atau urusannya sendiri.',
  'menyebut dirinya': () => 'Menyebut dirinya.',
  'gilirannya dalam urutan': () => 'Menurut urutan yang diumumkan.',
  'alur percakapan': () => 'Menurut alur percakapan.',
  'cara pimpinan rapat berbicara': () => 'Menurut cara bicaranya sebagai ketua rapat.',
  'cara narasumber berbicara': () => 'Menurut cara bicaranya sebagai narasumber.',
  'cara anggota berbicara': () => 'Menurut cara bicaranya sebagai anggota.',
  'menyebut usulannya sendiri': () => 'Menyebut usulannya sendiri.',
  pengusul: (words) => `Disebut sebagai pengusul: “${clip(words)}”.`,
  'yang belum mendapat giliran': () => 'Mendapat giliran: yang lain sudah bicara.',
  'disela tadi': () => 'Melanjutkan bicaranya yang tadi disela.',
  'penanya menagih jawaban': () => 'Meminta jawaban atas pertanyaannya.',
  ditanya: (words) => `Ditanya: “${clip(words)}”.`,
  'ditanya pimpinan': (words) => `Ditanya ketua${words && `: “${clip(words)}”`}.`,
  'diingatkan pimpinan': (words) => `Diingatkan ketua: “${clip(words)}”.`,
  'ditegur pimpinan saat bicara': () => 'Ditegur ketua saat berbicara.',
  diteruskan: (words) => `Diteruskan kepadanya: “${clip(words)}”.`,
  'giliran berikut': (words) => `Mendapat giliran berikut: “${clip(words)}”.`,
}

function sentenceOf({ signal, detail }: SpeakerEvidence): string {
  const [head = '', ...rest] = detail.split(': ')
  const words = rest.join(': ')
  return aroundIt[head]?.(words) ?? sentences[signal](detail)
}

/** Why a turn has the label of a voice. */
export const heardAgain = 'Suara yang terdengar berulang, belum bernama.'

/** A sentence of ours, so that what it says may be taken back. */
export const isOurs = (bukti: string | null): boolean =>
  /^(Dipersilakan|Menyebut|Kata-kata|Mikrofonnya|Suaranya|Memanggil|Ditanggapi|Dijawab|Menerima|Melanjutkan|Menjawab|Memegang|Menurut|Mengingatkan|Bertanya|Menanggapi|Meminta|Disapa|Disebut|Ditanya|Ditanya:|Diingatkan|Ditegur|Diteruskan|Mendapat) /.test(
    bukti ?? '',
  )
export const leansOnVoice = (bukti: string | null): boolean =>
  /\bSuaranya mirip\b/.test(bukti ?? '')
export const goesOn = (bukti: string | null): boolean => bukti === buktiLanjut

export const buktiOf = (evidence: readonly SpeakerEvidence[]): string =>
  [...new Set(evidence.map(sentenceOf))].join(' ').slice(0, 1900)

export type Guessed = { readonly spk: string; readonly bukti: string; readonly score: number }

/** A guess as it is shown; null where it names nobody, or only whoever stood there before. */
export function guessedOf({ id, evidence }: Guess): Guessed | null {
  if (id === null || evidence.length === 0) return null
  const doubt = evidence.reduce((left, one) => left * (1 - one.confidence), 1)
  return { spk: id, bukti: buktiOf(evidence), score: Math.min(1, Math.max(0, 1 - doubt)) }
}

/** What channel and voice say of a turn. */
export const outsideFor = (
  { channel }: TurnView,
  owners: ReadonlyMap<string, string>,
  said: Said | null,
) => outsideOf({ i: 0, spoken: '', channel, voice: [...(said?.people ?? [])] }, owners)
