/** The rooms that the demo command needs, on a data folder of its own, without a server that listens. */
import { createServer } from 'node:http'
import { createAudit } from '../access/index.ts'
import { type CaptureRoom, openCapture } from '../capture/index.ts'
import { seedCouncil } from '../demo/council.ts'
import { seedUsulan } from '../demo/usulan.ts'
import { type DocumentRoom, openDocument } from '../document/index.ts'
import { RisalahError } from '../domain/errors.ts'
import type { Dewan } from '../domain/orang.ts'
import { EngineChoice } from '../domain/speech.ts'
import { followRapat } from '../flow.ts'
import { createHttp } from '../http/index.ts'
import { newId, newPublicId } from '../ids.ts'
import { createLive } from '../live/index.ts'
import type { Log } from '../log.ts'
import { openOrang } from '../orang/index.ts'
import { openPipeline, type PipelineRoom } from '../pipeline/index.ts'
import { openRapat, type RapatRoom } from '../rapat/index.ts'
import { openRisalah, type RisalahRoom } from '../risalah/index.ts'
import { findDewan } from '../store/dewan.ts'
import { openStore, type Store } from '../store/index.ts'
import { isFrozen, listRisalahOfRapat } from '../store/risalah.ts'

export type DemoRooms = {
  readonly store: Store
  readonly rapat: RapatRoom
  readonly capture: CaptureRoom
  readonly document: DocumentRoom
  readonly pipeline: PipelineRoom
  readonly risalah: RisalahRoom
  close(): Promise<void>
}

export type DemoOptions = {
  /** Where the sitting is kept while it is made. */
  readonly dataDir: string
  /** Where models and libraries are. */
  readonly modelDir: string
  readonly engine: string
  readonly model: string
  readonly log: Log
  readonly clock: () => Date
  readonly version: string
}

export async function openDemoRooms(options: DemoOptions): Promise<DemoRooms> {
  const { dataDir, modelDir, log, clock } = options
  const closing: (() => Promise<void> | void)[] = []
  const close = async () => {
    for (const step of closing.splice(0).reverse()) await step()
  }
  try {
    const store = await openStore({ dataDir })
    closing.push(store.close)
    await seedCouncil(store, { clock, engine: { engine: options.engine, model: options.model } })
    await seedUsulan(store, { clock, newId })
    // Doors of the web stay shut: nobody is signed in and nothing listens.
    const http = createHttp({
      sessionOf: async () => ({ actor: { akun: null }, csrf: null }),
      origins: [],
      log,
    })
    const live = createLive({
      server: createServer(),
      origins: [],
      actorOf: async () => ({ akun: null }),
      log,
    })
    closing.push(live.close)
    const audit = createAudit({ store, clock })
    const core = { store, http, live, log, clock, newId, newPublicId, audit, dataDir }
    const dewan = async (): Promise<Dewan> => {
      const found = await findDewan(store.db)
      if (found === null) throw new RisalahError('not_ready')
      return found
    }
    const orang = openOrang(core)
    const rapat = openRapat({
      ...core,
      dewan,
      roster: orang.roster,
      listRisalah: listRisalahOfRapat,
      speaks: async () => true,
    })
    const { subjectOfBagian, peserta } = rapat
    const capture = await openCapture({
      ...core,
      subjectOfBagian,
      frozen: (rapatId) => isFrozen(store.db, rapatId),
    })
    closing.push(capture.close)
    const document = openDocument({ ...core, subjectOfBagian, peserta })
    closing.push(document.close)
    closing.push((await followRapat({ log, rapat, capture, document })).close)
    const { engine, model } = options
    const choice = EngineChoice.parse({ engine, model })
    const pipeline = await openPipeline({
      ...core,
      dataDir: modelDir,
      capture,
      document,
      rapat,
      engineOf: () => choice,
    })
    closing.push(pipeline.close)
    const risalah = openRisalah({
      ...core,
      publicUrl: 'https://risalah.contoh.invalid',
      rapat,
      document,
      capture,
      dewan,
      software: { risalah: options.version },
    })
    closing.push(risalah.close)
    return { store, rapat, capture, document, pipeline, risalah, close }
  } catch (error) {
    await close()
    throw error
  }
}
