/** Who acts and on what. The rules themselves are one table in `server/access`. */
import type { Akun } from './orang.ts'
import type { Bagian, Rapat } from './rapat.ts'
import type { Risalah } from './record.ts'
import type { Usulan } from './usulan.ts'

/** `akun` null is the public. */
export type Actor = { readonly akun: Akun | null }

export const actions = [
  'dewan.read',
  'dewan.write',
  'akun.manage',
  'orang.read',
  'orang.write',
  'audit.read',
  'engine.manage',
  'kosakata.manage',
  'voice.manage',
  'rapat.list',
  'rapat.read',
  'rapat.write',
  'rapat.run',
  'rapat.correct',
  'hadir.write',
  'pembicara.manage',
  'bagian.siaran',
  'bagian.read',
  'bagian.edit',
  'bagian.capture',
  'bagian.audio',
  'risalah.read',
  'risalah.freeze',
  'risalah.settle',
  'risalah.sign',
  'risalah.publish',
  'risalah.verify',
  'usulan.list',
  'usulan.ringkas',
  'usulan.read',
  'usulan.write',
  'usulan.link',
  'usulan.overlap',
  'session.own',
] as const
export type Action = (typeof actions)[number]

/** A rapat with the persons behind its chairs and guests, as rights need them. */
export type RapatSubject = {
  readonly kind: 'rapat'
  readonly rapat: Rapat
  readonly ketuaOrangId: readonly string[]
  readonly sekretarisOrangId: string | null
  readonly pesertaOrangId: readonly string[]
}
export type BagianSubject = Omit<RapatSubject, 'kind'> & {
  readonly kind: 'bagian'
  readonly bagian: Bagian
}
export type RisalahSubject = Omit<RapatSubject, 'kind'> & {
  readonly kind: 'risalah'
  readonly risalah: Risalah
}
export type UsulanSubject = { readonly kind: 'usulan'; readonly usulan: Usulan }
export type Subject =
  | { readonly kind: 'dewan' }
  | RapatSubject
  | BagianSubject
  | RisalahSubject
  | UsulanSubject
