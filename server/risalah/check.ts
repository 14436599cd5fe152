/** What stops a naskah from being frozen, and what a person should look at first. Pure. */
import type { Source } from './source.ts'
import type { Findings } from './types.ts'

type Blok = Findings['blok'][number]
type Catatan = Findings['catatan'][number]

/** More of one kind than this is told as a number. */
const maxListed = 100

const clock = (ms: number) => {
  const s = Math.floor(ms / 1000)
  return [s / 3600, (s % 3600) / 60, s % 60]
    .map((n) => String(Math.floor(n)).padStart(2, '0'))
    .join('.')
}

function speakerFaults(source: Source): Blok[] {
  const known = new Set(source.peserta.map((p) => p.id))
  const out: Blok[] = []
  for (const bagian of source.bagian) {
    for (const item of bagian.sections.flatMap((s) => s.items)) {
      if (item.kind !== 'turn' || item.text.trim() === '') continue
      const where = item.startMs === null ? '' : ` pada ${clock(item.startMs)}`
      const place = { turnId: item.id, bagianId: bagian.id }
      if (item.speakerStatus === 'usulan') {
        out.push({ kode: 'pembicara', pesan: `Pembicara${where} belum dikonfirmasi.`, ...place })
      } else if (
        item.speakerStatus === 'dikonfirmasi' &&
        (item.speakerId === null || !known.has(item.speakerId))
      ) {
        out.push({
          kode: 'pembicara',
          pesan: `Pembicara${where} tidak ada di daftar peserta.`,
          ...place,
        })
      }
    }
  }
  return out
}

/** What was said between the chair's word that the doors are closed and the new part: it would be printed for everybody. */
function closedFaults(source: Source): Blok[] {
  return source.declaredClosed.flatMap(({ bagianId, fromMs }) => {
    const bagian = source.bagian.find((b) => b.id === bagianId)
    const items = bagian?.sections.flatMap((s) => s.items) ?? []
    return items.flatMap((item): Blok[] => {
      const late = item.kind === 'turn' && item.startMs !== null && item.startMs >= fromMs
      if (!late || item.text.trim() === '' || item.status === 'diperiksa') return []
      const at = clock(item.startMs!)
      return [
        {
          kode: 'sesudah-tertutup',
          pesan: `Ucapan pada ${at} terjadi sesudah rapat dinyatakan tertutup, tetapi masih berada di bagian terbuka. Hapus teksnya, atau tandai diperiksa (✓) bila boleh dibaca umum.`,
          turnId: item.id,
          bagianId,
        },
      ]
    })
  })
}

/** Sound without text, but for stretches that the text covers by hand or explains with a line of its own. */
function soundFaults(source: Source): { blok: Blok[]; catatan: Catatan[] } {
  const blok: Blok[] = []
  const catatan: Catatan[] = []
  for (const { bagianId, channel, startMs, endMs } of source.uncovered) {
    const items = source.bagian
      .filter((b) => b.id === bagianId)
      .flatMap((b) => b.sections.flatMap((s) => s.items))
    const written = items.some(
      (item) =>
        item.kind === 'turn' &&
        item.channel === channel &&
        item.text.trim() !== '' &&
        item.startMs !== null &&
        item.endMs !== null &&
        item.startMs <= startMs + 500 &&
        item.endMs >= endMs - 500,
    )
    if (written) continue
    const explained = items.some(
      (item) =>
        item.kind === 'event' &&
        item.atMs !== null &&
        item.atMs >= startMs - 1000 &&
        item.atMs <= endMs + 1000 &&
        item.event === 'keterangan',
    )
    const stretch = `${clock(startMs)}–${clock(endMs)}`
    if (explained)
      catatan.push({ kode: 'suara', pesan: `Suara ${stretch} tidak ditulis, dengan keterangan.` })
    else {
      blok.push({
        kode: 'suara',
        pesan: `Suara ${stretch} belum menjadi teks. Tunggu transkripsi, tulis sendiri, atau beri keterangan di tempat itu.`,
        turnId: null,
        bagianId,
      })
    }
  }
  return { blok, catatan }
}

function remarks(source: Source): Catatan[] {
  const items = source.bagian.flatMap((b) => b.sections.flatMap((s) => s.items))
  const turns = items.filter((item) => item.kind === 'turn' && item.text.trim() !== '')
  const raw = turns.filter((t) => t.kind === 'turn' && t.status === 'mesin').length
  const unknown = turns.filter(
    (t) => t.kind === 'turn' && t.speakerStatus === 'tidak-dikenal',
  ).length
  const inText = new Set(items.flatMap((i) => (i.kind === 'turn' ? i.tautan.map((t) => t.id) : [])))
  const lost = source.tautan.filter((t) => !inText.has(t.id)).length
  const gaps = source.bagian.flatMap((b) => b.audio.flatMap((a) => a.gaps)).length
  const present = new Set(source.kehadiran.map((k) => k.pesertaId))
  const unmarked = source.peserta.filter(
    (p) => (p.kelompok === 'anggota' || p.kelompok === 'pimpinan') && !present.has(p.id),
  ).length
  const { ketua, sekretaris } = source.subject.rapat.penugasan
  const out: [string, string | false][] = [
    [
      'belum-diperiksa',
      raw > 0 && `${raw} dari ${turns.length} giliran bicara belum diperiksa orang.`,
    ],
    [
      'tidak-dikenal',
      unknown > 0 && `${unknown} giliran bicara ditulis sebagai pembicara tidak dikenal.`,
    ],
    ['rekaman-terputus', gaps > 0 && `Rekaman terputus ${gaps} kali; ditandai di dalam naskah.`],
    [
      'tautan-lepas',
      lost > 0 && `${lost} tautan usulan tidak lagi menempel pada naskah dan tidak ikut dibekukan.`,
    ],
    ['hadir', unmarked > 0 && `Kehadiran ${unmarked} anggota belum diisi.`],
    [
      'ketua',
      ketua.length === 0 &&
        'Ketua rapat belum ditetapkan; sekretaris menandatangani atas nama ketua.',
    ],
    ['sekretaris', sekretaris === null && 'Sekretaris rapat belum ditetapkan.'],
  ]
  return out.flatMap(([kode, pesan]) => (pesan === false ? [] : [{ kode, pesan }]))
}

export function checkSource(source: Source): Findings {
  const { rapat } = source.subject
  const blok: Blok[] = []
  const whole = (kode: string, pesan: string) =>
    blok.push({ kode, pesan, turnId: null, bagianId: null })
  if (rapat.status !== 'ditutup') {
    whole('belum-ditutup', 'Rapat belum ditutup. Tutup rapat dahulu, lalu bekukan naskahnya.')
  }
  const turns = source.bagian
    .flatMap((b) => b.sections.flatMap((s) => s.items))
    .filter((i) => i.kind === 'turn')
  if (!turns.some((t) => t.text.trim() !== '')) whole('naskah-kosong', 'Naskah masih kosong.')
  if (rapat.penugasan.ketua.length === 0 && rapat.penugasan.sekretaris === null) {
    whole(
      'penanda-tangan',
      'Ketua atau sekretaris rapat belum ditetapkan, jadi belum ada yang menandatangani.',
    )
  }
  blok.push(...closedFaults(source).slice(0, maxListed))
  const speakers = speakerFaults(source)
  blok.push(...speakers.slice(0, maxListed))
  if (speakers.length > maxListed) {
    whole(
      'pembicara',
      `Masih ada ${speakers.length - maxListed} giliran lain dengan pembicara yang belum dikonfirmasi.`,
    )
  }
  const sound = soundFaults(source)
  blok.push(...sound.blok.slice(0, maxListed))
  return { blok, catatan: [...sound.catatan, ...remarks(source)] }
}
