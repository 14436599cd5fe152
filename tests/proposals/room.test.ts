/** The proposals room on a whole server: what is said becomes proposals, and what people take of them stands. */
import type { Socket } from 'socket.io-client'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Proposal, ProposalsDelta } from '../../server/domain/protocol/proposals.ts'
import type { SiaranJoined } from '../../server/domain/protocol/siaran.ts'
import { nobody, openSitting, type Sitting, spoken } from '../e2e/workSitting.ts'
import { startApp, type TestApp } from '../support/app.ts'

async function ask<T>(socket: Socket, event: string, value: unknown): Promise<T> {
  const answer = (await socket.timeout(20_000).emitWithAck(event, value)) as
    | { ok: true; value: T }
    | { ok: false; error: { code: string; message: string } }
  if (!answer.ok) throw Object.assign(new Error(answer.error.message), answer.error)
  return answer.value
}

const kindOf = (one: Proposal) => one.payload.kind

describe('proposals', () => {
  let app: TestApp
  let sitting: Sitting
  beforeAll(async () => {
    app = await startApp()
  })
  afterAll(() => app?.stop())
  beforeEach(async () => {
    sitting = await openSitting(app)
    await app.app.rooms.proposals.settled(sitting.bagianId)
  })

  const room = () => app.app.rooms
  const join = async (socket: Socket) =>
    (await ask<{ proposals: Proposal[] }>(socket, 'isyarat:ikut', { bagianId: sitting.bagianId }))
      .proposals
  async function seen(namaAkun = 'budi'): Promise<Proposal[]> {
    await room().proposals.settled(sitting.bagianId)
    return join(await app.socket(namaAkun))
  }
  async function say(text: string, startMs: number, channel = 0): Promise<void> {
    await room().document.appendFinal(sitting.bagianId, { ...spoken(text, startMs), channel })
    await room().proposals.settled(sitting.bagianId)
  }
  const turns = () => room().document.turns(sitting.bagianId)
  async function decide(id: string, event: 'terima' | 'tolak' | 'batal', namaAkun = 'budi') {
    const socket = await app.socket(namaAkun)
    const done = await ask<Proposal>(socket, `isyarat:${event}`, {
      bagianId: sitting.bagianId,
      id,
    })
    await room().proposals.settled(sitting.bagianId)
    return done
  }
  async function name(tid: string, spk: string | null) {
    await room().document.command(sitting.bagianId, {
      type: 'assign-speaker',
      tid,
      spk,
      status: 'dikonfirmasi',
    })
    await room().proposals.settled(sitting.bagianId)
  }
  /** The chair speaks: a turn of their own, confirmed by a person. */
  async function chairSays(text: string, startMs: number): Promise<string> {
    await say(text, startMs)
    const tid = (await turns()).findLast((turn) => turn.s >= startMs)!.tid
    await name(tid, sitting.ketuaId)
    return tid
  }

  it('write a guess with its reason where nobody has named the speaker', async () => {
    await chairSays('silakan kepada bapak mulyana untuk menyampaikan', 30_000)
    await say('terima kasih pimpinan tanggul itu harus dibangun', 40_000)
    const turn = (await turns()).at(-1)!
    const mulyana = (await room().rapat.peserta(sitting.rapatId)).find((p) =>
      p.nama.includes('Mulyana'),
    )!
    expect(turn).toMatchObject({ spk: mulyana.id, spkStatus: 'usulan' })
    expect(turn.spkBukti).toMatch(/Dipersilakan ketua: “.*mulyana.*”/i)
    const proposal = (await seen()).find((p) => p.turnId === turn.tid && kindOf(p) === 'pembicara')
    expect(proposal).toMatchObject({ state: 'terbuka', bukti: turn.spkBukti })

    await decide(proposal!.id, 'terima')
    expect((await turns()).at(-1)).toMatchObject({ spk: mulyana.id, spkStatus: 'dikonfirmasi' })
    await decide(proposal!.id, 'batal')
    expect((await turns()).at(-1)).toMatchObject({ spk: mulyana.id, spkStatus: 'usulan' })
    await decide(proposal!.id, 'tolak')
    expect((await turns()).at(-1)).toMatchObject({ spk: null, spkBukti: null })
    // Nothing that is said afterwards brings the refused name back.
    await say('dan kami mohon segera dikerjakan', 60_000)
    expect((await turns()).find((t) => t.tid === turn.tid)).toMatchObject({ spk: null })
  })

  it('write a guess by what is said behind a turn, and leave it where a person decided meanwhile', async () => {
    const mulyana = (await room().rapat.peserta(sitting.rapatId)).find((p) =>
      p.nama.includes('Mulyana'),
    )!
    const waits = async (startMs: number) => {
      await chairSays('siapa yang mau menanggapi', startMs)
      await say('tanggul itu sebaiknya segera dibangun', startMs + 10_000)
      const turn = (await turns()).at(-1)!
      expect(turn).toMatchObject({ spk: null, spkStatus: 'usulan' })
      return turn.tid
    }
    const find = async (tid: string) => (await turns()).find((turn) => turn.tid === tid)
    const first = await waits(30_000)
    await chairSays('terima kasih bapak mulyana', 60_000)
    expect(await find(first)).toMatchObject({ spk: mulyana.id, spkStatus: 'usulan' })
    expect((await find(first))!.spkBukti).toMatch(
      /^(Ditanggapi ketua|Disapa) sesudahnya: “.*mulyana.*”\.$/,
    )
    const row = (await seen()).find((p) => p.turnId === first && kindOf(p) === 'pembicara')
    expect(row).toMatchObject({ state: 'terbuka', payload: { spk: mulyana.id } })

    const second = await waits(90_000)
    await name(second, sitting.dinasId)
    await chairSays('terima kasih bapak mulyana', 120_000)
    expect(await find(second)).toMatchObject({ spk: sitting.dinasId, spkStatus: 'dikonfirmasi' })
  })

  it('never name a turn over what a person chose', async () => {
    await chairSays('silakan kepada bapak mulyana untuk menyampaikan', 30_000)
    await say('terima kasih pimpinan', 40_000)
    const { tid } = (await turns()).at(-1)!
    await name(tid, sitting.dinasId)
    await say('saya lanjutkan lagi', 70_000)
    expect((await turns()).find((t) => t.tid === tid)).toMatchObject({
      spk: sitting.dinasId,
      spkStatus: 'dikonfirmasi',
    })
    const rows = (await seen()).filter((p) => p.turnId === tid && kindOf(p) === 'pembicara')
    expect(rows.map((p) => p.state)).toEqual(['ditolak'])
  })

  it('link a passage when taken, and take the link off when that is undone', async () => {
    const link = (await seen()).find((p) => p.payload.kind === 'tautan')!
    expect(link.payload).toMatchObject({ kode: 'ASP-2026-031' })
    await decide(link.id, 'terima')
    const client = await app.client('budi')
    const linked = () => client.call('listTautan', { params: { rapatId: sitting.rapatId } })
    expect((await linked()).tautan).toHaveLength(1)
    expect((await turns())[0]!.tautan).toEqual([(await linked()).tautan[0]!.id])
    await decide(link.id, 'batal')
    expect((await linked()).tautan).toEqual([])
    expect((await turns())[0]!.tautan).toEqual([])
    // Taken again it is linked again, refused it is not asked a second time.
    await decide(link.id, 'tolak')
    await say('tanggul kali belut di desa sukamaju itu jebol', 90_000)
    const again = (await seen()).filter((p) => p.payload.kind === 'tautan')
    expect(again.find((p) => p.id === link.id)?.state).toBe('ditolak')
    expect(again.filter((p) => p.turnId === link.turnId)).toHaveLength(1)
  })

  it('link a passage that only points back to what was said before it', async () => {
    await say('sanggup pimpinan tanggul itu kami perbaiki bulan depan', 90_000)
    const turn = (await turns()).at(-1)!
    const link = (await seen()).find((p) => p.turnId === turn.tid && p.payload.kind === 'tautan')
    expect(link?.payload).toMatchObject({ kode: 'ASP-2026-031' })
    expect(link?.bukti).toMatch(/dibahas sebelumnya/)
  })

  it('make records of decisions and follow-ups, which everybody in the rapat has at once', async () => {
    await chairSays(
      'disepakati Dinas PUPR memperbaiki tanggul Kali Belut paling lambat 20 Desember 2026.',
      30_000,
    )
    const all = await seen()
    const decision = all.find((p) => p.payload.kind === 'keputusan')!
    const follow = all.find(
      (p) => p.payload.kind === 'tindak-lanjut' && p.payload.due === '2026-12-20',
    )!
    expect(follow.payload).toMatchObject({ pic: 'Dinas PUPR' })
    const other = await app.socket('sari')
    await ask(other, 'rapat:ikut', { rapatId: sitting.rapatId })
    const told = new Promise((done) => other.once('notulen:berubah', done))
    await decide(decision.id, 'terima')
    expect(await told).toEqual({ rapatId: sitting.rapatId })
    await decide(follow.id, 'terima')
    const sari = await app.client('sari')
    const notulen = () => sari.call('getNotulen', { params: { rapatId: sitting.rapatId } })
    const { keputusan, tindakLanjut } = await notulen()
    expect(keputusan).toMatchObject([{ proposalId: decision.id, status: 'disetujui' }])
    expect(keputusan[0]!.startMs).toBeGreaterThanOrEqual(30_000)
    expect(tindakLanjut).toMatchObject([{ pic: 'Dinas PUPR', due: '2026-12-20' }])

    // Reworded by a person it is theirs, and taking the proposal back leaves it.
    await sari.call('saveKeputusan', {
      params: { bagianId: sitting.bagianId, id: keputusan[0]!.id },
      body: { text: 'Tanggul diperbaiki.', status: 'disetujui', turnId: keputusan[0]!.turnId },
    })
    await expect(decide(decision.id, 'batal')).rejects.toMatchObject({ code: 'conflict' })
    await decide(follow.id, 'batal')
    expect((await notulen()).keputusan.map((k) => k.text)).toEqual(['Tanggul diperbaiki.'])
    expect((await notulen()).tindakLanjut).toEqual([])
  })

  it('make a record of a budget change with its exact amounts, which a person corrects and which then stays', async () => {
    await chairSays(
      'Disepakati anggaran tanggul Kali Belut naik dari Rp2 miliar menjadi Rp2,5 miliar dan belanja cetak dikurangi Rp75 juta.',
      30_000,
    )
    const [first, second] = (await seen()).filter((p) => p.payload.kind === 'anggaran')
    expect(first!.payload).toMatchObject({
      perubahan: { dari: '2000000000', menjadi: '2500000000', arah: 'naik', status: 'disepakati' },
    })
    expect(second!.payload).toMatchObject({
      ke: 1,
      perubahan: { selisih: '75000000', arah: 'turun' },
    })
    await decide(first!.id, 'terima')
    await decide(second!.id, 'terima')
    const sari = await app.client('sari')
    const noted = async () =>
      (await sari.call('getNotulen', { params: { rapatId: sitting.rapatId } })).anggaran
    const [one, two] = await noted()
    expect(one).toMatchObject({
      mataAnggaran: 'Anggaran tanggul Kali Belut',
      dari: '2000000000',
      menjadi: '2500000000',
      selisih: null,
      turnId: first!.turnId,
      proposalId: first!.id,
      urut: 1,
    })
    expect(one!.startMs).toBeGreaterThanOrEqual(30_000)
    // Read again, neither is proposed a second time.
    await say('baik kita lanjutkan', 60_000)
    expect((await seen()).filter((p) => p.payload.kind === 'anggaran')).toHaveLength(2)

    // Two who correct different figures at the same moment do not undo each other.
    const params = { bagianId: sitting.bagianId, id: one!.id }
    const budi = await app.client('budi')
    await Promise.all([
      sari.call('savePerubahanAnggaran', { params, body: { menjadi: '2750000000', selisih: '1' } }),
      budi.call('savePerubahanAnggaran', { params, body: { opd: 'Dinas PUPR' } }),
      sari.call('savePerubahanAnggaran', { params, body: { persen: '37,5' } }),
    ])
    await expect(decide(first!.id, 'batal')).rejects.toMatchObject({ code: 'conflict' })
    await decide(second!.id, 'batal')
    // Both ends give the difference; a third figure is not kept beside them.
    expect(await noted()).toMatchObject([
      {
        ...one!,
        menjadi: '2750000000',
        selisih: null,
        opd: 'Dinas PUPR',
        persen: '37,5',
      },
    ])
    expect((await noted()).map(({ id }) => id)).not.toContain(two!.id)
  })

  it('propose no change for what is only supposed, and none to those who may not write', async () => {
    await chairSays('Kalau anggaran tanggul dinaikkan menjadi Rp3 miliar, dari mana?', 30_000)
    await chairSays('Anggaran tanggul ditambah Rp300 juta.', 50_000)
    const found = (await seen()).filter((p) => p.payload.kind === 'anggaran')
    expect(found).toHaveLength(1)
    const reader = await app.client('mulyana')
    await expect(
      reader.call('savePerubahanAnggaran', {
        params: { bagianId: sitting.bagianId, id: 'anggaran-1' },
        body: {
          mataAnggaran: 'Tanggul',
          dari: null,
          menjadi: null,
          selisih: '1',
          persen: null,
          arah: 'naik',
          opd: null,
          tujuan: null,
          status: 'diusulkan',
          turnId: null,
        },
      }),
    ).rejects.toMatchObject({ status: 403 })
  })

  it('open a vote with no count and no name in it; counted by a person it is not taken back', async () => {
    await chairSays('Baik, kita lakukan pemungutan suara atas usulan tanggul.', 30_000)
    const vote = (await seen()).find((p) => p.payload.kind === 'suara')!
    await decide(vote.id, 'terima')
    const budi = await app.client('budi')
    const votes = async () =>
      (await budi.call('getNotulen', { params: { rapatId: sitting.rapatId } })).suara
    const text = async () => JSON.stringify(await room().document.read(sitting.bagianId))
    const [one] = await votes()
    expect(one).toMatchObject({
      perihal: 'usulan tanggul',
      cara: null,
      setuju: null,
      tidakSetuju: null,
      abstain: null,
      hasil: null,
    })
    expect(await text()).toContain('PEMUNGUTAN SUARA')
    await decide(vote.id, 'batal')
    expect(await votes()).toEqual([])
    expect(await text()).not.toContain('PEMUNGUTAN SUARA')

    await decide(vote.id, 'terima')
    const [again] = await votes()
    await budi.call('savePemungutanSuara', {
      params: { bagianId: sitting.bagianId, id: again!.id },
      body: {
        perihal: again!.perihal,
        cara: 'rahasia',
        setuju: 20,
        tidakSetuju: 5,
        abstain: null,
        hasil: 'disetujui',
        turnId: again!.turnId,
      },
    })
    await expect(decide(vote.id, 'batal')).rejects.toMatchObject({ code: 'conflict' })
    expect(await text()).toContain('PEMUNGUTAN SUARA')
    expect(await votes()).toMatchObject([{ cara: 'rahasia', setuju: 20, abstain: null }])
    await budi.call('removePemungutanSuara', {
      params: { bagianId: sitting.bagianId, id: again!.id },
    })
    expect(await votes()).toEqual([])
  })

  it('are found once however often a text is read, and lapse with the words they rest on', async () => {
    const tid = await chairSays(
      'disepakati Dinas PUPR memperbaiki tanggul Kali Belut paling lambat 20 Desember 2026.',
      30_000,
    )
    const ids = (await seen()).map((p) => p.id)
    for (let n = 0; n < 3; n += 1) await room().proposals.settled(sitting.bagianId)
    expect((await seen()).map((p) => p.id)).toEqual(ids)
    await room().document.command(sitting.bagianId, { type: 'set-text', tid, text: 'Baik.' })
    const of = (await seen()).filter((p) => p.turnId === tid && kindOf(p) === 'keputusan')
    expect(of.map((p) => p.state)).toEqual(['gugur'])
  })

  it('keep what was refused refused when the turn is cut in two', async () => {
    const tid = await chairSays(
      'Sidang yang terhormat. Disepakati Dinas PUPR memperbaiki tanggul Kali Belut tahun ini.',
      30_000,
    )
    const decision = (await seen()).find((p) => p.payload.kind === 'keputusan')!
    await decide(decision.id, 'tolak')
    await room().document.command(sitting.bagianId, { type: 'split', tid, atWord: 3 })
    await name((await turns()).at(-1)!.tid, sitting.ketuaId)
    const open = (await seen()).filter((p) => kindOf(p) === 'keputusan' && p.state === 'terbuka')
    expect(open).toEqual([])
  })

  it('are as sure of a law that anybody cites as of one the chair cites', async () => {
    await say('sesuai pasal dua belas ayat satu itu kewenangan daerah', 30_000)
    const law = (await seen()).find((one) => kindOf(one) === 'hukum')
    expect(law).toMatchObject({ payload: { text: 'Pasal 12 ayat (1)' }, score: 0.95 })
  })

  it('write the line of an agreement and open the section of an agenda item when taken', async () => {
    await chairSays('Apakah kesimpulan ini dapat disetujui?', 30_000)
    await say('setuju', 36_000)
    await chairSays('Baik, kita masuk ke acara penanganan banjir.', 50_000)
    const all = await seen()
    const agreement = all.find((p) => p.payload.kind === 'setuju')!
    const agenda = all.find((p) => p.payload.kind === 'acara')!
    await decide(agreement.id, 'terima')
    await decide(agenda.id, 'terima')
    const sections = await room().document.read(sitting.bagianId)
    const events = sections.flatMap((s) => s.items.filter((item) => item.kind === 'event'))
    expect(events.map((e) => e.text)).toContain('RAPAT: SETUJU')
    expect(sections.map((s) => s.title)).toEqual(['Pembukaan', 'Penanganan banjir'])
    await decide(agreement.id, 'batal')
    await decide(agenda.id, 'batal')
    const after = await room().document.read(sitting.bagianId)
    expect(JSON.stringify(after)).not.toContain('RAPAT: SETUJU')
    expect(after.map((s) => s.title)).toEqual(['Pembukaan'])
  })

  it('compare the quorum that is said with the attendance list', async () => {
    await chairSays('Kuorum tercapai, hadir 2 orang dari 12 anggota.', 30_000)
    const quorum = (await seen()).find((p) => p.payload.kind === 'kuorum')!
    expect(quorum.payload).toMatchObject({ disebut: 2, dari: 12, tercatat: 0, beda: true })
  })

  it('hide the live text at once when the chair closes the doors, and show it again when refused', async () => {
    const reader = await app.socket()
    const page = () => ask<SiaranJoined>(reader, 'siaran:ikut', { bagianId: sitting.bagianId })
    expect((await page()).items.length).toBeGreaterThan(0)
    const shown: string[] = []
    reader.on('siaran:delta', (delta) => shown.push(JSON.stringify(delta)))
    const held = new Promise((done) => reader.once('siaran:tahan', done))
    await say('dengan ini rapat saya nyatakan tertutup untuk umum', 30_000)
    expect(await held).toMatchObject({ ditahan: true })
    expect(await page()).toMatchObject({ items: [], ditahan: true })
    expect(shown.join()).not.toMatch(/tertutup/i)

    const prompt = (await seen('budi')).find((p) => p.payload.kind === 'sifat')!
    expect(prompt.payload).toMatchObject({ sifat: 'tertutup', boleh: true, tahan: true })
    const back = new Promise((done) => reader.once('siaran:tahan', done))
    await decide(prompt.id, 'tolak')
    expect(await back).toMatchObject({ ditahan: false })
    expect((await page()).items.length).toBeGreaterThan(0)
  })

  it('begin a closed part when the openness cue is taken, and keep from readers what was said in between', async () => {
    const reader = await app.socket()
    const page = async () =>
      JSON.stringify(await ask<SiaranJoined>(reader, 'siaran:ikut', { bagianId: sitting.bagianId }))
    await say('dengan ini rapat saya nyatakan tertutup untuk umum', 30_000)
    await say('nama terlapor adalah rahasia besar', 50_000)
    const prompt = (await seen()).find((p) => p.payload.kind === 'sifat')!
    await decide(prompt.id, 'terima')
    const { rapat } = await room().rapat.load(sitting.rapatId)
    expect(rapat.bagian.map((b) => b.sifat)).toEqual(['terbuka', 'tertutup'])
    expect(await page()).toMatch(/tanggul kali belut/i)
    expect(await page()).not.toMatch(/terlapor/i)
    await expect(decide(prompt.id, 'batal')).rejects.toMatchObject({ code: 'state_refused' })
  })

  it('leave what changed in a closed part to those who may read that part', async () => {
    await room().rapat.changeSifat(sitting.rapatId, 'tertutup', nobody)
    const { rapat } = await room().rapat.load(sitting.rapatId)
    const closed = rapat.bagian.at(-1)!.id
    await room().document.appendFinal(
      closed,
      spoken('anggaran rahasia ditambah tiga ratus juta rupiah', 40_000),
    )
    await room().proposals.settled(closed)
    const budi = await app.client('budi')
    await budi.call('savePerubahanAnggaran', {
      params: { bagianId: closed, id: 'anggaran-tertutup' },
      body: {
        mataAnggaran: 'Anggaran rahasia',
        dari: null,
        menjadi: null,
        selisih: '300000000',
        persen: null,
        arah: 'naik',
        opd: null,
        tujuan: null,
        status: 'disepakati',
        turnId: null,
      },
    })
    const notulen = async (namaAkun?: string) => {
      const client = await app.client(namaAkun)
      return client.call('getNotulen', { params: { rapatId: sitting.rapatId } })
    }
    expect((await notulen('budi')).anggaran).toMatchObject([{ bagianId: closed }])
    const outside = await notulen().catch(() => ({ anggaran: [] }))
    expect(outside.anggaran).toEqual([])
    // Nor under the address of another part.
    await expect(
      budi.call('removePerubahanAnggaran', {
        params: { bagianId: sitting.bagianId, id: 'anggaran-tertutup' },
      }),
    ).rejects.toMatchObject({ status: 404 })
  })

  it('hide nothing in a rapat that may not be closed', async () => {
    const made = await room().rapat.create(
      {
        jenis: 'rdpu',
        judul: 'RDPU',
        alat: null,
        nomor: null,
        masaSidang: null,
        tahunSidang: null,
        sifatAwal: 'terbuka',
        tanggal: '2026-11-25',
        jamMulai: '09:30',
        jamSelesai: null,
        tempat: 'Ruang',
        acara: [],
        engine: null,
        model: null,
      },
      nobody,
    )
    const bagianId = (await room().rapat.open(made.id, nobody)).bagian[0]!.id
    await room().document.appendFinal(
      bagianId,
      spoken('dengan ini rapat saya nyatakan tertutup untuk umum', 1000),
    )
    await room().proposals.settled(bagianId)
    const reader = await app.socket()
    expect(await ask<SiaranJoined>(reader, 'siaran:ikut', { bagianId })).toMatchObject({
      ditahan: false,
    })
    const secretariat = await app.socket('sekretariat')
    const { proposals } = await ask<{ proposals: Proposal[] }>(secretariat, 'isyarat:ikut', {
      bagianId,
    })
    expect(proposals.find((p) => p.payload.kind === 'sifat')?.payload).toMatchObject({
      boleh: false,
      tahan: false,
    })
  })

  it('are nothing for readers, anggota, and a notulis of another rapat', async () => {
    for (const namaAkun of [undefined, 'mulyana']) {
      const socket = await app.socket(namaAkun)
      await expect(join(socket)).rejects.toMatchObject({
        code: namaAkun === undefined ? 'not_signed_in' : 'forbidden',
      })
      const heard: unknown[] = []
      socket.on('isyarat:delta', (value) => heard.push(value))
      await say('mohon Dinas PUPR menyampaikan laporan tertulis paling lambat besok', 30_000)
      expect(heard).toEqual([])
    }
    const { rapat } = await room().rapat.load(sitting.rapatId)
    await room().rapat.setPenugasan(sitting.rapatId, {
      ...rapat.penugasan,
      notulis: rapat.penugasan.notulis.slice(0, 1),
    })
    const sari = await app.socket('sari')
    await expect(join(sari)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(decide((await seen())[0]!.id, 'terima', 'sari')).rejects.toMatchObject({
      code: 'forbidden',
    })
  })

  it('come by themselves to those who write, new ones and changed ones', async () => {
    const socket = await app.socket('budi')
    await join(socket)
    const delta = new Promise<ProposalsDelta>((done) => socket.once('isyarat:delta', done))
    await say(
      'mohon Dinas PUPR menyampaikan laporan tertulis paling lambat 1 Desember 2026',
      30_000,
    )
    expect((await delta).bagianId).toBe(sitting.bagianId)
  })

  it('put decisions, follow-ups and budget changes into the frozen record', async () => {
    await chairSays(
      'disepakati Dinas PUPR memperbaiki tanggul Kali Belut paling lambat 20 Desember 2026.',
      30_000,
    )
    await chairSays('Disepakati anggaran tanggul Kali Belut naik Rp300 juta.', 50_000)
    const records = ['keputusan', 'tindak-lanjut', 'anggaran']
    for (const one of await seen()) {
      if (records.includes(kindOf(one))) await decide(one.id, 'terima')
    }
    for (const turn of await turns()) {
      if (turn.spkStatus !== 'dikonfirmasi') await name(turn.tid, sitting.dinasId)
    }
    await room().rapat.close(sitting.rapatId, nobody)
    const client = await app.client('budi')
    const { risalah } = await client.call('freezeRisalah', {
      params: { rapatId: sitting.rapatId },
      body: {},
    })
    const record = await room().risalah.record(risalah[0]!.id)
    expect(record.keputusan[0]).toMatchObject({ bagianNo: 1, status: 'disetujui' })
    const said = (await turns()).find(({ text }) => text.includes('Rp300'))!
    expect(record.anggaran).toEqual([
      {
        mataAnggaran: 'Anggaran tanggul Kali Belut',
        dari: null,
        menjadi: null,
        selisih: '300000000',
        persen: null,
        arah: 'naik',
        opd: null,
        tujuan: null,
        status: 'disepakati',
        turnId: said.tid,
        bagianNo: 1,
      },
    ])
    expect(record.suara).toEqual([])
    // The first is what the office promised before.
    expect(record.tindakLanjut).toMatchObject([
      { pic: 'Dinas PUPR', due: '2026-12-31' },
      { pic: 'Dinas PUPR', due: '2026-12-20' },
    ])
  }, 60_000)
})
