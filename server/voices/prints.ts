/** Kept voice prints: consent first, then enrolment; withdrawal, deletion and the council's switch make them go for good. */
import type { Readable } from 'node:stream'
import { enrolApart, findModel } from '../../transcription/client.ts'
import type { Audit } from '../access/audit.ts'
import { can } from '../access/can.ts'
import type { CaptureRoom } from '../capture/index.ts'
import type { DocumentRoom } from '../document/index.ts'
import type { Actor } from '../domain/access.ts'
import { api } from '../domain/api.ts'
import { RisalahError } from '../domain/errors.ts'
import type { Dewan } from '../domain/orang.ts'
import { sampleRateHz } from '../domain/speech.ts'
import { enrolSeconds, type VoicePrintSource } from '../domain/voicePrint.ts'
import type { Http } from '../http/index.ts'
import type { Log } from '../log.ts'
import type { RapatRoom } from '../rapat/index.ts'
import { saveDewan } from '../store/dewan.ts'
import type { Db, Store } from '../store/index.ts'
import { findOrang } from '../store/orang.ts'
import {
  forgetFreed,
  hasVoiceConsent,
  listVoicePrints,
  listVoiceState,
  removeVoiceConsent,
  removeVoicePrints,
  saveVoiceConsent,
  saveVoicePrint,
} from '../store/voicePrint.ts'

/** `voice`: 256 numbers, of length one. */
export type KeptPrint = { readonly orangId: string; readonly voice: Float32Array }

export type PrintsRoom = {
  /**
   * Those whose voice may be known now; nobody while the council's setting is off. Consent can be withdrawn at any
   * moment: ask again rather than keep the answer.
   */
  prints(): Promise<readonly KeptPrint[]>
  close(): Promise<void>
}

export type PrintsParts = {
  readonly store: Store
  readonly http: Http
  readonly log: Log
  readonly clock: () => Date
  readonly audit: Audit
  readonly dataDir: string
  readonly dewan: (db?: Db) => Promise<Dewan>
  readonly capture: Pick<CaptureRoom, 'sound' | 'readOnce'>
  readonly document: Pick<DocumentRoom, 'turns'>
  readonly rapat: Pick<RapatRoom, 'load' | 'list' | 'peserta' | 'subjectOfBagian'>
}

type Stretch = { bagianId: string; channel: number; startMs: number; endMs: number }

const models = ['voice-ge2e', 'silero-vad']
/** Half a minute of sound in any format people bring. */
const maxBytes = 50_000_000
/** Formats round their length up. */
const slackSeconds = 1
/** Shorter turns are interjections, often over another voice. */
const leastTurnMs = 1500
/** Older ones were recorded when the voice was another. */
const recentSittings = 12

const { least, most, speech } = enrolSeconds
const refusals = {
  off: 'Dewan ini tidak menyimpan sidik suara. Admin dapat mengubahnya di Admin → Dewan.',
  consent: 'Belum ada persetujuan orang ini. Rekam persetujuannya lebih dahulu.',
  future: 'Tanggal persetujuan belum tiba.',
  short: `Rekaman kurang dari ${least} detik. Pakai ${least}–${most} detik suara orang ini.`,
  long: `Rekaman lebih dari ${most} detik. Potong menjadi ${least}–${most} detik yang hanya berisi suara orang ini.`,
  silent: `Suara orang terlalu sedikit: paling sedikit ${speech} detik bicara yang jelas. Tidak ada yang disimpan.`,
  sitting: `Ucapan orang ini yang sudah dikonfirmasi dalam rapat itu kurang dari ${least} detik.`,
}
const refused = (message: string) => new RisalahError('state_refused', { message })

export async function openPrints(parts: PrintsParts): Promise<PrintsRoom> {
  const { store, http, log, clock, audit, dataDir, capture, rapat } = parts
  const { db } = store
  const stopping = new AbortController()
  /** One after another: a sitting may need the processor. */
  let tail: Promise<unknown> = Promise.resolve()

  const note = (actor: Actor, aksi: string, subjek: string, rincian?: Record<string, unknown>) =>
    audit({ akunId: actor.akun?.id ?? null, aksi, subjek, ...(rincian && { rincian }) })

  async function emptyLog(): Promise<void> {
    if (!(await forgetFreed(db))) log.warn('the write-ahead log is in use and was not emptied')
  }

  async function missingModel(): Promise<string | null> {
    for (const id of models) if ((await findModel(id, { dataDir })) === null) return id
    return null
  }

  async function mustBeOn(from: Db = db): Promise<void> {
    if (!(await parts.dewan(from)).kenaliSuara) throw refused(refusals.off)
  }

  async function mayEnrol(orangId: string, from: Db = db): Promise<void> {
    await mustBeOn(from)
    if (!(await hasVoiceConsent(from, orangId))) throw refused(refusals.consent)
  }

  async function person(orangId: string): Promise<void> {
    if ((await findOrang(db, orangId)) === null) throw new RisalahError('not_found')
  }

  async function mayStart(orangId: string): Promise<void> {
    await person(orangId)
    await mayEnrol(orangId)
    const missing = await missingModel()
    if (missing === null) return
    const message = `Model untuk mengenali suara belum terpasang. Di server: npm run models -- get ${missing}`
    throw new RisalahError('model_missing', { message })
  }

  async function keep(
    orangId: string,
    sound: Float32Array,
    sumber: VoicePrintSource,
  ): Promise<void> {
    const { signal } = stopping
    const enrolled = tail.then(() =>
      enrolApart(sound, { dataDir, leastSpeechMs: speech * 1000, signal }),
    )
    tail = enrolled.catch(() => {})
    const voice = await enrolled
    if (voice === null) throw new RisalahError('input_invalid', { message: refusals.silent })
    await db.transaction().execute(async (trx) => {
      // Consent may have been withdrawn while we listened.
      await mayEnrol(orangId, trx)
      await saveVoicePrint(trx, { orangId, voice, sumber, at: clock().toISOString() })
    })
    await emptyLog()
  }

  async function readUpload(req: Readable): Promise<Float32Array> {
    const limits = { maxBytes, maxSeconds: most + slackSeconds }
    const sound = await capture.readOnce(req, limits).catch((error: unknown) => {
      const long = error instanceof RisalahError && error.code === 'too_large'
      throw long ? new RisalahError('too_large', { message: refusals.long }) : error
    })
    if (sound.length < least * sampleRateHz) {
      throw new RisalahError('input_invalid', { message: refusals.short })
    }
    return sound
  }

  /** What a person confirmed to be theirs, in the open parts of a finished sitting that the actor may hear. */
  async function spokenBy(orangId: string, rapatId: string, actor: Actor): Promise<Stretch[]> {
    const sitting = (await rapat.load(rapatId)).rapat
    const own = (await rapat.peserta(rapatId)).find((p) => p.orangId === orangId)
    if (sitting.status !== 'ditutup' || own === undefined) return []
    const spoken: Stretch[] = []
    for (const { id: bagianId, sifat } of sitting.bagian) {
      const subject = await rapat.subjectOfBagian(bagianId)
      // Nothing of a closed part leaves it, not even how somebody sounds.
      if (sifat !== 'terbuka' || !can(actor, 'bagian.audio', subject)) continue
      for (const turn of await parts.document.turns(bagianId)) {
        if (turn.spk !== own.id || turn.spkStatus !== 'dikonfirmasi' || turn.s < 0) continue
        const { channel, s: startMs, e: endMs } = turn
        if (endMs - startMs >= leastTurnMs) spoken.push({ bagianId, channel, startMs, endMs })
      }
    }
    return longest(spoken)
  }

  http.handle(api.setKenaliSuara, {
    async run({ actor, body: { aktif } }) {
      const at = clock().toISOString()
      const terhapus = await db.transaction().execute(async (trx) => {
        const dewan = await parts.dewan(trx)
        await saveDewan(
          trx,
          { ...dewan, kenaliSuara: aktif },
          { akunId: actor.akun?.id ?? null, at },
        )
        return aktif ? 0 : removeVoicePrints(trx)
      })
      await emptyLog()
      await note(actor, aktif ? 'suara.nyala' : 'suara.mati', 'dewan', { terhapus })
      return { terhapus }
    },
  })

  http.handle(api.listVoice, {
    async run() {
      const { kenaliSuara: aktif } = await parts.dewan()
      return { aktif, modelKurang: await missingModel(), orang: await listVoiceState(db) }
    },
  })

  http.handle(api.saveVoiceConsent, {
    async run({ actor, params: { orangId }, body }) {
      await person(orangId)
      await mustBeOn()
      if (body.tanggal > dayOf(clock(), (await parts.dewan()).zona)) {
        throw new RisalahError('input_invalid', { fields: { tanggal: refusals.future } })
      }
      // A consent given aloud has no letter.
      const consent = { ...body, nomorSurat: body.bentuk === 'lisan' ? null : body.nomorSurat }
      const by = { akunId: actor.akun?.id ?? null, at: clock().toISOString() }
      await saveVoiceConsent(db, orangId, consent, by)
      const { bentuk, tanggal } = body
      await note(actor, 'suara.persetujuan', orangId, { bentuk, tanggal })
      return { ok: true as const }
    },
  })

  http.handle(api.withdrawVoiceConsent, {
    async run({ actor, params: { orangId } }) {
      if (!(await removeVoiceConsent(db, orangId))) throw new RisalahError('not_found')
      await emptyLog()
      await note(actor, 'suara.cabut', orangId)
      return { ok: true as const }
    },
  })

  http.handle(api.removeVoice, {
    async run({ actor, params: { orangId } }) {
      if ((await removeVoicePrints(db, orangId)) === 0) throw new RisalahError('not_found')
      await emptyLog()
      await note(actor, 'suara.hapus', orangId)
      return { ok: true as const }
    },
  })

  http.handle(api.enrolVoice, {
    async run({ actor, params: { orangId }, req, res }) {
      try {
        await mayStart(orangId)
        await keep(orangId, await readUpload(req), 'unggahan')
      } catch (error) {
        // The sentence must reach a browser that is still sending.
        res.setHeader('connection', 'close')
        req.resume()
        throw error
      }
      await note(actor, 'suara.rekam', orangId, { sumber: 'unggahan' })
      return { ok: true as const }
    },
  })

  http.handle(api.listVoiceRapat, {
    async run({ actor, params: { orangId } }) {
      const sittings = (await rapat.list({}))
        .filter((one) => one.rapat.status === 'ditutup' && one.pesertaOrangId.includes(orangId))
        .sort((a, b) => (a.rapat.tanggal < b.rapat.tanggal ? 1 : -1))
      const found = []
      for (const { rapat: one } of sittings.slice(0, recentSittings)) {
        const detik = Math.floor(lengthMs(await spokenBy(orangId, one.id, actor)) / 1000)
        const { id, judul, tanggal } = one
        if (detik >= least) found.push({ id, judul, tanggal, detik })
      }
      return { rapat: found }
    },
  })

  http.handle(api.enrolVoiceFromRapat, {
    async run({ actor, params: { orangId }, body: { rapatId } }) {
      await mayStart(orangId)
      const spoken = await spokenBy(orangId, rapatId, actor)
      if (lengthMs(spoken) < least * 1000) throw refused(refusals.sitting)
      const sounds = await Promise.all(
        spoken.map((s) => capture.sound(s.bagianId, s.channel, s.startMs, s.endMs)),
      )
      await keep(orangId, joined(sounds), 'rapat')
      await note(actor, 'suara.rekam', orangId, { sumber: 'rapat', rapatId })
      return { ok: true as const }
    },
  })

  // A server that was killed between a deletion and this left the pages as they were.
  await emptyLog()

  return {
    async prints() {
      return (await parts.dewan()).kenaliSuara ? listVoicePrints(db) : []
    },
    async close() {
      stopping.abort()
      await tail
    },
  }
}

const dayOf = (at: Date, timeZone: Dewan['zona']) =>
  new Intl.DateTimeFormat('en-CA', { timeZone }).format(at)

const lengthMs = (spoken: readonly Stretch[]) =>
  spoken.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0)

/** The longest turns, as much of them as is listened to. */
function longest(spoken: readonly Stretch[]): Stretch[] {
  let left = most * 1000
  return spoken
    .toSorted((a, b) => b.endMs - b.startMs - (a.endMs - a.startMs))
    .flatMap((stretch) => {
      if (left < leastTurnMs) return []
      const endMs = Math.min(stretch.endMs, stretch.startMs + left)
      left -= endMs - stretch.startMs
      return [{ ...stretch, endMs }]
    })
}

function joined(sounds: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(sounds.reduce((sum, sound) => sum + sound.length, 0))
  let at = 0
  for (const sound of sounds) {
    all.set(sound, at)
    at += sound.length
  }
  return all
}
