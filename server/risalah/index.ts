/** Door of risalah: freezes a naskah into a record, prints it, has it signed, keeps the register and verifies. */
import { can } from '../access/can.ts'
import type { Actor, RisalahSubject } from '../domain/access.ts'
import { RisalahError } from '../domain/errors.ts'
import type { Risalah } from '../domain/record.ts'
import { findRisalah, listRisalahOfRapat, recordOf, setStatus } from '../store/risalah.ts'
import { checkSource } from './check.ts'
import { createFreezing } from './freezing.ts'
import { checkPublish } from './moves.ts'
import { openRenderer } from './render.ts'
import { routeRisalah } from './routes.ts'
import { openShelf } from './shelf.ts'
import { createSigning } from './signing.ts'
import { readSource } from './source.ts'
import type { RisalahParts, RisalahRoom } from './types.ts'
import { openVerifier } from './verifier.ts'

export { makeTestRoot } from './testPki.ts'
export { trustFolder } from './trust.ts'
export type { Findings, RisalahParts, RisalahRoom, SignInput } from './types.ts'
export { verifyPdf } from './verify/index.ts'

export function openRisalah(parts: RisalahParts): RisalahRoom {
  const { audit } = parts
  const { db } = parts.store
  const renderer = openRenderer()
  const verifier = openVerifier()
  const shelf = openShelf(parts.dataDir)
  const locks = new Map<string, Promise<unknown>>()

  /** One thing at a time per rapat: freezing, moving and signing never cross. */
  function alone<T>(rapatId: string, work: () => Promise<T>): Promise<T> {
    const run = (locks.get(rapatId) ?? Promise.resolve()).then(work, work)
    const settled = run.catch(() => {})
    locks.set(rapatId, settled)
    void settled.then(() => locks.get(rapatId) === settled && locks.delete(rapatId))
    return run
  }

  async function find(id: string): Promise<Risalah> {
    const risalah = await findRisalah(db, id)
    if (!risalah) throw new RisalahError('not_found')
    return risalah
  }

  const note = (by: Actor, aksi: string, subjek: string, rincian?: Record<string, unknown>) =>
    audit({ akunId: by.akun?.id ?? null, aksi, subjek, ...(rincian && { rincian }) })

  const common = { ...parts, shelf, find, note }
  const { freeze, move } = createFreezing({ ...common, renderer })
  const { sign } = createSigning(common)

  async function publish(id: string, by: Actor): Promise<Risalah> {
    checkPublish(await find(id))
    await setStatus(db, id, { status: 'terbit' })
    await note(by, 'risalah.terbit', id)
    return find(id)
  }

  const locked = async <T>(id: string, work: () => Promise<T>) =>
    alone((await find(id)).rapatId, work)

  const room: RisalahRoom = {
    check: async (rapatId) => checkSource(await readSource(parts, rapatId)),
    freeze: (rapatId, { keputusan }, by) => alone(rapatId, () => freeze(rapatId, keputusan, by)),
    move: (id, status, alasan, by) => locked(id, () => move(id, status, alasan, by)),
    publish: (id, by) => locked(id, () => publish(id, by)),
    sign: (id, input, by) => locked(id, () => sign(id, input, by)),
    list: (rapatId) => listRisalahOfRapat(db, rapatId),
    async record(id) {
      await find(id)
      return recordOf(db, id)
    },
    pdf: async (id) => shelf.get((await find(id)).pdfSha256),
    async close() {
      await Promise.all(locks.values())
      await Promise.all([renderer.close(), verifier.close()])
    },
  }

  async function subjectOf(risalah: Risalah): Promise<RisalahSubject> {
    return { ...(await parts.rapat.load(risalah.rapatId)), kind: 'risalah', risalah }
  }
  routeRisalah({ ...parts, room, find, subjectOf, can, verifier })
  return room
}
