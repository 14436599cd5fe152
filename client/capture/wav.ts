/** A WAV of 16 kHz mono frames, for trying a microphone and for saving what the server cannot take. */

export function wavOf(frames: readonly ArrayBuffer[]): Blob {
  const bytes = frames.reduce((sum, frame) => sum + frame.byteLength, 0)
  const header = new DataView(new ArrayBuffer(44))
  const text = (at: number, value: string) => {
    for (let i = 0; i < value.length; i++) header.setUint8(at + i, value.charCodeAt(i))
  }
  text(0, 'RIFF')
  header.setUint32(4, bytes + 36, true)
  text(8, 'WAVEfmt ')
  header.setUint32(16, 16, true)
  header.setUint16(20, 1, true)
  header.setUint16(22, 1, true)
  header.setUint32(24, 16_000, true)
  header.setUint32(28, 32_000, true)
  header.setUint16(32, 2, true)
  header.setUint16(34, 16, true)
  text(36, 'data')
  header.setUint32(40, bytes, true)
  return new Blob([header.buffer, ...frames], { type: 'audio/wav' })
}
