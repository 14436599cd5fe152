/** Door of risalah: freezes a naskah into a record, prints it, has it signed, keeps the register and verifies. */
import { can } from '../access/can.ts'
import type { Actor, RisalahSubject } from '../domain/access.ts'
import { RisalahError } from '../domain/errors.ts'
import type { Risalah, RisalahRecord, RisalahStatus } from '../domain/record.ts'
import {
  addFile,
  findRisalah,
  frozenFileOf,
  insertRisalah,
  insertSignature,
  listRisalahOfRapat,
  recordOf,
  setStatus,
} from '../store/risalah.ts'
import { canonicalJson, sha256Hex } from './canonical.ts'
import { checkSource } from './check.ts'
import { composeRecord, type Frame, scopesOf } from './compose.ts'
import { checkMove, checkPublish, checkSlot, koreksiEnd } from './moves.ts'
import { countPages } from './pages.ts'
import { openRenderer } from './render.ts'
import { routeRisalah } from './routes.ts'
import { openShelf } from './shelf.ts'
import { signPdf } from './sign.ts'
import { readSource, type Source } from './source.ts'
import type { RisalahParts, RisalahRoom, SignInput } from './types.ts'
import { openVerifier } from './verifier.ts'
import { verifyPdf } from './verify/index.ts'

export { makeTestRoot } from './testPki.ts'
export { trustFolder } from './trust.ts'
export type { Findings, RisalahParts, RisalahRoom, SignInput } from './types.ts'
export { verifyPdf } from './verify/index.ts'

type Prepared = { readonly file: Parameters<typeof addFile>[2]; readonly record: RisalahRecord }

const fields = { sekretaris: 'SekretarisRapat', ketua: 'KetuaRapat' } as const
const reasons = { sekretaris: 'Paraf sekretaris rapat', ketua: 'Tanda tangan ketua rapat' } as const

export function openRisalah(parts: RisalahParts): RisalahRoom {
  const { clock, audit } = parts
  const { db } = parts.store
  const renderer = openRenderer()
  const verifier = openVerifier()
  const shelf = openShelf(parts.dataDir)
  const locks = new Map<string, Promise<unknown>>()
  const now = () => clock().toISOString()

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
    keputusan: readonly string[],
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
    const decisions = keputusan.map((text) => ({ text, turnId: turnOf(source, text) }))
    const made: { id: string; isNew: boolean; prepared: Prepared }[] = []
    for (const lingkup of scopesOf(source)) {
      const old = again ? current.find((r) => r.lingkup === lingkup) : undefined
      const publicId = old?.publicId ?? parts.newPublicId()
      const frame = { lingkup, versi, publicId, keputusan: decisions, frozenAt: at }
      const prepared = await prepare(source, { ...frame, status: 'sementara' })
      made.push({ id: old?.id ?? parts.newId(), isNew: old === undefined, prepared })
    }
    await db.transaction().execute(async (trx) => {
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
        const { keputusan } = await recordOf(db, one)
        const frame = {
          lingkup,
          versi,
          publicId,
          keputusan,
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

  /** The person whose name stands in the slot, and nobody else. */
  async function checkSigner(
    risalah: Risalah,
    record: RisalahRecord,
    slot: SignInput['slot'],
    by: Actor,
  ) {
    const peserta = await parts.rapat.peserta(risalah.rapatId)
    const wanted = slot === 'ketua' ? record.ketua[0] : record.sekretaris
    const orangId = peserta.find((p) => p.id === wanted)?.orangId ?? null
    if (orangId === null || by.akun?.orangId !== orangId) {
      throw new RisalahError('forbidden', {
        message: 'Hanya orang yang namanya tercetak pada bagian ini yang dapat menandatanganinya.',
      })
    }
  }

  async function sign(id: string, input: SignInput, by: Actor): Promise<Risalah> {
    const risalah = await find(id)
    const record = await recordOf(db, id)
    checkSlot(risalah, record.signers, input.slot)
    await checkSigner(risalah, record, input.slot, by)
    if (risalah.pdfSha256 !== input.pdfSha256) {
      throw new RisalahError('conflict', {
        message:
          'Berkas yang Anda lihat bukan yang terbaru. Muat ulang, baca lagi, lalu tanda tangani.',
      })
    }
    const at = clock()
    const { pdf, certificate } = await signPdf({
      pdf: await shelf.get(risalah.pdfSha256),
      p12: input.p12,
      passphrase: input.passphrase,
      field: fields[input.slot],
      reason: reasons[input.slot],
      location: record.dewan.kota,
      at: at.toISOString(),
    })
    // What is kept was checked by the same eyes that will check it later.
    const seen = verifyPdf(pdf, { trust: [], now: at })
    if (
      seen.verdict !== 'asli-belum-dipercaya' ||
      seen.signatures.length !== risalah.signatures.length + 1
    ) {
      throw new RisalahError('signer_failed', {
        message: 'Tanda tangan gagal diperiksa ulang. Dokumen tidak berubah.',
      })
    }
    const { nama } = record.signers.find((s) => s.slot === input.slot)!
    const pdfSha256 = await shelf.put(pdf)
    const file = { ...(await frozenFileOf(db, id)), pdfSha256 }
    const done = risalah.signatures.length + 1 === record.signers.length
    await db.transaction().execute(async (trx) => {
      await addFile(trx, id, file, at.toISOString())
      await insertSignature(trx, id, {
        slot: input.slot,
        akunId: by.akun!.id,
        nama,
        at: at.toISOString(),
        pdfSha256,
        sertifikatSha256: certificate.sha256,
      })
      if (!done) return
      await setStatus(trx, id, { status: 'ditandatangani' })
      for (const old of await listRisalahOfRapat(trx, risalah.rapatId)) {
        const replaced = old.lingkup === risalah.lingkup && old.versi < risalah.versi
        if (replaced) await setStatus(trx, old.id, { dicabut: true })
      }
    })
    await note(by, 'risalah.tandatangan', id, {
      slot: input.slot,
      pdfSha256,
      sertifikat: certificate.sha256,
    })
    return find(id)
  }

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

/** The turn of an open or closed part in which a decision was read out word by word, if any. */
function turnOf(source: Source, decision: string): string | null {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  const wanted = plain(decision)
  for (const bagian of source.bagian) {
    for (const item of bagian.sections.flatMap((s) => s.items)) {
      if (item.kind === 'turn' && wanted !== '' && plain(item.text).includes(wanted)) return item.id
    }
  }
  return null
}
