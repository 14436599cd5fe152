import { afterEach, describe, expect, it, vi } from 'vitest'
import { listMicrophones, microphoneError, openInput } from '../../client/capture/microphone.ts'

afterEach(() => vi.unstubAllGlobals())

const open = () => openInput({ deviceId: null, onMessage() {}, onLost() {} })

describe('a microphone that cannot be opened', () => {
  it.each([
    ['NotAllowedError', /belum mengizinkan mikrofon/],
    ['NotFoundError', /Tidak ada mikrofon/],
    ['OverconstrainedError', /sudah tidak terpasang/],
    ['NotReadableError', /dipakai aplikasi lain/],
    ['NeverHeardOfError', /tidak dapat dibuka/],
  ])('%s is told with what to do', async (name, sentence) => {
    vi.stubGlobal('navigator', {
      mediaDevices: { getUserMedia: () => Promise.reject(new DOMException('x', name)) },
    })
    await expect(open()).rejects.toThrow(sentence)
  })

  it('on a page without https says that https is what is missing', async () => {
    vi.stubGlobal('navigator', {})
    await expect(open()).rejects.toThrow(/https/)
    await expect(listMicrophones()).rejects.toThrow(/https/)
  })

  it('keeps a sentence that was already found', async () => {
    vi.stubGlobal('navigator', {})
    const first = await open().catch((error: unknown) => error)
    expect(microphoneError(first)).toBe(first)
  })
})

describe('opening a microphone', () => {
  it('asks for the sound as it is: no echo cancelling, no noise suppression, no gain control', async () => {
    const asked: MediaStreamConstraints[] = []
    vi.stubGlobal('navigator', {
      mediaDevices: {
        getUserMedia(wanted: MediaStreamConstraints) {
          asked.push(wanted)
          return Promise.reject(new DOMException('x', 'NotFoundError'))
        },
      },
    })
    await openInput({ deviceId: 'meja', onMessage() {}, onLost() {} }).catch(() => {})
    expect(asked[0]?.audio).toMatchObject({
      deviceId: { exact: 'meja' },
      echoCancellation: false,
      noiseSuppression: false,
      autoGainControl: false,
    })
  })

  it('names microphones that have no name, and leaves out what is none', async () => {
    vi.stubGlobal('navigator', {
      mediaDevices: {
        enumerateDevices: async () => [
          { kind: 'audioinput', deviceId: 'a', label: 'Meja pimpinan' },
          { kind: 'videoinput', deviceId: 'b', label: 'Kamera' },
          { kind: 'audioinput', deviceId: '', label: '' },
          { kind: 'audioinput', deviceId: 'c', label: '' },
        ],
      },
    })
    expect(await listMicrophones()).toEqual([
      { deviceId: 'a', label: 'Meja pimpinan' },
      { deviceId: 'c', label: 'Mikrofon 2' },
    ])
  })
})
