/** All tables, from the areas' own files. Names are singular; JSON columns are text. */
import type { CoreTables } from './migrations/0001-core.ts'
import type { RecordingTables } from './migrations/0002-recording.ts'
import type { NaskahTables } from './migrations/0003-naskah.ts'
import type { RisalahTables } from './migrations/0004-risalah.ts'
import type { UsulanTables } from './migrations/0005-usulan.ts'
import type { ProposalTables } from './migrations/0006-proposals.ts'
import type { PindahJamTables } from './migrations/0008-pindah-jam.ts'
import type { VocabularyTables } from './migrations/0009-vocabulary.ts'
import type { VoicePrintTables } from './migrations/0010-voice-print.ts'
import type { DaftarPembicaraTables } from './migrations/0011-daftar-pembicara.ts'
import type { AnggaranSuaraTables } from './migrations/0012-anggaran-suara.ts'

export type Database = CoreTables &
  RecordingTables &
  NaskahTables &
  RisalahTables &
  UsulanTables &
  ProposalTables &
  PindahJamTables &
  VocabularyTables &
  VoicePrintTables &
  DaftarPembicaraTables &
  AnggaranSuaraTables
