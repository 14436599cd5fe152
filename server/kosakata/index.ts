/**
 * Door of the vocabulary: which words may be meant in a rapat, how its finals are corrected and written, and what the
 * council learned from its own corrections.
 */
import { readWordList } from '../../transcription/client.ts'
import type { Audit } from '../access/audit.ts'
import type { DocumentRoom, Writing } from '../document/index.ts'
import type { BagianSubject } from '../domain/access.ts'
import { api } from '../domain/api.ts'
import { RisalahError } from '../domain/errors.ts'
import type { Dewan } from '../domain/orang.ts'
import type { Peserta, Rapat } from '../domain/rapat.ts'
import type { Usulan } from '../domain/usulan.ts'
import type { Http } from '../http/index.ts'
import {
  correctWords,
  type GeneralWords,
  type Lexicon,
  namesOfRegion,
  openGeneralWords,
  openLexicon,
  openNames,
  openRegion,
  type Region,
  writtenForm,
} from '../language/index.ts'
import type { Log } from '../log.ts'
import type { Store } from '../store/index.ts'
import {
  addKosakata,
  listKosakata,
  noteTemuan,
  removeKosakata,
  repeatedTemuan,
  setKosakata,
  type Temuan,
} from '../store/kosakata.ts'
import { currentSegments } from '../store/naskah.ts'
import { searchUsulan } from '../store/usulan.ts'
import { correctionsOf } from './learn.ts'
import { readPairs } from './lines.ts'

export { takesHints } from './takesHints.ts'

export type KosakataParts = {
  readonly store: Store
  readonly http: Http
  readonly log: Log
  readonly clock: () => Date
  readonly newId: () => string
  readonly audit: Audit
  readonly dataDir: string
  readonly dewan: () => Promise<Dewan>
  readonly subjectOfBagian: (bagianId: string) => Promise<BagianSubject>
  readonly peserta: (rapatId: string) => Promise<Peserta[]>
  /** Open parts of sittings that ended lately: people still correct them. */
  readonly recent: () => Promise<string[]>
  readonly read: DocumentRoom['read']
  readonly people: () => Promise<readonly { readonly nama: string }[]>
  /** Kecamatan and desa of the kabupaten or kota of this code. */
  readonly places: (kode: string | null) => Promise<Region['places']>
}

export type KosakataRoom = {
  /** How finals of this part are corrected and written. */
  writing(bagianId: string): Promise<Writing>
  /** Names and words for an engine that takes some, most likely first; the same for a rapat as long as the server runs. */
  hints(rapat: Rapat): Promise<string[]>
  /** Every place of the council's own region. */
  region(): Promise<Region>
  /** Looks through an open part for what people corrected; what was corrected twice becomes a proposal. */
  learn(bagianId: string): Promise<void>
}

/** Words are gathered anew after so long: a name added during the rapat is known soon. */
const freshMs = 60_000
const mostHints = 100

type Prepared = { readonly writing: Writing; readonly at: number; readonly ejaan: Dewan['ejaan'] }

export function openKosakata(parts: KosakataParts): KosakataRoom {
  const { http, clock, audit, newId, dataDir, log } = parts
  const { db } = parts.store
  let general: Promise<GeneralWords> | null = null
  let toldMissing = false
  const prepared = new Map<string, Promise<Prepared>>()
  const hinted = new Map<string, Promise<string[]>>()

  async function loadGeneral(): Promise<GeneralWords> {
    const list = await readWordList({ dataDir })
    if (list === null) {
      if (!toldMissing) log.warn('the word list is not installed: only council words are corrected')
      toldMissing = true
      // One that is installed meanwhile is taken up with the next words.
      general = null
    }
    return openGeneralWords(list)
  }

  function generalWords(): Promise<GeneralWords> {
    general ??= loadGeneral()
    return general
  }

  async function region(): Promise<Region> {
    const { wilayah: kode } = await parts.dewan()
    // Without the names the text goes on all the same.
    const places = await parts.places(kode).catch((error: unknown) => {
      log.warn('the places of the region could not be read', { kode, cause: String(error) })
      return []
    })
    return openRegion({ kode, places }, await generalWords())
  }

  async function prepare(rapat: Rapat): Promise<Prepared> {
    const [base, dewan, own, peserta, people, items, learned] = await Promise.all([
      generalWords(),
      parts.dewan(),
      region(),
      parts.peserta(rapat.id),
      parts.people(),
      searchUsulan(db, { cari: '' }),
      listKosakata(db),
    ])
    const lexicon: Lexicon = openLexicon(base, {
      nama: [...new Set([...peserta, ...people].map((one) => one.nama))],
      tempat: [...new Set([...items.flatMap(placesOf), dewan.daerah, dewan.kota])],
      wilayah: namesOfRegion(own),
      frasa: [...new Set([...items.flatMap(phrasesOf), ...phrasesOfRapat(rapat, peserta)])],
      dipelajari: learned.filter((one) => one.status === 'diterima'),
    })
    const names = openNames({
      rapat: { anggota: peserta.map(({ id, ...one }) => ({ id, ...one })) },
      items: {
        daerah: { nama: dewan.daerah },
        aspirasi: items.map(({ kode, judul, lokasi, opd }) => ({ kode, judul, lokasi, opd })),
      },
      region: own,
    })
    const writing: Writing = {
      correct: (words) => correctWords(words, lexicon),
      write: (raw) => writtenForm(raw, { names, numbers: dewan.ejaan }),
    }
    return { writing, at: clock().getTime(), ejaan: dewan.ejaan }
  }

  async function writing(bagianId: string): Promise<Writing> {
    const { rapat } = await parts.subjectOfBagian(bagianId)
    const known = prepared.get(rapat.id)
    const old = known === undefined ? null : await known.catch(() => null)
    const { ejaan } = await parts.dewan()
    // How numbers are written is changed for the next words, not for those a minute later.
    const fresh = old !== null && Math.abs(clock().getTime() - old.at) < freshMs
    if (old?.ejaan === ejaan && fresh) return old.writing
    const next = prepare(rapat)
    prepared.set(rapat.id, next)
    next.catch(() => prepared.delete(rapat.id))
    if (prepared.size > 8) prepared.delete(prepared.keys().next().value!)
    return (await next).writing
  }

  async function hintsOf(rapat: Rapat): Promise<string[]> {
    const peserta = await parts.peserta(rapat.id)
    const items = await searchUsulan(db, { cari: '' })
    const learned = await listKosakata(db)
    const own = await region()
    const all = [
      ...peserta.map(({ nama }) => nama.split(',')[0]!),
      ...learned.filter((one) => one.status === 'diterima').map((one) => one.written),
      ...peserta.flatMap(({ instansi, fraksi }) => [instansi, fraksi]),
      ...items.flatMap(placesOf),
      // An engine that listens for an everyday word as a name would hear it everywhere.
      ...namesOfRegion(own).filter((name) => !own.isCommon(name.split(' '))),
    ]
    return [...new Set(all.filter((one) => one !== null))].slice(0, mostHints)
  }

  const changed = () => prepared.clear()
  const by = (akunId: string | null) => ({ akunId, at: clock().toISOString() })

  http.handle(api.listKosakata, {
    async run() {
      for (const bagianId of await parts.recent()) await learn(bagianId)
      await propose()
      const daftarKata = (await readWordList({ dataDir })) !== null
      return { kosakata: await listKosakata(db), daftarKata }
    },
  })

  http.handle(api.addKosakata, {
    async run({ actor, body }) {
      const pairs = readPairs(body.teks)
      if (!Array.isArray(pairs)) {
        const { baris, pesan } = pairs as { baris: number; pesan: string }
        throw new RisalahError('input_invalid', { fields: { teks: `Baris ${baris}: ${pesan}` } })
      }
      const akunId = actor.akun?.id ?? null
      let ditambah = 0
      await db.transaction().execute(async (trx) => {
        for (const pair of pairs) {
          const row = { id: newId(), ...pair, status: 'diterima', sumber: 'tangan' } as const
          if (await addKosakata(trx, { ...row, ...by(akunId) })) ditambah += 1
        }
      })
      changed()
      await audit({ akunId, aksi: 'kosakata.tambah', subjek: 'kosakata', rincian: { ditambah } })
      return { ditambah }
    },
  })

  http.handle(api.setKosakata, {
    async run({ actor, params, body }) {
      const akunId = actor.akun?.id ?? null
      if (!(await setKosakata(db, params.id, body.status, by(akunId))))
        throw new RisalahError('not_found')
      changed()
      await audit({ akunId, aksi: `kosakata.${body.status}`, subjek: params.id })
      return { ok: true as const }
    },
  })

  http.handle(api.removeKosakata, {
    async run({ actor, params }) {
      if (!(await removeKosakata(db, params.id))) throw new RisalahError('not_found')
      changed()
      await audit({ akunId: actor.akun?.id ?? null, aksi: 'kosakata.hapus', subjek: params.id })
      return { ok: true as const }
    },
  })

  return {
    writing,
    region,
    hints(rapat) {
      const known = hinted.get(rapat.id) ?? hintsOf(rapat)
      hinted.set(rapat.id, known)
      known.catch(() => hinted.delete(rapat.id))
      return known
    },
    learn,
  }

  async function learn(bagianId: string): Promise<void> {
    const { bagian } = await parts.subjectOfBagian(bagianId)
    // Words of a closed part stay in it.
    if (bagian.sifat !== 'terbuka') return
    const found: Temuan[] = []
    for (const section of await parts.read(bagianId)) {
      for (const turn of section.items) {
        if (turn.kind !== 'turn' || turn.startMs === null || turn.endMs === null) continue
        const [from, to] = [turn.startMs * 16, turn.endMs * 16].map(Math.round) as [number, number]
        const segments = await currentSegments(db, bagianId, turn.channel ?? 0, from, to)
        const raw = segments
          .flatMap((segment) => segment.words)
          .filter((word) => word.endMs > turn.startMs! && word.startMs < turn.endMs!)
          .map((word) => word.text)
        const printed = segments.map((segment) => segment.written).join(' ')
        for (const pair of correctionsOf(raw, printed, turn.text))
          found.push({ turnId: turn.id, ...pair })
      }
    }
    await db.transaction().execute((trx) => noteTemuan(trx, bagianId, found))
    await propose()
  }

  /** What was corrected in two turns, wherever they are. */
  async function propose(): Promise<void> {
    for (const pair of await repeatedTemuan(db)) {
      const row = { id: newId(), ...pair, status: 'usul', sumber: 'koreksi' } as const
      await addKosakata(db, { ...row, ...by(null) })
    }
  }
}

function placesOf({ lokasi }: Usulan): string[] {
  const { kecamatan, desa, alamat } = lokasi
  const road = /\b(Jalan|Gang|Lorong)((?: \p{Lu}[\p{L}\d.-]*)+)/u.exec(alamat ?? '')
  return [kecamatan, desa, road?.[0]].filter((place): place is string => !!place)
}

const phrasesOf = ({ judul, opd }: Usulan): string[] => [judul, opd].filter(Boolean)

function phrasesOfRapat(rapat: Rapat, peserta: readonly Peserta[]): string[] {
  const offices = peserta.flatMap(({ jabatan, instansi, fraksi }) => [jabatan, instansi, fraksi])
  const all = [rapat.judul, rapat.alat, ...rapat.acara.map(({ judul }) => judul), ...offices]
  return all.filter((one): one is string => !!one)
}
