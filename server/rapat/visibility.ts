/** What an actor sees of a rapat: a closed one shows its agenda and people only to those who belong to it. Pure. */
import { can } from '../access/can.ts'
import type { Action, Actor, BagianSubject, RapatSubject } from '../domain/access.ts'
import type { Bagian, Rapat } from '../domain/rapat.ts'

const rapatActions = [
  'rapat.read',
  'rapat.write',
  'rapat.run',
  'rapat.correct',
  'hadir.write',
  'risalah.freeze',
  'risalah.settle',
  'risalah.sign',
  'risalah.publish',
] as const satisfies readonly Action[]

const bagianActions = [
  'bagian.siaran',
  'bagian.read',
  'bagian.edit',
  'bagian.capture',
  'bagian.audio',
  'pembicara.manage',
  'usulan.link',
] as const satisfies readonly Action[]

/** A rapat with the persons behind its participants (peserta id → orang id, null for guests). */
export function rapatSubject(
  rapat: Rapat,
  orangOf: ReadonlyMap<string, string | null> = new Map(),
): RapatSubject {
  const { ketua, sekretaris } = rapat.penugasan
  return {
    kind: 'rapat',
    rapat,
    ketuaOrangId: ketua.flatMap((id) => orangOf.get(id) ?? []),
    sekretarisOrangId: sekretaris === null ? null : (orangOf.get(sekretaris) ?? null),
    pesertaOrangId: [...orangOf.values()].filter((id) => id !== null),
  }
}

export function bagianSubject(subject: RapatSubject, bagian: Bagian): BagianSubject {
  return { ...subject, kind: 'bagian', bagian }
}

export function actionsOnRapat(actor: Actor, subject: RapatSubject): string[] {
  return rapatActions.filter((action) => can(actor, action, subject))
}

export function actionsOnBagian(actor: Actor, subject: RapatSubject): Record<string, string[]> {
  return Object.fromEntries(
    subject.rapat.bagian.map((bagian) => [
      bagian.id,
      bagianActions.filter((action) => can(actor, action, bagianSubject(subject, bagian))),
    ]),
  )
}

/** Agenda, participants and attendance of a closed rapat: for those who run it, work in it or were invited. */
export function seesDetails(actor: Actor, subject: RapatSubject): boolean {
  if (subject.rapat.sifatAwal === 'terbuka') return true
  const orangId = actor.akun?.orangId ?? null
  return (
    can(actor, 'rapat.write', subject) ||
    can(actor, 'rapat.run', subject) ||
    (orangId !== null && actor.akun?.aktif === true && subject.pesertaOrangId.includes(orangId))
  )
}

/** The rapat as this actor may know it. */
export function visibleRapat(actor: Actor, subject: RapatSubject): Rapat {
  const { rapat } = subject
  if (!seesDetails(actor, subject)) {
    return { ...rapat, acara: [], skors: [], bagian: [], penugasan: noPenugasan }
  }
  if (actor.akun !== null) return rapat
  const bagian = rapat.bagian.filter((b) => b.sifat === 'terbuka')
  return { ...rapat, bagian, penugasan: { ...rapat.penugasan, operator: [], notulis: [] } }
}

const noPenugasan = { ketua: [], sekretaris: null, operator: [], notulis: [] }
