/** Freezing a naskah into records, and moving them from stage to stage. */
import type { Actor } from '../domain/access.ts'
import { RisalahError } from '../domain/errors.ts'
import type { Risalah, RisalahRecord, RisalahStatus } from '../domain/record.ts'
import { findRapat } from '../store/rapat.ts'
import {
  addFile,
  insertRisalah,
  listRisalahOfRapat,
  recordOf,
  setStatus,
} from '../store/risalah.ts'
import { canonicalJson, sha256Hex } from './canonical.ts'
import { checkSource } from './check.ts'
import { composeRecord, type Frame, scopesOf } from './compose.ts'
import { checkMove, koreksiEnd } from './moves.ts'
import { notedIn } from './noted.ts'
import { countPages } from './pages.ts'
import type { Renderer } from './render.ts'
import type { PdfShelf } from './shelf.ts'
import { readSource, type Source } from './source.ts'
import type { RisalahParts } from './types.ts'

type Prepared = { readonly file: Parameters<typeof addFile>[2]; readonly record: RisalahRecord }

/** What the parts of the room share. */
export type Common = RisalahParts & {
  readonly shelf: PdfShelf
  readonly find: (id: string) => Promise<Risalah>
  readonly note: (
    by: Actor,
    aksi: string,
    subjek: string,
    rincian?: Record<string, unknown>,
  ) => Promise<void>
}

export type Freezing = {
  freeze(rapatId: string, keputusan: readonly string[] | undefined, by: Actor): Promise<Risalah[]>
  move(id: string, status: RisalahStatus, alasan: string | null, by: Actor): Promise<Risalah[]>
}

export function createFreezing(parts: Common & { readonly renderer: Renderer }): Freezing {
  const { clock, shelf, renderer, find, note } = parts
  const { db } = parts.store
  const now = () => clock().toISOString()

  async function passing(rapatId: string): Promise<Source> {
    const source = await readSource(parts, rapatId)
    const { blok } = checkSource(source)
    const [first] = blok
    if (!first) return source
    const more = blok.length > 1 ? ` (dan ${blok.length - 1} hal lain)` : ''
    const code = blok.every((b) => b.kode === 'pembicara')
      ? 'unconfirmed_speakers'
      : 'state_refused'
    throw new RisalahError(code, { message: `Belum dapat dibekukan: ${first.pesan}${more}` })
  }

  async function prepare(
    source: Source,
    frame: Omit<Frame, 'verifyUrl' | 'software'>,
  ): Promise<Prepared> {
    const record = composeRecord(source, {
      ...frame,
      verifyUrl: `${parts.publicUrl}/v/${frame.publicId}`,
      software: parts.software.risalah,
    })
    const pdf = await renderer.render(record)
    const text = canonicalJson(record)
    const file = {
      frozenAt: record.frozenAt,
      record: text,
      recordSha256: sha256Hex(text),
      pdfSha256: await shelf.put(pdf),
      pages: countPages(pdf),
    }
    return { file, record }
  }

  /** The records of one freezing: same rapat, same version, not replaced. */
  const siblings = async ({ rapatId, versi }: Risalah) =>
    (await listRisalahOfRapat(db, rapatId)).filter((r) => r.versi === versi && !r.dicabut)

  async function freeze(
    rapatId: string,
    keputusan: readonly string[] | undefined,
    by: Actor,
  ): Promise<Risalah[]> {
    const source = await passing(rapatId)
    const known = await listRisalahOfRapat(db, rapatId)
    const current = known.filter(
      (r) => !r.dicabut && r.versi === Math.max(...known.map((k) => k.versi)),
    )
    if (current.some((r) => ['masa-koreksi', 'penetapan'].includes(r.status))) {
      throw new RisalahError('state_refused', {
        message:
          'Naskah ini sedang dalam masa koreksi. Perubahan ikut dibekukan saat naskah menjadi resmi.',
      })
    }
    const again = current.length > 0 && current.every((r) => r.status === 'sementara')
    const versi = again ? current[0]!.versi : Math.max(0, ...known.map((r) => r.versi)) + 1
    const at = now()
    const printed = notedIn(await parts.notulen?.(rapatId), keputusan, source)
    const made: { id: string; isNew: boolean; prepared: Prepared }[] = []
    for (const lingkup of scopesOf(source)) {
      const old = again ? current.find((r) => r.lingkup === lingkup) : undefined
      const publicId = old?.publicId ?? parts.newPublicId()
      const frame = {
        lingkup,
        versi,
        publicId,
        ...printed,
        frozenAt: at,
      }
      const prepared = await prepare(source, { ...frame, status: 'sementara' })
      made.push({ id: old?.id ?? parts.newId(), isNew: old === undefined, prepared })
    }
    await db.transaction().execute(async (trx) => {
      // Composing takes seconds, and what is frozen is the sitting as it is now.
      if ((await findRapat(trx, rapatId))?.versi !== source.subject.rapat.versi) {
        throw new RisalahError('conflict', {
          message: 'Rapat ini berubah selagi naskahnya dibekukan. Bekukan sekali lagi.',
        })
      }
      for (const { id, isNew, prepared } of made) {
        const { publicId, lingkup, dokumen } = prepared.record
        if (isNew) {
          const alasan = versi > 1 ? 'ralat' : null
          await insertRisalah(trx, {
            id,
            rapatId,
            publicId,
            dokumen,
            lingkup,
            versi,
            status: 'sementara',
            alasan,
            at,
          })
        }
        await addFile(trx, id, prepared.file, at)
      }
      // An older version that nobody signed is worth nothing any more; a signed one holds until the ralat is signed.
      for (const old of current) {
        if (!again && old.signatures.length === 0) await setStatus(trx, old.id, { dicabut: true })
      }
    })
    for (const { id, prepared } of made) {
      await note(by, 'risalah.beku', id, { versi, recordSha256: prepared.file.recordSha256 })
    }
    return Promise.all(made.map(({ id }) => find(id)))
  }

  async function move(id: string, status: RisalahStatus, alasan: string | null, by: Actor) {
    const risalah = await find(id)
    const context = { now: clock(), masaKoreksiHari: (await parts.dewan()).masaKoreksiHari }
    const archive = status === 'arsip-terbatas' || status === 'arsip-rahasia'
    // Settling concerns the text, which all records of a freezing share; where one is kept is its own matter.
    const moved = archive ? [risalah] : await siblings(risalah)
    for (const one of moved) checkMove(one, status, context)
    const prepared = new Map<string, Prepared>()
    if (status === 'resmi') {
      const source = await passing(risalah.rapatId)
      for (const { id: one, lingkup, versi, publicId } of moved) {
        const { keputusan, tindakLanjut = [], anggaran, suara } = await recordOf(db, one)
        const frame = {
          lingkup,
          versi,
          publicId,
          keputusan,
          tindakLanjut,
          anggaran,
          suara,
          status,
          frozenAt: context.now.toISOString(),
        }
        prepared.set(one, await prepare(source, frame))
      }
    }
    await db.transaction().execute(async (trx) => {
      for (const { id: one } of moved) {
        const file = prepared.get(one)?.file
        if (file) await addFile(trx, one, file, now())
        await setStatus(trx, one, {
          status,
          ...(status === 'masa-koreksi' && { koreksiSampai: koreksiEnd(context) }),
        })
      }
    })
    for (const { id: one } of moved) {
      await note(by, `risalah.${status}`, one, alasan === null ? undefined : { alasan })
    }
    return Promise.all(moved.map(({ id: one }) => find(one)))
  }

  return { freeze, move }
}
