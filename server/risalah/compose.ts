/** Composes the frozen record from its source: the full one, and the public one without closed parts. Pure. */
import { jenisRapat } from '../domain/rapat.ts'
import { type RecordBagian, RisalahRecord, type RisalahStatus } from '../domain/record.ts'
import type { Source } from './source.ts'

export type Frame = {
  readonly lingkup: 'lengkap' | 'publik'
  readonly versi: number
  readonly status: RisalahStatus
  readonly publicId: string
  readonly verifyUrl: string
  readonly keputusan: RisalahRecord['keputusan']
  readonly tindakLanjut: NonNullable<RisalahRecord['tindakLanjut']>
  readonly anggaran: RisalahRecord['anggaran']
  readonly suara: RisalahRecord['suara']
  readonly frozenAt: string
  readonly software: string
}

type Bagian = RecordBagian

const turnsOf = (bagian: Bagian) =>
  bagian.sections.flatMap((s) => s.items).filter((item) => item.kind === 'turn')

/** Links whose passage still stands in the text; a passage over several turns counts where it begins. */
function linksIn(bagian: readonly Bagian[], tautan: Source['tautan']): RisalahRecord['tautan'] {
  const known = new Map(tautan.map((t) => [t.id, t]))
  const out: RisalahRecord['tautan'] = []
  for (const part of bagian) {
    for (const turn of turnsOf(part)) {
      for (const { id, from, to } of turn.tautan) {
        const link = known.get(id)
        if (!link || out.some((t) => t.id === id)) continue
        out.push({
          id,
          turnId: turn.id,
          bagianNo: part.no,
          jenis: link.jenis,
          kode: link.kode,
          judul: link.judul,
          usulanVersi: link.usulanVersi,
          relasi: link.relasi,
          kutipan: turn.text.slice(from, to),
          startMs: link.startMs ?? turn.startMs,
          endMs: link.endMs ?? turn.endMs,
        })
      }
    }
  }
  return out
}

/** Marks of links that the record does not carry are taken out of the text too. */
function withLinks(bagian: readonly Bagian[], kept: ReadonlySet<string>): Bagian[] {
  return bagian.map((part) => ({
    ...part,
    sections: part.sections.map((section) => ({
      ...section,
      items: section.items.map((item) =>
        item.kind === 'turn'
          ? { ...item, tautan: item.tautan.filter((t) => kept.has(t.id)) }
          : item,
      ),
    })),
  }))
}

function hadirOf({ kehadiran, peserta }: Source, isPublic: boolean): RisalahRecord['hadir'] {
  return peserta.flatMap((person) => {
    const rows = kehadiran.filter((k) => k.pesertaId === person.id)
    const [first] = rows
    if (!first) return []
    const present = rows.some((row) => row.status === 'hadir')
    const status = present ? 'hadir' : first.status
    return [
      {
        pesertaId: person.id,
        // That somebody is ill is nothing for the public.
        status: isPublic && status === 'sakit' ? ('izin' as const) : status,
        interval: present ? rows.map(({ datangAt, pulangAt }) => ({ datangAt, pulangAt })) : [],
      },
    ]
  })
}

function signersOf({ subject, peserta }: Source): RisalahRecord['signers'] {
  const { ketua, sekretaris } = subject.rapat.penugasan
  const chair = peserta.find((p) => p.id === ketua[0])
  const secretary = peserta.find((p) => p.id === sekretaris)
  const out: RisalahRecord['signers'] = []
  if (secretary) {
    out.push({
      slot: 'sekretaris',
      label: chair ? 'Sekretaris Rapat,' : 'a.n. Ketua Rapat\nSekretaris Rapat,',
      nama: secretary.nama,
      jabatan: secretary.jabatan,
    })
  }
  if (chair) {
    out.push({ slot: 'ketua', label: 'Ketua Rapat,', nama: chair.nama, jabatan: chair.jabatan })
  }
  return out
}

export function composeRecord(source: Source, frame: Frame): RisalahRecord {
  const { dewan, peserta } = source
  const { rapat } = source.subject
  const isPublic = frame.lingkup === 'publik'
  const parts = isPublic ? source.bagian.filter((b) => b.sifat === 'terbuka') : source.bagian
  const tautan = linksIn(parts, source.tautan)
  const bagian = withLinks(parts, new Set(tautan.map((t) => t.id)))
  const turns = new Set(bagian.flatMap((b) => turnsOf(b).map((t) => t.id)))
  const numbers = new Set(parts.map((part) => part.no))
  const wholly = parts.length === source.bagian.length
  return RisalahRecord.parse({
    formatVersion: 1,
    dokumen: 'risalah',
    lingkup: frame.lingkup,
    versi: frame.versi,
    status: frame.status,
    contoh: rapat.demo || dewan.demo,
    publicId: frame.publicId,
    verifyUrl: frame.verifyUrl,
    dewan: {
      nama: dewan.nama,
      daerah: dewan.daerah,
      kota: dewan.kota,
      alamat: dewan.alamat,
      lambang: dewan.lambang,
      warna: dewan.warna,
      zona: rapat.zona,
    },
    rapat: {
      id: rapat.id,
      jenis: rapat.jenis,
      jenisNama: jenisRapat[rapat.jenis].nama,
      judul: rapat.judul,
      alat: rapat.alat,
      nomor: rapat.nomor,
      masaSidang: rapat.masaSidang,
      tahunSidang: rapat.tahunSidang,
      sifat: rapat.bagian.map((b) => ({ bagianNo: b.no, sifat: b.sifat, mulaiAt: b.mulaiAt })),
      tanggal: rapat.tanggal,
      jadwal: { mulai: rapat.jamMulai, selesai: rapat.jamSelesai },
      tempat: rapat.tempat,
      acara: rapat.acara.map(({ id, no, judul }) => ({ id, no, judul })),
      dibukaAt: rapat.dibukaAt,
      ditutupAt: rapat.ditutupAt,
      skors: rapat.skors,
    },
    orang: peserta.map(({ id, nama, kelompok, sapaan, jabatan, instansi, fraksi }) => ({
      id,
      nama,
      kelompok,
      sapaan,
      jabatan,
      instansi,
      fraksi,
    })),
    ketua: rapat.penugasan.ketua,
    sekretaris: rapat.penugasan.sekretaris,
    hadir: hadirOf(source, isPublic),
    bagian,
    tautan,
    // In a rapat with closed parts nobody can tell where a decision without its part or passage was taken.
    keputusan: frame.keputusan.filter((k) =>
      wholly || k.bagianNo === undefined
        ? wholly || (k.turnId !== null && turns.has(k.turnId))
        : numbers.has(k.bagianNo),
    ),
    tindakLanjut: frame.tindakLanjut.filter((one) => numbers.has(one.bagianNo)),
    anggaran: frame.anggaran?.filter((one) => numbers.has(one.bagianNo)),
    suara: frame.suara?.filter((one) => numbers.has(one.bagianNo)),
    signers: signersOf(source),
    frozenAt: frame.frozenAt,
    software: {
      risalah: frame.software,
      engine: source.engine?.engine ?? null,
      model: source.engine?.model ?? null,
    },
  })
}

/** Which records a rapat gives: one for all where everything was open, else the full one and, of open parts, the public one. */
export function scopesOf(source: Source): ('lengkap' | 'publik')[] {
  const open = source.bagian.filter((b) => b.sifat === 'terbuka').length
  if (open === source.bagian.length) return ['publik']
  return open === 0 ? ['lengkap'] : ['lengkap', 'publik']
}
