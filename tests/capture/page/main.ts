/** A page with nothing but the recorder, for the fault tests. */
import { io } from 'socket.io-client'
import parser from 'socket.io-msgpack-parser'
import { createRecorder, type Recorder } from '../../../client/capture/recorder.ts'

declare global {
  interface Window {
    recorder: Recorder
    /** Every microphone that was opened, so that a test can tear it out. */
    tracks: MediaStreamTrack[]
    /** Given by the test: hears every frame of the microphone. */
    heard?: (captureId: string, seq: number, base64: string) => void
  }
}

window.tracks = []
const openMicrophone = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices)
navigator.mediaDevices.getUserMedia = async (wanted) => {
  const stream = await openMicrophone(wanted)
  window.tracks.push(...stream.getAudioTracks())
  return stream
}

const socket = io({
  parser,
  transports: ['websocket'],
  query: { akun: 'ops' },
  reconnectionDelay: 200,
  reconnectionDelayMax: 500,
})
const recorder = await createRecorder({ socket, bagianId: 'bagian-1', channel: 0 })
recorder.tap(({ captureId, seq, pcm }) => {
  let text = ''
  for (const byte of new Uint8Array(pcm)) text += String.fromCharCode(byte)
  window.heard?.(captureId, seq, btoa(text))
})
window.recorder = recorder
document.title = 'siap'
