/** Writes a PKCS#12 file with one key, its certificate and the chain, as OpenSSL 3 would: PBES2 and a SHA-256 MAC. */
import { createHash, createHmac, type KeyObject, randomBytes } from 'node:crypto'
import { der, derOid, tags } from './der.ts'
import { oid } from './oids.ts'

const certBag = '1.2.840.113549.1.12.10.1.3'
const keyBag = '1.2.840.113549.1.12.10.1.2'
const x509Certificate = '1.2.840.113549.1.9.22.1'
const iterations = 10_000

/** Key derivation of RFC 7292 appendix B, for the MAC (id 3), with SHA-256. */
function macKey(passphrase: string, salt: Uint8Array): Buffer {
  const block = 64
  const fill = (bytes: Uint8Array) =>
    bytes.length === 0
      ? Buffer.alloc(0)
      : Buffer.alloc(Math.ceil(bytes.length / block) * block, bytes)
  const password = Buffer.from(`${passphrase}\0`, 'utf16le').swap16()
  let hash = Buffer.concat([Buffer.alloc(block, 3), fill(salt), fill(password)])
  for (let i = 0; i < iterations; i += 1) hash = createHash('sha256').update(hash).digest()
  return hash
}

const info = (type: string, content: Uint8Array) =>
  der(tags.sequence, derOid(type), der(0xa0, content))
const data = (content: Uint8Array) => info(oid.data, der(tags.octetString, content))

export function writeP12(
  key: KeyObject,
  certificates: readonly Uint8Array[],
  passphrase: string,
): Uint8Array {
  const shrouded = key.export({ type: 'pkcs8', format: 'der', cipher: 'aes-256-cbc', passphrase })
  const bags = certificates.map((certificate) =>
    info(
      certBag,
      der(tags.sequence, derOid(x509Certificate), der(0xa0, der(tags.octetString, certificate))),
    ),
  )
  const safe = der(
    tags.sequence,
    data(der(tags.sequence, ...bags)),
    data(der(tags.sequence, info(keyBag, new Uint8Array(shrouded)))),
  )
  const salt = randomBytes(16)
  const mac = createHmac('sha256', macKey(passphrase, salt)).update(safe).digest()
  const macData = der(
    tags.sequence,
    der(
      tags.sequence,
      der(tags.sequence, derOid(oid.sha256), der(tags.null)),
      der(tags.octetString, mac),
    ),
    der(tags.octetString, salt),
    der(tags.integer, new Uint8Array([iterations >> 8, iterations & 0xff])),
  )
  return der(tags.sequence, der(tags.integer, new Uint8Array([3])), data(safe), macData)
}
