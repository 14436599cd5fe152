/** Gives out the hashed files of the client compressed: each is packed once, the first time it is asked for. */
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { RequestHandler } from 'express'

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.json': 'application/json; charset=utf-8',
}

const packers = {
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes),
} as const

/** What is not a plain name in the folder, cannot be packed or is not there goes on to the next handler. */
export function serveCompressed(folder: string): RequestHandler {
  const packed = new Map<string, Promise<Buffer>>()
  return (req, res, next) => {
    const name = req.path.slice(1)
    const type = types[extname(name)]
    const encoding = req.acceptsEncodings('br', 'gzip')
    if (
      req.method !== 'GET' ||
      type === undefined ||
      (encoding !== 'br' && encoding !== 'gzip') ||
      !/^[\w.-]+$/.test(name)
    ) {
      return next()
    }
    const key = `${encoding} ${name}`
    const bytes = packed.get(key) ?? readFile(join(folder, name)).then(packers[encoding])
    packed.set(key, bytes)
    bytes.then(
      (body) => {
        res.setHeader('content-type', type)
        res.setHeader('content-encoding', encoding)
        res.setHeader('vary', 'accept-encoding')
        res.setHeader('cache-control', 'public, max-age=31536000, immutable')
        res.end(body)
      },
      () => {
        packed.delete(key)
        next()
      },
    )
  }
}
