/** What one turn and its neighbours give: the cues of a sitting as proposals, each with the sentence it rests on. Pure, but that what a turn discusses is noted for the turns behind it. */
import type { ProposalPayload } from '../domain/protocol/proposals.ts'
import { sifatAllowed } from '../domain/rapat.ts'
import { Relasi } from '../domain/usulan.ts'
import {
  type Cue,
  cuesOf,
  findDecisions,
  findFollowUps,
  goingOn,
  openChairing,
  relationOf,
  type Sentence,
  type SpokenTurn,
  speakingOf,
} from '../language/index.ts'
import { findBudget, perihalOf } from './budget.ts'
import type { ItemShelf } from './items.ts'
import type { ListedOf } from './listed.ts'
import type { Setting } from './setting.ts'
import type { Cut, Found, TurnView } from './types.ts'

export type Reading = {
  readonly setting: Setting
  readonly items: ItemShelf
  readonly turns: readonly TurnView[]
  readonly cut: (turn: TurnView) => Cut
  /** The item behind a link that stands in the text, by the link's id. */
  readonly linked: (tautanId: string) => string | undefined
  /** Who held the floor by the daftar pembicara while the turn was spoken. */
  readonly listed: ListedOf
}

export const isChair = (setting: Setting, spk: string | null): boolean | null =>
  spk === null || !setting.ids.has(spk) ? null : setting.chairIds.includes(spk)

const digits = 'nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas'.split(' ')
const numberOf = (word: string): number | null => {
  const small = digits.indexOf(word.toLowerCase())
  if (small >= 0) return small
  const plain = word.replace(/\./g, '')
  return /^\d{1,4}$/.test(plain) ? Number(plain) : null
}

function quorumOf(sentence: Sentence, setting: Setting): ProposalPayload | null {
  const pair =
    /\b(\S+)(?: orang)?(?: anggota)? dari(?: jumlah)?(?: seluruh)?(?: total)? (\S+)(?: \([^)]*\))?(?: orang| anggota|$)/.exec(
      sentence.plain,
    )
  const one = /\b(\S+) (?:orang )?(?:anggota )?(?:yang )?hadir\b/.exec(sentence.plain)
  const disebut = numberOf(pair?.[1] ?? one?.[1] ?? '')
  const dari = pair ? numberOf(pair[2]!) : null
  const { present, members, need } = setting.quorum
  if (disebut === null && !/\bkuorum\b/.test(sentence.plain)) return null
  const beda =
    (disebut !== null && disebut !== present) ||
    (dari !== null && dari !== members) ||
    (disebut === null && present < need)
  return {
    kind: 'kuorum',
    disebut,
    dari,
    tercatat: present,
    anggota: members,
    perlu: need,
    beda,
  }
}

const ordinals = ['pertama', 'kedua', 'ketiga', 'keempat', 'kelima', 'keenam', 'ketujuh']

/** The item of the agenda that the chair's sentence opens; null where its words fit none. */
function acaraOf(
  sentence: Sentence,
  next: Sentence | undefined,
  turn: TurnView,
  { setting, turns }: Reading,
): ProposalPayload | null {
  const { acara } = setting.rapat
  const said = `${sentence.plain} ${next?.plain ?? ''}`
  const opened = new Set(turns.map((t) => t.acaraId).filter(Boolean))
  const by = (judul: string) =>
    judul
      .toLowerCase()
      .split(/[^\p{L}\d]+/u)
      .filter((word) => word.length > 3)
  const titled = acara.filter(({ judul }) => {
    const words = by(judul)
    const met = words.filter((word) => new RegExp(`\\b${word}`).test(said)).length
    return words.length > 0 && met / words.length >= 0.6
  })
  const ordinal = ordinals.findIndex((word) =>
    new RegExp(`\\b(acara|agenda) ${word}\\b`).test(said),
  )
  const here = acara.find((a) => a.id === turn.acaraId)
  const following = /\b(selanjutnya|berikutnya)\b/.test(sentence.plain)
    ? acara.find((a) => a.no === (here?.no ?? 0) + 1)
    : undefined
  const meant =
    titled.length === 1 ? titled[0] : ordinal >= 0 ? acara[ordinal] : (following ?? undefined)
  if (!meant || opened.has(meant.id)) return null
  return { kind: 'acara', acaraId: meant.id, judul: meant.judul }
}

/** Do the voices behind the chair's question say yes, and none no? */
function agreed(reading: Reading, at: number, k: number): boolean {
  const { turns, cut } = reading
  const said = [
    ...cut(turns[at]!).sentences.slice(k + 1),
    ...turns.slice(at + 1, at + 4).flatMap((turn) => cut(turn).sentences.slice(0, 3)),
  ].map((s) => s.plain)
  if (said.some((words) => /\b(tidak setuju|keberatan|belum setuju|interupsi)\b/.test(words)))
    return false
  return said.some((words) => /\b(setuju|sepakat)\b/.test(words) && words.split(' ').length <= 8)
}

/** Words that speak of the rapat itself: then a closing is believed even where nobody knows who speaks. */
const ofRapat = /\b(rapat|sidang|untuk umum|nyatakan|dinyatakan)\b/

function sifatOf(cue: Cue, sentence: Sentence, chair: boolean | null, setting: Setting) {
  const sifat = cue.detail as 'terbuka' | 'tertutup' | 'rahasia'
  if (sifat === setting.bagian.sifat) return null
  if (chair === null && !ofRapat.test(sentence.plain)) return null
  const boleh = sifatAllowed(setting.rapat.jenis, sifat)
  const running = setting.bagian.selesaiAt === null
  return {
    kind: 'sifat' as const,
    sifat,
    boleh,
    tahan: boleh && running && sifat !== 'terbuka' && setting.bagian.sifat === 'terbuka',
  }
}

function payloadOf(
  cue: Cue,
  reading: Reading,
  at: number,
  k: number,
  sentences: readonly Sentence[],
): ProposalPayload | null {
  const { setting, turns } = reading
  const turn = turns[at]!
  const sentence = sentences[k]!
  const chair = isChair(setting, turn.spk)
  switch (cue.kind) {
    case 'buka-tutup':
      return { kind: 'buka-tutup', aksi: cue.detail === 'tutup' ? 'tutup' : 'buka' }
    case 'sifat':
      return sifatOf(cue, sentence, chair, setting)
    case 'kuorum':
      return quorumOf(sentence, setting)
    case 'acara':
      return acaraOf(sentence, sentences[k + 1], turn, reading)
    case 'gilir': {
      const next = turns[at + 1]
      if (next && (next.spk !== null || next.status !== 'usulan')) return null
      const calon = [
        ...new Set(setting.directory.find(sentence.words).flatMap((mention) => mention.ids)),
      ].filter((id) => !setting.chairIds.includes(id))
      return calon.length === 0 ? null : { kind: 'giliran', calon: calon.slice(0, 9) }
    }
    case 'minta':
      // "Mohon izin, Pimpinan" opens nearly every speech.
      return /\b(interupsi|minta waktu)\b/.test(cue.words)
        ? { kind: 'interupsi', spk: turn.spk }
        : null
    case 'tanya-setuju':
      return agreed(reading, at, k) ? { kind: 'setuju' } : null
    case 'skors':
      return { kind: 'skors', aksi: cue.detail === 'cabut' ? 'cabut' : 'skors' }
    case 'suara':
      return { kind: 'suara', perihal: perihalOf(sentence.text) }
    case 'hukum': {
      const from = sentence.text.toLowerCase().indexOf(cue.words)
      const text = from < 0 ? cue.words : sentence.text.slice(from, from + cue.words.length)
      return { kind: 'hukum', text }
    }
    // Self-naming speaks for a speaker, a ruling for a decision, an item for a link: those are found by their own rules.
    default:
      return null
  }
}

/** Whoever says it: these do not grow surer with the chair. */
const anybodys: ReadonlySet<ProposalPayload['kind']> = new Set(['hukum', 'interupsi'])

const weight: Partial<Record<ProposalPayload['kind'], number>> = { sifat: 0.95, hukum: 0.95 }

export function findCues(reading: Reading, at: number): Found[] {
  const turn = reading.turns[at]!
  const chair = isChair(reading.setting, turn.spk)
  const { sentences } = reading.cut(turn)
  const found: Found[] = []
  sentences.forEach((sentence, k) => {
    for (const cue of cuesOf(sentence.text, { chair })) {
      const payload = payloadOf(cue, reading, at, k, sentences)
      if (payload === null) continue
      // "Interupsi, Pimpinan. Saya minta waktu.": one point of order.
      if (payload.kind === 'interupsi' && found.some((one) => one.payload.kind === 'interupsi'))
        continue
      // A cue of the chair by an unknown voice is half as sure.
      const sure = weight[payload.kind] ?? 0.8
      found.push({
        turnId: turn.tid,
        payload,
        bukti: sentence.text.slice(0, 4000),
        score: chair === null && !anybodys.has(payload.kind) ? sure / 2 : sure,
      })
    }
  })
  return [...found, ...findBudget(reading, at)]
}

/** Whose items ask for the same work is not for everybody to read. */
const overlapping = /^pekerjaan yang sama\b/

/** What may be said of a pokir to those who only link it: place and work, never money, volume or who carries it. */
const open = /^(pekerjaan|desa|kecamatan|jalan|alamat|kode|dibahas|menyambung)\b/

const placeOf = ({ lokasi }: { lokasi: { kecamatan: string; desa: string | null } }) =>
  [lokasi.desa, `Kec. ${lokasi.kecamatan.replace(/^kec(amatan|\.)\s+/i, '')}`]
    .filter(Boolean)
    .join(', ')

/** Turns that are heard before one, so that "yang itu tadi" and a place just named lead to their work. */
export const heardBefore = 6

/** More than any turn remembers. */
const mostDiscussed = 30

/** What the turns before those that are heard discussed: two turns with the same behind them are linked alike. */
export function discussedBefore({ items, turns }: Reading, at: number): string {
  const codes = new Set<string>()
  let key = ''
  for (let i = at - heardBefore - 1; i >= 0 && codes.size < mostDiscussed; i -= 1) {
    const own = items.discussed.of(turns[i]!.tid)
    for (const code of own) codes.add(code)
    if (own.length > 0) key += `${at - i}:${own.join()};`
  }
  return key
}

/** What was discussed long before is known by its codes; that a work merely goes on is too little to ask a person about. */
function linksIn({ items, turns, setting, cut }: Reading, at: number) {
  const from = Math.max(0, at - heardBefore)
  const conversation = items.linker.converse(
    turns.slice(0, from).map(({ tid }) => items.discussed.of(tid)),
  )
  const hear = (turn: TurnView) =>
    conversation.hear(turn.text, {
      ...speakingOf(turn.spk, cut(turn).words, setting.directory),
      proposerId: turn.spk === null ? null : (setting.orangOf.get(turn.spk) ?? null),
    })
  for (const turn of turns.slice(from, at)) hear(turn)
  return hear(turns[at]!).filter(({ evidence }) => !evidence.includes(goingOn))
}

export function findLinks(reading: Reading, at: number): Found[] {
  const { items, cut, linked, setting } = reading
  const turn = reading.turns[at]!
  const already = new Set(turn.tautan.map(linked))
  const { sentences, words } = cut(turn)
  const hits = linksIn(reading, at)
  const codes = hits.map(({ kode }) => kode)
  items.discussed.note(turn.tid, codes)
  const bySentence =
    hits.length === 0
      ? []
      : sentences.map((s) => ({
          text: s.text,
          links: sentences.length === 1 ? hits : items.linker.linkAfter([codes], s.text),
        }))
  return hits.flatMap((link): Found[] => {
    const usulan = items.byKey.get(link.kode)
    if (!usulan || already.has(usulan.id)) return []
    const best = bySentence
      .map(({ text, links }) => ({
        text,
        score: links.find((l) => l.kode === link.kode)?.score ?? 0,
      }))
      .sort((a, b) => b.score - a.score)[0]
    const kutipan = (best && best.score > 0 ? best.text : turn.text).slice(0, 4000)
    const signs = link.evidence
      .filter((sign) => !overlapping.test(sign))
      .filter((sign) => usulan.jenis === 'aspirasi' || open.test(sign))
      .map((sign) => sign.replace(/^kode: \w+:/, 'kode: '))
    return [
      {
        turnId: turn.tid,
        payload: {
          kind: 'tautan',
          usulanId: usulan.id,
          kode: usulan.kode,
          judul: usulan.judul,
          tempat: placeOf(usulan),
          relasi: Relasi.parse(relationOf(turn.text, isChair(setting, turn.spk), words.length)),
          kutipan,
        },
        bukti: signs.join(' · '),
        score: Math.min(1, link.score),
      },
    ]
  })
}

/** The sentence among these turns that holds most of the words. */
function sentenceOf(text: string, cuts: readonly Cut[]): string {
  const words = new Set(text.toLowerCase().split(/[^\p{L}\d]+/u))
  let best = { text: '', met: -1 }
  for (const { sentences } of cuts) {
    for (const sentence of sentences) {
      const met = sentence.words.filter((word) => words.has(word)).length
      if (met > best.met) best = { text: sentence.text, met }
    }
  }
  return best.text.slice(0, 4000)
}

/** Decisions and follow-ups that begin in `[from, to]`; what is said around them counts. */
export function findRecords(reading: Reading, from: number, to: number): Found[] {
  const { setting, turns, cut, items } = reading
  const around = 14
  const begin = Math.max(0, from - around)
  const leads = openChairing(setting.chairIds, setting.directory)
  const spoken: SpokenTurn[] = turns.slice(begin, to + around).map((turn, n) => {
    const { sentences } = cut(turn)
    const known = turn.spk !== null && setting.ids.has(turn.spk) ? turn.spk : null
    const chair = leads(
      known,
      sentences.flatMap((s) => s.words),
    )
    return { i: begin + n, speakerId: turn.spk, chair, sentences }
  })
  const within = (i: number) => i >= from && i <= to
  const found: Found[] = []
  const add = (indexes: readonly number[], payload: ProposalPayload & { text: string }) => {
    const first = indexes[0]
    if (first === undefined || !within(first)) return
    const bukti = sentenceOf(
      payload.text,
      indexes.map((i) => cut(turns[i]!)),
    )
    found.push({ turnId: turns[first]!.tid, payload, bukti, score: 0.8 })
  }
  const decisions = findDecisions(spoken)
  for (const { text, turnIndexes } of decisions) {
    add(turnIndexes, { kind: 'keputusan', text: text.slice(0, 2000) })
  }
  const follow = findFollowUps(spoken, {
    directory: setting.directory,
    undangan: setting.undangan,
    opd: items.opd,
    tanggal: setting.rapat.tanggal,
  })
  for (const { text, pic, due, turnIndexes } of follow) {
    add(turnIndexes, { kind: 'tindak-lanjut', text: text.slice(0, 2000), pic, due })
  }
  return found
}
