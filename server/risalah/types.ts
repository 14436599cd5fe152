/** What the risalah room is given and what it gives to the others. */

import type { z } from 'zod'
import type { Audit } from '../access/audit.ts'
import type { CaptureRoom } from '../capture/index.ts'
import type { DocumentRoom } from '../document/index.ts'
import type { Actor } from '../domain/access.ts'
import type { api } from '../domain/api.ts'
import type { Notulen } from '../domain/notulen.ts'
import type { Dewan } from '../domain/orang.ts'
import type { Risalah, RisalahRecord, RisalahStatus } from '../domain/record.ts'
import type { Http } from '../http/index.ts'
import type { Log } from '../log.ts'
import type { RapatRoom } from '../rapat/index.ts'
import type { Store } from '../store/index.ts'

export type RisalahParts = {
  readonly store: Store
  readonly http: Http
  readonly log: Log
  readonly clock: () => Date
  readonly newId: () => string
  readonly newPublicId: () => string
  readonly dataDir: string
  /** Origin for the addresses in QR codes. */
  readonly publicUrl: string
  readonly rapat: Pick<RapatRoom, 'load' | 'peserta' | 'kehadiran'>
  readonly document: Pick<DocumentRoom, 'read'>
  readonly capture: Pick<CaptureRoom, 'recordings' | 'evidence'>
  /** Decisions and follow-ups noted in the rapat; none where absent. */
  readonly notulen?: (rapatId: string) => Promise<Notulen>
  readonly dewan: () => Promise<Dewan>
  readonly audit: Audit
  readonly software: { readonly risalah: string }
}

export type Findings = z.output<(typeof api)['checkRisalah']['out']>

export type SignInput = {
  readonly slot: 'ketua' | 'sekretaris'
  /** The bytes the signer saw. */
  readonly pdfSha256: string
  readonly p12: Uint8Array
  readonly passphrase: string
}

export type RisalahRoom = {
  check(rapatId: string): Promise<Findings>
  /** `keputusan` instead of the decisions that were noted. */
  freeze(
    rapatId: string,
    input: { keputusan?: readonly string[] | undefined },
    by: Actor,
  ): Promise<Risalah[]>
  move(
    risalahId: string,
    status: RisalahStatus,
    alasan: string | null,
    by: Actor,
  ): Promise<Risalah[]>
  publish(risalahId: string, by: Actor): Promise<Risalah>
  sign(risalahId: string, input: SignInput, by: Actor): Promise<Risalah>
  list(rapatId: string): Promise<Risalah[]>
  record(risalahId: string): Promise<RisalahRecord>
  pdf(risalahId: string): Promise<Uint8Array>
  close(): Promise<void>
}
