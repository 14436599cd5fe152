/** Security headers, the built pages, and what people see while they are not built or the server is not ready. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import express, { type Express, type NextFunction, type Request, type Response } from 'express'
import { serveCompressed } from './compress.ts'
import { RisalahError } from './domain/errors.ts'

/** Styles may be inline (the component library sets them on elements); scripts may not. */
function policy(frameAncestors: string): string {
  return [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "frame-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${frameAncestors}`,
  ].join('; ')
}

export function addSecurityHeaders(app: Express, options: { tls: boolean }): void {
  app.use((req, res, next) => {
    // The page of a record shows its own PDF in a frame; nothing else is ever framed.
    const framed = /^\/api\/risalah\/[^/]+\/pdf$/.test(req.path)
    res.setHeader('content-security-policy', policy(framed ? "'self'" : "'none'"))
    res.setHeader('x-content-type-options', 'nosniff')
    res.setHeader('x-frame-options', framed ? 'SAMEORIGIN' : 'DENY')
    res.setHeader('referrer-policy', 'same-origin')
    res.setHeader('cross-origin-opener-policy', 'same-origin')
    res.setHeader('cross-origin-resource-policy', 'same-origin')
    res.setHeader('permissions-policy', 'microphone=(self), camera=(), geolocation=()')
    if (options.tls) res.setHeader('strict-transport-security', 'max-age=31536000')
    next()
  })
}

const escapes: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}
export const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (sign) => escapes[sign]!)

/** A page without scripts and without anything from elsewhere. `body` is HTML. */
export function plainPage(title: string, body: string): string {
  return `<!doctype html>
<html lang="id">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} – Risalah</title>
<style>
:root{color-scheme:light dark}
body{font:17px/1.6 system-ui,sans-serif;max-width:42rem;margin:12vh auto;padding:0 1.5rem;color:CanvasText;background:Canvas}
h1{font-size:1.6rem;line-height:1.25}a{color:#0b6e6e}code{overflow-wrap:anywhere}li{margin:.4rem 0}
</style>
</head>
<body><main><h1>${escapeHtml(title)}</h1>
${body}
</main></body>
</html>
`
}

export function sendPage(res: Response, status: number, title: string, body: string): void {
  res.status(status).setHeader('cache-control', 'no-store')
  res.type('html').send(plainPage(title, body))
}

/** Everything that is no API call: files with a hash in their name stay for a year, the page itself is asked anew. */
export function serveClient(app: Express, clientDir: string): void {
  const index = join(clientDir, 'index.html')
  app.use('/api', (req: Request, res: Response, next: NextFunction) => {
    if (req.method === 'OPTIONS') return next()
    res.status(404).json(new RisalahError('not_found').toBody())
  })
  app.use('/assets', serveCompressed(join(clientDir, 'assets')))
  app.use(
    '/assets',
    express.static(join(clientDir, 'assets'), { immutable: true, maxAge: '1y', index: false }),
  )
  app.use(express.static(clientDir, { index: false, maxAge: 0 }))
  app.use((req: Request, res: Response, next: NextFunction) => {
    if (req.method !== 'GET' && req.method !== 'HEAD') return next()
    // A missing file is no page: only addresses without an ending belong to the router of the client.
    if (/\.[a-z0-9]{2,5}$/i.test(req.path) || req.path.startsWith('/assets/')) {
      res.status(404).type('text').send('Tidak ada.')
      return
    }
    if (!existsSync(index)) {
      sendPage(
        res,
        200,
        'Halaman Risalah belum dibangun',
        '<p>Server berjalan dan data aman, tetapi halamannya belum ada. Di server, jalankan <code>npm run build</code>, lalu muat ulang halaman ini.</p>',
      )
      return
    }
    res.setHeader('cache-control', 'no-cache')
    res.sendFile(index)
  })
}
