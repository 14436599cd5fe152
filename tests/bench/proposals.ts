/** What a final costs in the proposals room: a real store and text of a long sitting, 5,000 items, until all is proposed. */
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { timeMap } from '../../server/capture/clock.ts'
import { openDocument } from '../../server/document/index.ts'
import type { BagianSubject } from '../../server/domain/access.ts'
import type { Peserta, Rapat } from '../../server/domain/rapat.ts'
import { type Segment, segmentId } from '../../server/domain/speech.ts'
import type { Usulan } from '../../server/domain/usulan.ts'
import { createHttp } from '../../server/http/index.ts'
import { newId } from '../../server/ids.ts'
import { createLive } from '../../server/live/index.ts'
import { silentLog } from '../../server/log.ts'
import { openPembicara } from '../../server/pembicara/index.ts'
import { openProposals, type ProposalsParts } from '../../server/proposals/index.ts'
import { openStore } from '../../server/store/index.ts'
import { saveAllUsulan } from '../../server/store/usulan.ts'

const bagianId = 'bagian'

function person(id: string, nama: string, kelompok: Peserta['kelompok']): Peserta {
  return {
    id,
    orangId: null,
    kelompok,
    nama,
    sapaan: 'Bapak',
    jabatan: null,
    instansi: kelompok === 'undangan' ? 'Dinas Pekerjaan Umum' : null,
    fraksi: null,
    warna: null,
    dapil: null,
    panggilan: [],
  }
}

const roster = [
  person('ketua', 'Drs. H. Harun Wiratama, M.Si.', 'pimpinan'),
  person('mulyana', 'H. Mulyana Sastrawijaya, S.H.', 'anggota'),
  person('dinas', 'Ir. Yohanes Tandi Rapa, M.T.', 'undangan'),
]

const rapat = {
  id: 'rapat',
  jenis: 'rdp',
  judul: 'Rapat',
  sifatAwal: 'terbuka',
  tanggal: '2026-11-25',
  acara: [{ id: 'a1', no: 1, judul: 'Penanganan banjir' }],
  status: 'berlangsung',
  penugasan: { ketua: ['ketua'], sekretaris: null, operator: [], notulis: [] },
  bagian: [],
} as unknown as Rapat

const subject = {
  kind: 'bagian',
  rapat,
  ketuaOrangId: [],
  sekretarisOrangId: null,
  pesertaOrangId: [],
  bagian: {
    id: bagianId,
    rapatId: 'rapat',
    no: 1,
    sifat: 'terbuka',
    mulaiAt: '2026-11-25T02:00:00.000Z',
    selesaiAt: null,
  },
} as BagianSubject

const works = ['Perbaikan tanggul', 'Pengaspalan jalan', 'Sumur bor', 'Ruang kelas', 'Lampu jalan']
const sounds = ['ba', 'ku', 'ri', 'ta', 'mo', 'lu', 'se', 'na', 'pi', 'gu']
const village = (n: number) =>
  [n % 10, Math.floor(n / 10) % 10, Math.floor(n / 100) % 10, (n * 7) % 10]
    .map((k) => sounds[k])
    .join('')

const item = (n: number): Usulan => ({
  jenis: 'aspirasi',
  id: `u-${n}`,
  kode: `ASP-${n}`,
  judul: `${works[n % works.length]} ${village(n % 400)}`,
  uraian: 'Warga sudah lama meminta pekerjaan ini.',
  lokasi: { kecamatan: village(500 + (n % 20)), desa: village(n % 400), alamat: null },
  volume: n % 90,
  satuan: 'meter',
  fisik: true,
  bidang: 'infrastruktur',
  opd: 'Dinas Pekerjaan Umum',
  pengusulId: `m${n % 40}`,
  tahun: 2026,
  versi: 0,
  sumber: 'reses',
  masaReses: null,
  tanggal: null,
  pemohon: null,
  status: 'baru',
  catatan: null,
})

const said = [
  'silakan kepada bapak mulyana untuk menyampaikan',
  'terima kasih pimpinan kami dari fraksi mendukung usulan itu',
  'mohon Dinas Pekerjaan Umum menyampaikan laporan tertulis paling lambat 20 Desember 2026',
  'disepakati Dinas Pekerjaan Umum memperbaiki tanggul tahun ini apakah dapat disetujui',
]

function final(n: number): Segment {
  const startMs = n * 9000
  const text = `${said[n % 4]} ${works[n % 5]!.toLowerCase()} di desa ${village(n % 400)}`
  const words = text.split(' ')
  return {
    channel: 0,
    sid: segmentId(0, startMs * 16),
    rev: 0,
    startSample: startMs * 16,
    endSample: (startMs + words.length * 300) * 16,
    text,
    words: words.map((word, i) => ({
      text: word,
      startMs: startMs + i * 300,
      endMs: startMs + i * 300 + 250,
      confidence: 0.9,
    })),
    engine: 'scripted',
    model: 'scripted',
  }
}

const percentile = (values: readonly number[], share: number) =>
  Math.round((values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0) * 10) / 10

/** Milliseconds of the proposals room for one final in a text of `before` turns. */
export async function liveFinals(before = 800, finals = 120) {
  const dataDir = mkdtempSync(join(tmpdir(), 'isyarat-'))
  const store = await openStore({ dataDir })
  const server = createServer()
  const actorOf = async () => ({ akun: null })
  const live = createLive({ server, origins: [], actorOf, log: silentLog })
  const http = createHttp({
    sessionOf: async () => ({ actor: { akun: null }, csrf: null }),
    origins: [],
    log: silentLog,
  })
  const core = { store, http, live, log: silentLog, clock: () => new Date(), newId }
  const audit = async () => {}
  const document = openDocument({
    ...core,
    audit,
    subjectOfBagian: async () => subject,
    peserta: async () => roster,
  })
  const room = {
    subjectOfBagian: async () => subject,
    load: async () => ({ ...subject, kind: 'rapat' as const }),
    peserta: async () => roster,
    kehadiran: async () => [],
    onChange: () => {},
  } as unknown as ProposalsParts['rapat']
  const items = Array.from({ length: 5000 }, (_, n) => item(n))
  await saveAllUsulan(store.db, items, { akunId: null, at: new Date().toISOString() })
  const proposals = await openProposals({
    ...core,
    audit,
    rapat: room,
    document,
    pembicara: openPembicara({ ...core, audit, rapat: room }),
    hours: async () => timeMap(0, []),
  })
  try {
    for (let n = 0; n < before; n += 1) await document.appendFinal(bagianId, final(n))
    const began = performance.now()
    await proposals.settled(bagianId)
    const wholeS = Math.round(performance.now() - began) / 1000
    const times: number[] = []
    for (let n = before; n < before + finals; n += 1) {
      await document.appendFinal(bagianId, final(n))
      const at = performance.now()
      await proposals.settled(bagianId)
      times.push(performance.now() - at)
      // What writing a guess has caused is not the next final's.
      await new Promise((done) => setTimeout(done, 5))
      await proposals.settled(bagianId)
    }
    return {
      liveFinalMsP50: percentile(times, 0.5),
      liveFinalMsP95: percentile(times, 0.95),
      readAgainS: wholeS,
    }
  } finally {
    await proposals.close()
    await document.close()
    await live.close()
    await store.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}
