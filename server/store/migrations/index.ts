/** Numbered migrations in order. A landed one is never changed; a new one is added at the end. */
import type { Kysely } from 'kysely'
import * as core from './0001-core.ts'
import * as recording from './0002-recording.ts'
import * as naskah from './0003-naskah.ts'
import * as risalah from './0004-risalah.ts'
import * as usulan from './0005-usulan.ts'
import * as proposals from './0006-proposals.ts'
import * as pindahJam from './0008-pindah-jam.ts'
import * as vocabulary from './0009-vocabulary.ts'
import * as voicePrint from './0010-voice-print.ts'
import * as daftarPembicara from './0011-daftar-pembicara.ts'
import * as anggaranSuara from './0012-anggaran-suara.ts'

// biome-ignore lint/suspicious/noExplicitAny: a migration sees the schema of its own time
export type Migration = { up(db: Kysely<any>): Promise<void> }

export const migrations: readonly Migration[] = [
  core,
  recording,
  naskah,
  risalah,
  usulan,
  proposals,
  pindahJam,
  vocabulary,
  voicePrint,
  daftarPembicara,
  anggaranSuara,
]
