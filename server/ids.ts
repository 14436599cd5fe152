/** Ids: UUIDv7 inside (sorts by time), 128 random bits in public addresses. */
import { randomBytes } from 'node:crypto'

export type NewId = () => string

export function newId(): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(Date.now(), 0, 6)
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = bytes.toString('hex')
  return [8, 12, 16, 20, 32].map((end, i) => hex.slice([0, 8, 12, 16, 20][i], end)).join('-')
}

export function newPublicId(): string {
  return randomBytes(16).toString('base64url')
}
