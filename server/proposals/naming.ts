/** What is proposed of the speaker of one turn, and what of it must be written into the text. Pure. */
import type { SpeakerChange } from '../document/index.ts'
import { isVoiceLabel } from '../domain/naskah.ts'
import type { Guess } from '../language/index.ts'
import type { Reading } from './find.ts'
import type { Said } from './hearing.ts'
import { isDeaf, spkOf, takenOff } from './listening.ts'
import { samePassage } from './match.ts'
import type { RowIndex } from './rowIndex.ts'
import { placed, placeOf } from './rows.ts'
import { type Guessed, goesOn, guessedOf, heardAgain, isOurs } from './speaker.ts'
import type { Found } from './types.ts'

export type Change = SpeakerChange & { readonly found: Found | null }

/**
 * `guess`: what the sitting says of the turn; `said`: what the voices say of it, or null. Sets `spk` of the view for those
 * that follow. A plain `Found` waits for a person and changes nothing.
 */
export function nameTurn(
  reading: Reading,
  at: number,
  rows: RowIndex,
  guess: Guess,
  said: Said | null,
): Change | Found | null {
  const turn = reading.turns[at]!
  if (turn.status !== 'usulan') return null
  const near = rows.near(placeOf(turn)).filter((row) => row.payload.kind === 'pembicara')
  const mine = near.find((row) => row.turnId === turn.tid && row.state === 'terbuka')
  const foundOf = (given: Guessed, sebelum: string | null): Found => ({
    turnId: turn.tid,
    payload: { kind: 'pembicara', spk: given.spk, sebelum },
    bukti: given.bukti,
    score: given.score,
  })
  const taken = takenOff(turn, mine)
  const refused = (spk: string) =>
    spk === taken ||
    near.some((row) => {
      if (row.state !== 'ditolak') return false
      return samePassage(row, placed(foundOf({ spk, bukti: '', score: 0 }, null), turn))
    })
  const was = { spk: turn.spk, status: turn.status }
  const deaf = isDeaf(turn, said)
  const given = deaf ? null : guessedOf(guess)
  if (given && !refused(given.spk)) {
    const sebelum = mine?.payload.kind === 'pembicara' ? mine.payload.sebelum : turn.spk
    const found = foundOf(given, sebelum === given.spk ? null : sebelum)
    if (turn.spk === given.spk && turn.bukti === given.bukti) return found
    turn.spk = given.spk
    return { tid: turn.tid, was, spk: given.spk, status: 'usulan', bukti: given.bukti, found }
  }
  const label = said?.label ?? null
  const stands = mine && turn.spk !== null && turn.spk === spkOf(mine) && turn.bukti === mine.bukti
  if (stands && !deaf) {
    const sebelum = mine.payload.kind === 'pembicara' ? mine.payload.sebelum : null
    // What stood there before was not ours to take.
    if (sebelum === null && turn.bukti === null) return null
    if (isOurs(turn.bukti)) {
      turn.spk = label ?? sebelum
      const bukti = isVoiceLabel(turn.spk) ? heardAgain : null
      return { tid: turn.tid, was, spk: turn.spk, status: 'usulan', bukti, found: null }
    }
  }
  // Whoever has a voice of their own does not go on with somebody else's speech.
  const free = turn.spk === null || isVoiceLabel(turn.spk) || goesOn(turn.bukti)
  if (label !== null && label !== turn.spk && free && taken === null) {
    turn.spk = label
    return { tid: turn.tid, was, spk: label, status: 'usulan', bukti: heardAgain, found: null }
  }
  if (turn.spk !== null && reading.setting.ids.has(turn.spk) && !refused(turn.spk)) {
    // Guessed by others, such as speech that goes on: it waits for a person as well.
    const sebelum = deaf && mine?.payload.kind === 'pembicara' ? mine.payload.sebelum : null
    return foundOf({ spk: turn.spk, bukti: turn.bukti ?? '', score: 0.7 }, sebelum)
  }
  return null
}
