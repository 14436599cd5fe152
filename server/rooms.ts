/** Opens the rooms one after another, each with the parts it asks for; the only place where they meet. */
import { readFileSync } from 'node:fs'
import type { Server } from 'node:http'
import { resolve } from 'node:path'
import { z } from 'zod'
import { type CatalogueEntry, openListener } from '../transcription/client.ts'
import { createAudit, createSessions, openAccess } from './access/index.ts'
import { type AdminRoom, openAdmin } from './admin/index.ts'
import { type CaptureRoom, openCapture } from './capture/index.ts'
import type { Config } from './config.ts'
import { demoAkun } from './demo/akun.ts'
import { type DocumentRoom, openDocument } from './document/index.ts'
import type { RapatSubject } from './domain/access.ts'
import type { Rapat } from './domain/rapat.ts'
import { followRapat } from './flow.ts'
import { createHttp, type Http } from './http/index.ts'
import { newId, newPublicId } from './ids.ts'
import { openKosakata, takesHints } from './kosakata/index.ts'
import { createLive } from './live/index.ts'
import type { Log } from './log.ts'
import { type OrangRoom, openOrang } from './orang/index.ts'
import { openPembicara, type PembicaraRoom } from './pembicara/index.ts'
import { openPipeline, type PipelineRoom } from './pipeline/index.ts'
import { openProposals, type ProposalsRoom } from './proposals/index.ts'
import { openRapat, type RapatRoom } from './rapat/index.ts'
import { openRisalah, type RisalahRoom } from './risalah/index.ts'
import { openStore, type Store } from './store/index.ts'
import { listUnsettledBagian } from './store/rapat.ts'
import { isFrozen, listRisalahOfRapat } from './store/risalah.ts'
import { openUsulan } from './usulan/index.ts'
import { openVoicesRoom, type VoicesRoom } from './voices/index.ts'
import { openPrints, type PrintsRoom } from './voices/prints.ts'
import { openWilayah } from './wilayah/index.ts'

const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(resolve(import.meta.dirname, '../package.json'), 'utf8')))

export type Rooms = {
  readonly store: Store
  readonly admin: AdminRoom
  readonly orang: OrangRoom
  readonly rapat: RapatRoom
  readonly capture: CaptureRoom
  readonly document: DocumentRoom
  readonly pipeline: PipelineRoom
  readonly pembicara: PembicaraRoom
  readonly proposals: ProposalsRoom
  readonly voices: VoicesRoom
  readonly risalah: RisalahRoom
  readonly prints: PrintsRoom
}

export type RoomsOptions = {
  readonly config: Config
  readonly models?: readonly CatalogueEntry[] | undefined
  readonly log: Log
  readonly clock: () => Date
  readonly server: Server
  readonly origins: readonly string[]
  /** The page is served over https. */
  readonly secure: boolean
  /** Called for each thing that was opened; run backwards when the server stops. */
  readonly onClose: (step: () => Promise<void> | void) => void
  /** Run before those: nothing new comes in any more. */
  readonly onStop: (step: () => Promise<void> | void) => void
}

export async function openRooms(options: RoomsOptions): Promise<{ rooms: Rooms; http: Http }> {
  const { config, log, clock, server, origins, secure, onClose, onStop } = options
  const { dataDir } = config

  const store = await openStore({ dataDir })
  onClose(store.close)
  const sessions = createSessions({ store, clock, secure })
  const { sessionOf, actorOf } = sessions
  const http = createHttp({ sessionOf, origins, log })
  http.app.set('trust proxy', 'loopback')
  const live = createLive({ server, origins, actorOf, log })
  onStop(live.close)
  const audit = createAudit({ store, clock })
  const core = { store, http, live, log, clock, newId, newPublicId, audit, dataDir }

  const wilayah = openWilayah(core)
  const admin = openAdmin({
    ...core,
    googleKey: config.googleKey,
    hasWilayah: wilayah.has,
    toolEnv: config.toolEnv,
    userOf: (model) => pipeline.userOf(model),
    onUsable: () => pipeline.retry(),
    ...(options.models && { entries: options.models }),
  })
  onClose(admin.close)
  const { dewan, modelReady } = admin
  openAccess({
    ...core,
    sessions,
    dewan,
    modelReady,
    demoAkun: () => demoAkun(store),
  })
  const orang = openOrang(core)
  const rapat = openRapat({
    ...core,
    dewan,
    roster: orang.roster,
    listRisalah: listRisalahOfRapat,
    speaks: (of, pesertaId) => speaks({ document, pembicara }, of, pesertaId),
  })
  orang.onSaved(rapat.rename)
  const { subjectOfBagian, peserta } = rapat
  const pembicara = openPembicara({ ...core, rapat })
  const capture = await openCapture({
    ...core,
    subjectOfBagian,
    frozen: (rapatId) => isFrozen(store.db, rapatId),
  })
  onClose(capture.close)
  const kosakata = openKosakata({
    ...core,
    dewan,
    subjectOfBagian,
    peserta,
    people: orang.people,
    places: wilayah.places,
    recent: async () => recentParts(await rapat.list({}), clock()),
    read: (bagianId) => document.read(bagianId),
  })
  const { writing } = kosakata
  const document = openDocument({ ...core, subjectOfBagian, peserta, writing })
  onClose(document.close)
  const unsettled = await listUnsettledBagian(store.db)
  onClose((await followRapat({ log, rapat, capture, document, unsettled })).close)
  const prints = await openPrints({ ...core, dewan, capture, document, rapat })
  onClose(prints.close)
  const listener = openListener({ dataDir, log })
  const voices = openVoicesRoom({
    ...core,
    rapat,
    capture,
    listener,
    wanted: async () => (await dewan()).bedakanSuara,
    prints: prints.prints,
  })
  onClose(voices.close)
  const { region } = kosakata
  const proposals = await openProposals({
    ...core,
    rapat,
    document,
    pembicara,
    hours: capture.timeMap,
    voices,
    region,
  })
  onClose(proposals.close)
  const pipeline = await openPipeline({
    ...core,
    capture,
    document,
    rapat,
    engineOf: async (sitting) => {
      const choice = await admin.engineOf(sitting)
      if (!takesHints(choice.engine, await dewan())) return choice
      return { ...choice, hints: await kosakata.hints(sitting) }
    },
  })
  onClose(pipeline.close)
  rapat.onChange(async ({ kind, bagian, previous }) => {
    const over = kind === 'ditutup' ? bagian : previous
    if (over) await kosakata.learn(over.id)
  })
  const risalah = openRisalah({
    ...core,
    publicUrl: origins[0]!,
    rapat,
    document,
    capture,
    notulen: proposals.notulen,
    dewan,
    software: { risalah: version },
  })
  onClose(risalah.close)
  openUsulan({
    ...core,
    people: orang.people,
    loadRapat: rapat.load,
    subjectOfBagian,
    speakerOfTurn: document.speakerOfTurn,
    overlapsOf: proposals.overlapsOf,
  })
  return {
    rooms: {
      ...{ store, admin, orang, rapat, capture, document, pipeline, proposals, voices, risalah },
      ...{ pembicara, prints },
    },
    http,
  }
}

const recentMs = 14 * 24 * 3600_000

function recentParts(sittings: readonly RapatSubject[], now: Date): string[] {
  const ended = sittings.filter(
    ({ rapat }) =>
      rapat.ditutupAt !== null && now.getTime() - Date.parse(rapat.ditutupAt) < recentMs,
  )
  return ended.flatMap(({ rapat }) => rapat.bagian.map((bagian) => bagian.id))
}

/** Does a text or a daftar pembicara of this rapat name the participant? */
async function speaks(
  { document, pembicara }: Pick<Rooms, 'document' | 'pembicara'>,
  rapat: Rapat,
  pesertaId: string,
): Promise<boolean> {
  for (const bagian of rapat.bagian) {
    const { isi } = await pembicara.of(bagian.id)
    if (isi.some((one) => one.spk === pesertaId)) return true
    const sections = await document.read(bagian.id)
    const items = sections.flatMap((section) => section.items)
    if (items.some((item) => item.kind === 'turn' && item.speakerId === pesertaId)) return true
  }
  return false
}
