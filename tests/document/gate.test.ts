import type { Socket } from 'socket.io-client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { createLimiter } from '../../server/document/gate.ts'
import { createElement, rootOf, sectionsOf } from '../../server/document/tree.ts'
import { naskahEpoch } from '../../server/domain/naskah.ts'
import type { NaskahJoined } from '../../server/domain/protocol/naskah.ts'
import { allUpdates } from '../../server/store/naskah.ts'
import { ask, segment, startRoom, type TestRoom } from './support.ts'

const B = 'bagian-1'
let test: TestRoom
beforeEach(async () => {
  test = await startRoom()
  await test.room.appendFinal(B, segment(0, ['halo', 'semua']))
})
afterEach(() => test.stop())

async function join(akunId: string | null, doc = new Y.Doc(), bagianId = B) {
  const socket = await test.socket(akunId)
  const answer = await ask<NaskahJoined>(socket, 'naskah:ikut', {
    bagianId,
    epoch: naskahEpoch,
    clientId: doc.clientID,
    sv: Y.encodeStateVector(doc),
  })
  Y.applyUpdate(doc, new Uint8Array(answer.update))
  return { socket, doc, answer }
}

/** What `change` does to a doc, as an update. */
function updateOf(doc: Y.Doc, change: (doc: Y.Doc) => void): Uint8Array {
  let update: Uint8Array | null = null
  const collect = (bytes: Uint8Array) => {
    update = bytes
  }
  doc.on('update', collect)
  doc.transact(() => change(doc))
  doc.off('update', collect)
  if (!update) throw new Error('nothing changed')
  return update
}

const send = (socket: Socket, update: Uint8Array, bagianId = B) =>
  ask<{ seq: number }>(socket, 'naskah:ubah', { bagianId, update })

const turn = (tid: string, attrs: Record<string, unknown> = {}) =>
  createElement(
    'turn',
    { tid, spkStatus: 'usulan', channel: 0, s: -1, e: -1, status: 'dikoreksi', ...attrs },
    'baru',
  )
const add = (element: () => ReturnType<typeof turn>) => (doc: Y.Doc) =>
  sectionsOf(doc)[0]!.push([element()])

describe('the update gate', () => {
  it('stores a change of an editor, with who made it, before it answers', async () => {
    const { socket, doc } = await join('budi')
    const { seq } = await send(
      socket,
      updateOf(
        doc,
        add(() => turn('t-baru')),
      ),
    )
    const log = await allUpdates(test.store.db, B)
    expect(log.at(-1)).toMatchObject({ seq, akunId: 'budi' })
    expect((await test.room.read(B))[0]?.items.map((i) => i.text)).toEqual(['Halo semua.', 'baru'])
  })

  const refused: [string, (doc: Y.Doc) => void][] = [
    ['a node it does not know', (doc) => rootOf(doc).push([new Y.XmlElement('script')])],
    ['a node where it does not belong', (doc) => rootOf(doc).push([turn('x')])],
    ['an attribute it does not know', add(() => turn('x', { onclick: 'alert(1)' }))],
    ['an attribute of the wrong kind', add(() => turn('x', { s: 'nol' }))],
    ['a status outside the list', add(() => turn('x', { status: 'sah' }))],
    ['a turn without an id', add(() => createElement('turn', { status: 'mesin' }))],
    ['another root', (doc) => doc.getMap('lain').set('a', 1)],
    [
      'a mark it does not know',
      (doc) => {
        const text = new Y.XmlText('tebal')
        const element = createElement('turn', { tid: 'x' })
        element.insert(0, [text])
        sectionsOf(doc)[0]!.push([element])
        text.format(0, 5, { bold: true })
      },
    ],
    [
      'an embedded thing',
      (doc) => {
        const text = new Y.XmlText()
        const element = createElement('turn', { tid: 'x' })
        element.insert(0, [text])
        sectionsOf(doc)[0]!.push([element])
        text.insertEmbed(0, { image: 'x' })
      },
    ],
    [
      'a change that takes the id from a turn',
      (doc) => {
        const first = sectionsOf(doc)[0]!.get(0) as Y.XmlElement
        first.removeAttribute('tid')
      },
    ],
  ]
  it.each(refused)('refuses %s, stores nothing and goes on', async (_name, change) => {
    const { socket, doc } = await join('budi')
    const before = await allUpdates(test.store.db, B)
    await expect(send(socket, updateOf(doc, change))).rejects.toMatchObject({
      code: 'input_invalid',
    })
    expect(await allUpdates(test.store.db, B)).toHaveLength(before.length)
    const other = await join('sari')
    await send(
      other.socket,
      updateOf(
        other.doc,
        add(() => turn('sesudah')),
      ),
    )
    expect((await test.room.read(B))[0]?.items.map((i) => i.id)).toContain('sesudah')
  })

  it('refuses bytes that are no update, and updates that rest on something unknown', async () => {
    const { socket, doc } = await join('budi')
    await expect(send(socket, new Uint8Array([9, 9, 9, 9]))).rejects.toMatchObject({
      code: 'input_invalid',
    })
    updateOf(
      doc,
      add(() => turn('hilang')),
    )
    const second = updateOf(doc, (d) => {
      const items = sectionsOf(d)[0]!
      items.push([turn('x')])
    })
    await expect(send(socket, second)).rejects.toMatchObject({ code: 'input_invalid' })
  })

  it('refuses an update that is too large', async () => {
    const { socket, doc } = await join('budi')
    const update = updateOf(
      doc,
      add(() => createElement('turn', { tid: 'x' }, 'a'.repeat(300_000))),
    )
    await expect(send(socket, update)).rejects.toMatchObject({ code: 'too_large' })
  })

  it("refuses content under another user's or the program's client id", async () => {
    const budi = await join('budi')
    const sari = await join('sari')
    await send(
      budi.socket,
      updateOf(
        budi.doc,
        add(() => turn('b')),
      ),
    )
    const forged = new Y.Doc()
    Y.applyUpdate(forged, Y.encodeStateAsUpdate(budi.doc))
    forged.clientID = budi.doc.clientID
    await expect(
      send(
        sari.socket,
        updateOf(
          forged,
          add(() => turn('palsu')),
        ),
      ),
    ).rejects.toMatchObject({ code: 'forbidden' })
    const server = [...Y.decodeStateVector(Y.encodeStateVector(sari.doc)).keys()].find(
      (id) => id !== budi.doc.clientID,
    )!
    const asServer = new Y.Doc()
    Y.applyUpdate(asServer, Y.encodeStateAsUpdate(sari.doc))
    asServer.clientID = server
    await expect(
      send(
        sari.socket,
        updateOf(
          asServer,
          add(() => turn('palsu')),
        ),
      ),
    ).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('gives readers the text and takes no change from them; others get nothing', async () => {
    const { socket, doc, answer } = await join('anggota')
    expect(answer.mayEdit).toBe(false)
    expect(sectionsOf(doc)).toHaveLength(1)
    await expect(
      send(
        socket,
        updateOf(
          doc,
          add(() => turn('x')),
        ),
      ),
    ).rejects.toMatchObject({ code: 'forbidden' })
    await expect(join(null)).rejects.toMatchObject({ code: 'not_signed_in' })
    test.sifat.set(B, 'tertutup')
    await expect(join('anggota')).rejects.toMatchObject({ code: 'forbidden' })
    await expect(join('tamu')).rejects.toMatchObject({ code: 'forbidden' })
  })

  it('puts out an editor who may no longer read: nothing of a closed part reaches them', async () => {
    const guest = await join('tamu')
    const heard: unknown[] = []
    guest.socket.on('naskah:update', (value: unknown) => heard.push(value))
    const out = new Promise<{ bagianId: string }>((done) =>
      guest.socket.once('naskah:keluar', done),
    )
    test.sifat.set(B, 'rahasia')
    await test.room.sweep()
    expect(await out).toMatchObject({ bagianId: B })
    await test.room.appendFinal(B, segment(60_000, ['rahasia']))
    const notulis = await join('budi')
    expect(notulis.answer.mayEdit).toBe(true)
    expect(heard).toEqual([])
    expect(test.live.count(`naskah:${B}`)).toBe(1)
  })

  it('refuses an editor of another epoch', async () => {
    const socket = await test.socket('budi')
    const doc = new Y.Doc()
    await expect(
      ask(socket, 'naskah:ikut', {
        bagianId: B,
        epoch: naskahEpoch + 1,
        clientId: doc.clientID,
        sv: Y.encodeStateVector(doc),
      }),
    ).rejects.toMatchObject({ code: 'conflict' })
  })

  it('passes carets on under the name the server knows', async () => {
    const budi = await join('budi')
    const sari = await join('sari')
    const heard = new Promise<{ nama: string; clientId: number }>((done) =>
      sari.socket.on(
        'naskah:hadir',
        (p: { nama: string; clientId: number; cursor: unknown }) => p.cursor && done(p),
      ),
    )
    const at = { type: null, tname: 'naskah', item: null, assoc: 0 }
    await ask(budi.socket, 'naskah:hadir', {
      bagianId: B,
      clientId: budi.doc.clientID,
      cursor: { anchor: at, head: at },
      nama: 'Ketua DPRD',
    })
    expect(await heard).toMatchObject({ nama: 'Nama budi', clientId: budi.doc.clientID })
    await expect(
      ask(sari.socket, 'naskah:hadir', { bagianId: B, clientId: budi.doc.clientID, cursor: null }),
    ).rejects.toMatchObject({ code: 'forbidden' })
  })
})

describe('the limiter', () => {
  it('lets a burst through and then as many as a second allows', () => {
    let now = 0
    const may = createLimiter(50, 200, () => now)
    expect(Array.from({ length: 201 }, may).filter(Boolean)).toHaveLength(200)
    now = 1000
    expect(Array.from({ length: 60 }, may).filter(Boolean)).toHaveLength(50)
  })
})
