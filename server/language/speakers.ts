/** Who speaks: fuses floor, the chair's words, self-naming, channel and voice. Null where nothing speaks for anyone. */
import { readFloor } from './floor.ts'
import type { SpeakerEvidence } from './input.ts'
import type { Directory } from './people.ts'

export type Said = { readonly speakerId: string | null; readonly words: readonly string[] }

export type Guess = { readonly id: string | null; readonly evidence: readonly SpeakerEvidence[] }

export type GuessInput = {
  readonly chairIds: readonly string[]
  readonly directory: Directory
  readonly context: readonly Said[]
  readonly next: readonly string[]
  /** Evidence from outside the words: channel, voice. */
  readonly outside?: readonly (SpeakerEvidence & { readonly id: string })[]
}

type Candidate = SpeakerEvidence & { readonly id: string }

const chairTalk: readonly RegExp[] = [
  /\b(rapat|sidang)\b.{0,60}\b(saya|kami|kita)( nyatakan)? (di)?(buka|tutup|skors|cabut)\b/,
  /\b(saya|kami|kita) (buka|tutup|skors|membuka|menutup|nyatakan (di)?(buka|tutup|skors|terbuka|tertutup))\b/,
  /\b(membuka|menutup) (rapat|sidang)\b/,
  /\bskors(ing)? (rapat |sidang )?(saya|kami|kita)? ?(nyatakan )?(di)?cabut\b/,
  /\b(silakan|silahkan|persilakan|persilahkan|dipersilakan) (kepada |untuk |dari )?(bapak|ibu|pak|bu|saudara|saudari|fraksi|dinas|anggota|yang lain)\b/,
  /^(ya |baik |oke |iya )*(silakan|silahkan|mohon) (di)?(lanjutkan|lanjut|teruskan)\b/,
  /^(baik |ya |oke )*(bapak|ibu|pak|bu) [a-z' ]{2,30} (masih )?ada (tambahan|yang)\b/,
  /\b(saya|kami) (per)?(silakan|silahkan)\b/,
  /\b(apakah|bisa|dapat) .{0,40}(di)?(setujui|sepakati)\b/,
  /\bsetuju (ya|semua|bapak|ibu|saudara)\b/,
  /\b(kita|mari|marilah) (kita )?(masuk|memasuki|lanjut|lanjutkan|beralih) .{0,20}(acara|agenda)\b/,
  /\b(acara|agenda) (rapat )?(hari ini|berikutnya|selanjutnya|kita|pertama|kedua|ketiga)\b/,
  /\bkuorum\b.{0,40}\b(tercapai|terpenuhi|memenuhi|sah)\b/,
  /\b(kami|saya) (berikan|beri) (kesempatan|waktu)\b/,
  /\b(masih ada|ada lagi) yang (ingin|mau|akan|hendak|lain)?\b.{0,30}(bertanya|menambahkan|menanggapi|berbicara|disampaikan)?/,
]

const text = (words: readonly string[]) => words.join(' ')

/** The speaker addresses the chair, so is not the chair. */
function addressesChair(words: readonly string[]): boolean {
  const head = text(words.slice(0, 14))
  return (
    /\b(terima kasih|makasih|izin|ijin|mohon izin|interupsi|baik|siap|maaf|menjawab|assalamualaikum)\b.{0,25}\b(pimpinan|pak ketua|bu ketua|ibu ketua|bapak ketua|ketua|pimpinan rapat|pimpinan sidang)\b/.test(
      head,
    ) ||
    /^(pimpinan|pak ketua|bu ketua|ketua)\b/.test(head) ||
    /\binterupsi\b/.test(text(words.slice(0, 5)))
  )
}

const opensByInterrupting = (words: readonly string[]) =>
  /^(maaf |mohon |izin |sebentar )*interupsi\b/.test(text(words.slice(0, 6)))

/** Only a word of assent from the room: everyone's. */
const isChorus = (words: readonly string[]) =>
  words.length <= 4 &&
  words.every((w) =>
    /^(setuju|sepakat|tidak|iya|ya|aamiin|amin|siap|betul|merdeka|hadir|waalaikumsalam|wa|alaikumsalam|walaikumsalam|warahmatullahi|wabarakatuh)$/.test(
      w,
    ),
  )

function selfNamed({ directory, next }: GuessInput): Candidate[] {
  const head = next.slice(0, 24)
  const found: Candidate[] = []
  for (const mention of directory.find(head)) {
    const before = text(head.slice(Math.max(0, mention.from - 6), mention.from))
    const said = mention.said
    if (
      mention.by === 'name' &&
      /(\b(nama saya|saya sendiri|perkenalkan( nama)?( saya)?|saya atas nama|dengan saya|saya|kami) (ini )?)$/.test(
        `${before} `,
      )
    ) {
      if (/(setuju|sependapat|seperti|dengan) saya $/.test(`${before} `) && mention.ids.length > 1)
        continue
      for (const id of mention.ids) {
        found.push({
          id,
          signal: 'self',
          detail: `${before} ${said}`.trim(),
          confidence: mention.ids.length === 1 ? 0.97 : 0.4,
        })
      }
    }
    const own =
      /\b(saya|kami|izin|pimpinan|mohon maaf|perkenalkan|ketua|kasih)\b( \w+){0,3} (dari|mewakili|selaku|sebagai|atas nama|di|juru bicara|anggota)$/.test(
        before,
      ) ||
      /^(dari|kami dari|saya dari|selaku|mewakili)$/.test(before) ||
      /\b(saya|kami) (selaku|sebagai|mewakili|dari|di)$/.test(before)
    if (own && mention.by !== 'name' && mention.ids.length > 0) {
      const sure = mention.ids.length === 1
      const chair = /\b(setuju|usulan|pertanyaan|jawaban|penjelasan)\b/.test(before)
      if (chair) continue
      for (const id of mention.ids) {
        found.push({
          id,
          signal: 'self',
          detail: `${before} ${said}`.trim(),
          confidence: sure ? 0.92 : 0.4,
        })
      }
    }
  }
  return found
}

/** Persons whom the speaker addresses or talks about are not the speaker. */
function spokenTo({ directory, next }: GuessInput, self: readonly Candidate[]): Set<string> {
  const ids = new Set<string>()
  for (const mention of directory.find(next)) {
    if (mention.by !== 'name' || mention.ids.length !== 1) continue
    if (self.some((one) => one.id === mention.ids[0])) continue
    ids.add(mention.ids[0]!)
  }
  return ids
}

function chairCandidate(input: GuessInput): Candidate[] {
  const { next, chairIds, directory, context } = input
  const chair = chairIds[0]
  if (chair === undefined || chairIds.length > 1 || addressesChair(next)) return []
  if (!directory.people.some((person) => person.id === chair)) return []
  const said = text(next)
  const pattern = chairTalk.find((test) => test.test(said))
  const last = context.at(-1)
  if (pattern !== undefined) {
    const detail = pattern.exec(said)![0]
    return [
      { id: chair, signal: 'chair', detail, confidence: last?.speakerId === chair ? 0.8 : 0.93 },
    ]
  }
  // "terima kasih pak yohanes …" right behind his own turn
  if (last === undefined || last.speakerId === null || last.speakerId === chair) return []
  const thanked = directory.find(next.slice(0, 14)).find((m) => m.ids.includes(last.speakerId!))
  if (thanked !== undefined && /^(baik |oke |ya |iya |jadi )*(terima kasih|makasih)/.test(said)) {
    return [
      { id: chair, signal: 'chair', detail: `terima kasih … ${thanked.said}`, confidence: 0.88 },
    ]
  }
  return []
}

function fromFloor(input: GuessInput): { found: Candidate[]; stranger: boolean } {
  const { context, chairIds, directory, next } = input
  const last = context.at(-1)
  if (last === undefined) return { found: [], stranger: false }
  const byChair =
    last.speakerId === null ? !addressesChair(last.words) : chairIds.includes(last.speakerId)
  if (byChair) {
    const floor = readFloor(last.words, directory)
    const head = floor.queue[0]
    if (head !== undefined) {
      const sure = head.ids.length === 1
      return {
        found: head.ids.map((id) => ({
          id,
          signal: 'floor' as const,
          detail: text(last.words.slice(Math.max(0, head.from - 4), head.to + 3)),
          confidence: sure ? 0.93 : 0.9 / head.ids.length,
        })),
        stranger: head.ids.length === 0,
      }
    }
    if (floor.stranger) return { found: [], stranger: true }
    if (floor.goOn) {
      const speaker = context.findLast(
        (s) => s.speakerId !== null && !chairIds.includes(s.speakerId),
      )
      if (speaker?.speakerId) {
        return {
          found: [
            {
              id: speaker.speakerId,
              signal: 'floor',
              detail: 'dipersilakan melanjutkan',
              confidence: 0.88,
            },
          ],
          stranger: false,
        }
      }
    }
    return { found: [], stranger: false }
  }
  // The queue of an earlier word of the chair, its head having just spoken.
  const chair = context.findLastIndex((s) => s.speakerId !== null && chairIds.includes(s.speakerId))
  if (chair >= 0 && chair >= context.length - 4) {
    const { queue } = readFloor(context[chair]!.words, directory)
    const spoken = context.slice(chair + 1).map((s) => s.speakerId)
    const rest = queue.filter((m) => !m.ids.some((id) => spoken.includes(id)))
    const head = rest[0]
    if (
      queue.length > 1 &&
      head?.ids.length === 1 &&
      queue[0]!.ids.includes(last.speakerId ?? '') &&
      addressesChair(next)
    ) {
      return {
        found: [
          {
            id: head.ids[0]!,
            signal: 'floor',
            detail: `giliran berikut: ${head.said}`,
            confidence: 0.82,
          },
        ],
        stranger: false,
      }
    }
  }
  // A question to one person by name, and an answer.
  const asked = readFloor(last.words, directory).queue.at(-1)
  const answering =
    /^(baik|siap|izin|terima kasih|ya|iya|oke).{0,40}\b(jawab|menjawab|menjelaskan|jelaskan|menanggapi|tanggapi|sampaikan|menyampaikan|pertanyaan)\b/.test(
      text(next.slice(0, 14)),
    )
  if (asked?.ids.length === 1 && answering && asked.ids[0] !== last.speakerId) {
    return {
      found: [
        { id: asked.ids[0]!, signal: 'floor', detail: `ditanya: ${asked.said}`, confidence: 0.78 },
      ],
      stranger: false,
    }
  }
  return { found: [], stranger: false }
}

/** A roomful of evidence becomes one name, or none. */
export function guessSpeaker(input: GuessInput): Guess {
  const outside = input.outside ?? []
  const none: Guess = { id: null, evidence: [] }
  if (isChorus(input.next) && outside.length === 0) return none
  const self = selfNamed(input)
  const { found: floor, stranger } = fromFloor(input)
  const chair = chairCandidate(input)
  const interrupts = opensByInterrupting(input.next)
  const others = spokenTo(input, self)
  const caller = input.context.at(-1)?.speakerId ?? null
  const all: Candidate[] = [
    ...outside,
    ...self,
    ...chair,
    ...(interrupts
      ? []
      : floor.filter(
          (one) =>
            one.id !== caller && !(input.chairIds.includes(one.id) && addressesChair(input.next)),
        )),
  ]
  const doubt = new Map<string, number>()
  for (const one of all) {
    const weight =
      others.has(one.id) && one.signal === 'floor' ? one.confidence * 0.6 : one.confidence
    doubt.set(one.id, (doubt.get(one.id) ?? 1) * (1 - weight))
  }
  const ranked = [...doubt]
    .map(([id, d]) => ({ id, score: 1 - d }))
    .sort((a, b) => b.score - a.score)
  const [best, second] = ranked
  if (best === undefined) return none
  const named = self.some((one) => one.id === best.id && one.confidence > 0.9)
  if (stranger && !named && outside.length === 0 && chair.length === 0) return none
  const clear =
    second === undefined ||
    best.score - second.score > 0.04 ||
    (named && !self.some((s) => s.id === second.id && s.confidence > 0.9))
  if (best.score < 0.7 || !clear) return none
  const evidence = all
    .filter((one) => one.id === best.id)
    .map(({ signal, detail, confidence }) => ({ signal, detail, confidence }))
  return { id: best.id, evidence }
}
