/** The whole of a sitting: written text, speakers, links, decisions and follow-ups. The live path uses the same parts. */
import type { AnalyseInput, Link, Orang, RapatInfo, SpeakerEvidence, TurnIn } from './input.ts'
import { openLinker } from './links/link.ts'
import { findOverlaps, type Overlap } from './links/overlap.ts'
import { openChairing } from './meaning/chairing.ts'
import { speakingOf } from './meaning/cites.ts'
import { findDecisions, type SpokenTurn } from './meaning/decisions.ts'
import { findFollowUps } from './meaning/followups.ts'
import { relationOf } from './meaning/relation.ts'
import { sentencesOf } from './meaning/sentences.ts'
import { openNames } from './names.ts'
import {
  type Guess,
  guessSpeaker,
  leadsBehind,
  openDirectory,
  speakersOf,
} from './speakers/index.ts'
import { joinTokens, sentenceEnd, show, splitWords, type Token } from './token.ts'
import { openTopics } from './topics.ts'
import { writeTurn } from './written.ts'

export type TurnOut = {
  readonly i: number
  readonly written: string
  readonly speakerId: string | null
  readonly speakerEvidence: readonly SpeakerEvidence[]
  readonly tokens: readonly {
    readonly written: string
    readonly spokenFrom: number
    readonly spokenTo: number
  }[]
  readonly links: readonly Link[]
}

export type Analysis = {
  turns?: TurnOut[]
  keputusan?: { text: string; turnIndexes: readonly number[]; sifat: string }[]
  tindakLanjut?: {
    text: string
    pic: string | null
    due: string | null
    turnIndexes: readonly number[]
    sifat: string
  }[]
  passages?: { id: string; pred: string[]; links: Link[] }[]
  overlaps?: Overlap[]
  attribution?: { id: string; pred: string | null; evidence: readonly SpeakerEvidence[] }[]
}

/** Whoever is named behind a stop does not belong to the sentence before it. */
const stopBeforeName =
  /[.?!]\s+(?=(pak|bu|bapak|ibu|saudara|saudari|sdr|kang|mas|mbak|bang|bung|gus|kiai|ustaz|daeng|mama|perusahaan|pihak|perwakilan|fraksi|dinas|badan|kepala|camat|komisi|ketua|wakil)\b)/gi

/** Nor is the next sentence about whoever was addressed at the end of the one before. */
const stopAfterName =
  /((?:pak|bu|bapak|ibu|saudara|kang|mas|mbak|bang|bung|gus)\s\p{L}+)[.?!]\s+/giu

/** Words for the ear of the speaker finder: lower case, no marks. */
export const spokenWords = (spoken: string): string[] =>
  splitWords(
    spoken
      .replace(stopAfterName, `$1 ${sentenceEnd} `)
      .replace(stopBeforeName, ` ${sentenceEnd} `)
      .toLowerCase()
      .replace(/[.,;:?!"“”()…]+(?=\s|$)/g, ''),
  )

/** "(tertawa)": nobody's words. */
export const isRemark = (spoken: string): boolean => /^\([^()]*\)$/.test(spoken.trim())

const chairsOf = (rapat: RapatInfo | null | undefined): string[] =>
  rapat?.ketua === null || rapat?.ketua === undefined ? [] : [rapat.ketua].flat()

function peopleOf(rapat: RapatInfo | null | undefined): Orang[] {
  const list = [
    ...(rapat?.anggota ?? []),
    ...(rapat?.undangan ?? []),
    ...(rapat?.sekretaris ? [rapat.sekretaris] : []),
  ]
  return list.filter((person, k) => list.findIndex((other) => other.id === person.id) === k)
}

/** A channel speaks for somebody when all turns known on it are theirs, and the room has more than one channel. */
export function channelOwners(turns: readonly TurnIn[]): Map<string, string> {
  const owners = new Map<string, Set<string>>()
  for (const turn of turns) {
    if (turn.channel === null || turn.channel === undefined || !turn.speakerId) continue
    const key = String(turn.channel)
    owners.set(key, (owners.get(key) ?? new Set()).add(turn.speakerId))
  }
  const sole = [...owners]
    .filter(([, ids]) => ids.size === 1)
    .map(([key, ids]) => [key, [...ids][0]!] as const)
  const channels = new Set(
    turns.flatMap((turn) =>
      turn.channel === null || turn.channel === undefined ? [] : [String(turn.channel)],
    ),
  )
  return channels.size > 1 ? new Map(sole) : new Map()
}

export function outsideOf(
  turn: TurnIn,
  owners: ReadonlyMap<string, string>,
): (SpeakerEvidence & { id: string })[] {
  const found: (SpeakerEvidence & { id: string })[] = []
  const owner =
    turn.channel === null || turn.channel === undefined
      ? undefined
      : owners.get(String(turn.channel))
  if (owner !== undefined)
    found.push({ id: owner, signal: 'channel', detail: `kanal ${turn.channel}`, confidence: 0.95 })
  const [best, second] = [...(turn.voice ?? [])].sort((a, b) => b.score - a.score)
  // Strangers reach .89 at worst, so a voice alone needs a clear gap to the second.
  if (best !== undefined && best.score >= 0.86 && best.score - (second?.score ?? 0) >= 0.03) {
    found.push({
      id: best.id,
      signal: 'voice',
      detail: `suara ${best.score.toFixed(2)}`,
      confidence: Math.min(0.93, best.score),
    })
  } else if (
    best !== undefined &&
    best.score >= 0.75 &&
    best.score - (second?.score ?? 0) >= 0.08
  ) {
    found.push({
      id: best.id,
      signal: 'voice',
      detail: `suara ${best.score.toFixed(2)}`,
      confidence: 0.72,
    })
  }
  return found
}

const outToken = (token: Token) => ({
  written: show(token),
  spokenFrom: token.from,
  spokenTo: token.to,
})

function sifatAt(rapat: RapatInfo | null | undefined, i: number): string {
  const timeline = [...(rapat?.sifatTimeline ?? [])].sort((a, b) => a.fromTurn - b.fromTurn)
  return timeline.findLast((step) => step.fromTurn <= i)?.sifat ?? rapat?.sifat ?? 'terbuka'
}

export function analyse(input: AnalyseInput): Analysis {
  const { rapat, items } = input
  const out: Analysis = {}
  const asked = [...(input.turns ?? [])].length > 0 || (input.passages ?? []).length > 0
  const linker = openLinker(asked || items ? items : null)
  const topicsOf = openTopics(linker, input.items?.wilayah)

  if (input.turns) {
    const names = openNames({ rapat, items })
    const directory = openDirectory(peopleOf(rapat))
    const chairs = chairsOf(rapat)
    const leads = openChairing(chairs, directory)
    const owners = channelOwners(input.turns)
    const guesses = speakersOf(
      input.turns.map((turn) => ({
        words: isRemark(turn.spoken) ? [] : spokenWords(turn.spoken),
        topics: topicsOf(turn.spoken),
        speakerId: turn.speakerId ?? null,
        outside: outsideOf(turn, owners),
      })),
      { directory, chairIds: chairs },
    )
    const spoken: SpokenTurn[] = []
    const conversation = linker.converse()
    out.turns = input.turns.map((turn, k) => {
      const tokens = writeTurn(splitWords(turn.spoken), { names })
      const words = spokenWords(turn.spoken)
      const guess: Guess = turn.speakerId
        ? {
            id: turn.speakerId,
            evidence: outsideOf(turn, owners)
              .filter((one) => one.id === turn.speakerId)
              .map(({ id: _, ...one }) => one),
          }
        : guesses[k]!
      const chair = leads(guess.id, words)
      const written = joinTokens(tokens)
      spoken.push({ i: turn.i, speakerId: guess.id, chair, sentences: sentencesOf(tokens) })
      const links = conversation
        .hear(turn.spoken, speakingOf(guess.id, words, directory))
        .map((link) => ({ ...link, relation: relationOf(written, chair, words.length) }))
      return {
        i: turn.i,
        written,
        speakerId: guess.id,
        speakerEvidence: guess.evidence,
        tokens: tokens.map(outToken),
        links,
      }
    })
    const opd = [
      ...new Set(linker.index.all.flatMap((entry) => (entry.item.opd ? [entry.item.opd] : []))),
    ]
    const sifat = (indexes: readonly number[]) => sifatAt(rapat, indexes[0] ?? 0)
    out.keputusan = findDecisions(spoken).map((one) => ({ ...one, sifat: sifat(one.turnIndexes) }))
    out.tindakLanjut = findFollowUps(spoken, {
      directory,
      undangan: rapat?.undangan ?? [],
      opd: opd.sort((a, b) => b.length - a.length),
      tanggal: rapat?.tanggal ?? '',
    }).map((one) => ({ ...one, sifat: sifat(one.turnIndexes) }))
  }
  if (input.passages) {
    out.passages = input.passages.map(({ id, passage }) => {
      const links = linker.link(passage)
      return { id, pred: links.map((link) => link.kode), links }
    })
  }
  if (items) out.overlaps = findOverlaps(linker.index)
  if (input.attribution) {
    out.attribution = input.attribution.map((question) => {
      const people = question.present ?? []
      const directory = openDirectory(people)
      const context = (question.context ?? []).map((said) => ({
        speakerId: said.speakerId ?? null,
        words: spokenWords(said.spoken),
        topics: topicsOf(said.spoken),
      }))
      const leading = question.chairId
        ? leadsBehind(context.slice(0, -1), question.chairId, directory)
        : null
      const guess = guessSpeaker({
        chairIds: leading === null ? [] : [leading],
        directory,
        context,
        next: spokenWords(question.next.spoken),
        topics: topicsOf(question.next.spoken),
      })
      return { id: question.id, pred: guess.id, evidence: guess.evidence }
    })
  }
  return out
}
