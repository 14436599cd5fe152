/** Where the server listens, and under which addresses it is its own. */
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { hostname, networkInterfaces } from 'node:os'
import { type Config, isLoopback } from './config.ts'
import { RisalahError } from './domain/errors.ts'

function refusal(error: NodeJS.ErrnoException, { host, port }: Config): RisalahError {
  const sentences: Readonly<Record<string, string>> = {
    EADDRINUSE: `Port ${port} di ${host} sudah dipakai program lain. Hentikan program itu atau pilih PORT lain.`,
    EACCES: `Port ${port} tidak boleh dipakai oleh pengguna ini. Pilih PORT di atas 1023.`,
    EADDRNOTAVAIL: `Mesin ini tidak mempunyai alamat ${host}. Periksa HOST.`,
    ENOTFOUND: `Nama ${host} tidak dikenal. Periksa HOST.`,
  }
  const message =
    sentences[error.code ?? ''] ?? `Alamat ${host}:${port} tidak dapat dipakai (${error.code}).`
  return new RisalahError('state_refused', { message, cause: error })
}

/** Answers with the port that was given. */
export async function listen(server: Server, config: Config): Promise<number> {
  await new Promise<void>((done, failed) => {
    server.once('error', (error) => failed(refusal(error, config)))
    server.listen(config.port, config.host, done)
  })
  return (server.address() as AddressInfo).port
}

/** Names and addresses under which people on this network reach a server that listens on `host`. */
export function ownHosts(host: string): string[] {
  const hosts = new Set([host])
  if (isLoopback(host)) for (const name of ['127.0.0.1', 'localhost', '::1']) hosts.add(name)
  if (host === '0.0.0.0' || host === '::') {
    hosts.delete(host)
    const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
    // An address of the office network first: it is the one that is told to people.
    for (const { address, internal } of addresses) {
      if (!internal && !address.startsWith('fe80')) hosts.add(address)
    }
    for (const name of [hostname(), 'localhost', '127.0.0.1', '::1']) hosts.add(name)
  }
  return [...hosts]
}

/** The same as origins; anything else may not change data. The first is the address that people are told. */
export function ownOrigins(config: Config, port: number): string[] {
  const scheme = config.tls.mode === 'off' ? 'http' : 'https'
  const origins = ownHosts(config.host).flatMap((host) => {
    const url = `${scheme}://${host.includes(':') ? `[${host}]` : host}:${port}`
    return URL.canParse(url) ? new URL(url).origin : []
  })
  return config.publicUrl === null ? origins : [config.publicUrl, ...origins]
}
