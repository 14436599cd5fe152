/** A sitting made through the server's own doors, for what follows it in a browser: people, spoken text, links. */
import { demoAkunId, demoSandi } from '../../server/demo/akun.ts'
import { seedUsulan } from '../../server/demo/usulan.ts'
import type { Actor } from '../../server/domain/access.ts'
import { type Segment, sampleRateHz, segmentId } from '../../server/domain/speech.ts'
import type { Tautan } from '../../server/domain/usulan.ts'
import { newId } from '../../server/ids.ts'
import { findUsulanByKode } from '../../server/store/usulan.ts'
import type { TestApp } from '../support/app.ts'

export const nobody: Actor = { akun: null }

/** Words spoken one after another, two a second, from `startMs` on. */
export function spoken(text: string, startMs: number): Segment {
  const wordMs = 500
  const words = text.split(' ').map((word, i) => ({
    text: word,
    startMs: startMs + i * wordMs,
    endMs: startMs + (i + 1) * wordMs - 60,
    confidence: 0.9,
  }))
  const startSample = (startMs / 1000) * sampleRateHz
  return {
    channel: 0,
    sid: segmentId(0, startSample),
    rev: 0,
    startSample,
    endSample: startSample + (words.length * wordMs * sampleRateHz) / 1000,
    text,
    words,
    engine: 'scripted',
    model: 'scripted',
  }
}

export const firstWords =
  'terima kasih pimpinan tanggul kali belut di desa sukamaju jebol sepanjang empat puluh meter'
export const secondWords = 'baik pimpinan kami perbaiki sebelum akhir tahun'

export type Sitting = {
  readonly rapatId: string
  readonly bagianId: string
  readonly ketuaId: string
  readonly dinasId: string
}

/** An open RDP with its chair, a guest and, unless `silent`, two finals, three seconds apart. */
export async function openSitting(
  app: TestApp,
  { silent = false }: { silent?: boolean } = {},
): Promise<Sitting> {
  const { rapat, document, store } = app.app.rooms
  await seedUsulan(store, { clock: () => new Date(), newId }).catch(() => {})
  const made = await rapat.create(
    {
      jenis: 'rdp',
      judul: 'RDP Komisi III dengan Dinas PUPR tentang penanganan banjir Kecamatan Rawa Indah',
      alat: 'Komisi III',
      nomor: null,
      masaSidang: 'III',
      tahunSidang: '2026',
      sifatAwal: 'terbuka',
      tanggal: '2026-11-25',
      jamMulai: '09:30',
      jamSelesai: null,
      tempat: 'Ruang Rapat Komisi III',
      acara: [{ judul: 'Pembukaan' }, { judul: 'Penanganan banjir' }, { judul: 'Kesimpulan' }],
      engine: null,
      model: null,
    },
    nobody,
  )
  const peserta = await rapat.setPeserta(made.id, ['o-harun', 'o-mulyana', 'o-wahyuni'])
  const of = (orangId: string) => peserta.find((p) => p.orangId === orangId)!.id
  const dinas = await rapat.addUndangan(made.id, {
    nama: 'Ir. Yohanes Tandi Rapa, M.T.',
    sapaan: 'Bapak',
    jabatan: 'Kepala Dinas',
    instansi: 'Dinas PUPR',
  })
  await rapat.setPenugasan(made.id, {
    ketua: [of('o-harun')],
    sekretaris: of('o-wahyuni'),
    operator: [demoAkunId('budi')],
    notulis: [demoAkunId('budi'), demoAkunId('sari')],
  })
  const opened = await rapat.open(made.id, nobody)
  const bagianId = opened.bagian[0]!.id
  if (!silent) {
    await document.appendFinal(bagianId, spoken(firstWords, 1000))
    await document.appendFinal(bagianId, spoken(secondWords, 12_000))
  }
  return { rapatId: made.id, bagianId, ketuaId: of('o-harun'), dinasId: dinas.id }
}

/** Every turn gets a confirmed speaker, and one passage its link; then the sitting is closed. */
export async function finishSitting(app: TestApp, sitting: Sitting): Promise<void> {
  const { document, rapat, store } = app.app.rooms
  const sections = await document.read(sitting.bagianId)
  const turns = sections.flatMap((s) => s.items.filter((item) => item.kind === 'turn'))
  for (const [i, turn] of turns.entries()) {
    const spk = i === 0 ? sitting.ketuaId : sitting.dinasId
    await document.command(sitting.bagianId, {
      type: 'assign-speaker',
      tid: turn.id,
      spk,
      status: 'dikonfirmasi',
    })
  }
  const first = turns[0]!
  const item = (await findUsulanByKode(store.db, 'aspirasi', 'ASP-2026-031'))!
  const quote = /[Tt]anggul.*?Sukamaju/i.exec(first.text)?.[0] ?? first.text.slice(0, 20)
  const tautan: Tautan = {
    id: newId(),
    rapatId: sitting.rapatId,
    bagianId: sitting.bagianId,
    acaraId: null,
    turnId: first.id,
    usulanId: item.id,
    usulanVersi: item.versi,
    kode: item.kode,
    judul: item.judul,
    relasi: 'dibahas',
    kutipan: quote,
    startMs: 2000,
    endMs: 6000,
    dibuatOleh: demoAkunId('budi'),
    dibuatAt: new Date().toISOString(),
    dikonfirmasiOleh: demoAkunId('budi'),
  }
  const budi = await app.client('budi')
  await budi.call('createTautan', {
    params: { bagianId: sitting.bagianId },
    body: { ...tautan, usulanId: item.id },
  })
  await document.command(sitting.bagianId, {
    type: 'link',
    tid: first.id,
    tautanId: tautan.id,
    quote,
  })
  await rapat.close(sitting.rapatId, nobody)
}

export { demoSandi }
