/** `risalah init`: a real council instead of the demo. Asks what is missing where a person sits at a terminal. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { text } from 'node:stream/consumers'
import { parseArgs } from 'node:util'
import { minSandi, setUpCouncil } from '../admin/setup.ts'
import { type Zone, zoneLabel } from '../domain/rapat.ts'
import { newId } from '../ids.ts'
import { findDewan } from '../store/dewan.ts'
import { openStore } from '../store/index.ts'
import { type CliIo, UsageError } from './io.ts'

const usage =
  'Pakai: risalah init --nama "DPRD Kabupaten X" --daerah "Kabupaten X" [--kota "Kota X"] --zona WIB|WITA|WIT [--admin admin] [--sandi-dari-stdin] [--roster FILE.csv]'

type Given = {
  nama?: string
  daerah?: string
  kota?: string
  zona?: string
  admin?: string
  roster?: string
  'sandi-dari-stdin'?: boolean
}

function readArgs(argv: readonly string[]): Given {
  const value = { type: 'string' } as const
  try {
    return parseArgs({
      args: [...argv],
      options: {
        nama: value,
        daerah: value,
        kota: value,
        zona: value,
        admin: value,
        roster: value,
        'sandi-dari-stdin': { type: 'boolean' },
      },
    }).values
  } catch {
    throw new UsageError(usage)
  }
}

function readZone(given: string): Zone {
  const zone = (Object.keys(zoneLabel) as Zone[]).find(
    (name) => name === given || zoneLabel[name] === given.toUpperCase(),
  )
  if (zone === undefined) throw new UsageError(`Zona "${given}" tidak dikenal: WIB, WITA atau WIT.`)
  return zone
}

/** Questions at a terminal; what is typed as a password is not shown. */
function createPrompt(io: CliIo) {
  let hidden = false
  const output = Object.create(io.stderr, {
    write: {
      value: (chunk: string) => (hidden && chunk !== '\r\n' ? true : io.stderr.write(chunk)),
    },
  }) as NodeJS.WritableStream
  const lines = createInterface({ input: io.stdin, output, terminal: true })
  return {
    async ask(question: string, fallback?: string): Promise<string> {
      const hint = fallback ? ` [${fallback}]` : ''
      const answer = (await lines.question(`${question}${hint}: `)).trim()
      return answer || fallback || ''
    },
    async secret(question: string): Promise<string> {
      io.stderr.write(`${question}: `)
      hidden = true
      const answer = await lines.question('')
      hidden = false
      io.stderr.write('\n')
      return answer
    },
    close: () => lines.close(),
  }
}

async function readSandi(io: CliIo): Promise<string> {
  const [first = ''] = (await text(io.stdin)).split(/\r?\n/)
  return first
}

async function collect(given: Given, io: CliIo) {
  const atTerminal = (io.stdin as { isTTY?: boolean }).isTTY === true
  const prompt = atTerminal ? createPrompt(io) : null
  try {
    const nama = given.nama ?? (await prompt?.ask('Nama dewan')) ?? ''
    const daerah = given.daerah ?? (await prompt?.ask('Daerah, misalnya Kabupaten X')) ?? ''
    const bare = daerah.replace(/^(kabupaten|kota|provinsi)\s+/i, '')
    const kota = given.kota ?? (await prompt?.ask('Kota tempat surat ditandatangani', bare)) ?? bare
    const zona = given.zona ?? (await prompt?.ask('Zona waktu (WIB, WITA, WIT)', 'WIB')) ?? ''
    const admin = (given.admin ?? (await prompt?.ask('Nama akun admin', 'admin')) ?? 'admin').trim()
    let sandi = ''
    if (given['sandi-dari-stdin']) sandi = await readSandi(io)
    else if (prompt) {
      sandi = await prompt.secret('Kata sandi admin (paling sedikit 10 huruf)')
      if (sandi !== (await prompt.secret('Ulangi kata sandi'))) {
        throw new UsageError('Kedua kata sandi tidak sama. Tidak ada yang dibuat.')
      }
    } else throw new UsageError(`Kata sandi admin belum diberikan. ${usage}`)
    return { nama: nama.trim(), daerah: daerah.trim(), kota: kota.trim(), zona, admin, sandi }
  } finally {
    prompt?.close()
  }
}

function readRoster(path: string, cwd: string): string {
  try {
    return readFileSync(resolve(cwd, path), 'utf8')
  } catch {
    throw new UsageError(`Berkas daftar anggota ${path} tidak dapat dibaca.`)
  }
}

export async function runInit(argv: readonly string[], io: CliIo): Promise<number> {
  const given = readArgs(argv)
  const store = await openStore({ dataDir: io.dataDir })
  try {
    if ((await findDewan(store.db)) !== null) {
      throw new UsageError('Folder data ini sudah berisi dewan. Tidak ada yang diubah.')
    }
    const roster = given.roster === undefined ? null : readRoster(given.roster, io.cwd)
    const { zona, ...answers } = await collect(given, io)
    if (!answers.nama || !answers.daerah) throw new UsageError(usage)
    if (!/^[a-z0-9][a-z0-9._-]{1,79}$/.test(answers.admin)) {
      throw new UsageError('Nama akun admin: huruf kecil, angka, titik atau tanda hubung.')
    }
    if (!minSandi(answers.sandi)) throw new UsageError('Kata sandi admin paling sedikit 10 huruf.')
    const setup = { ...answers, zona: readZone(zona), roster }
    const people = await setUpCouncil(store, setup, { clock: () => new Date(), newId })
    io.stderr.write(
      `${answers.nama} siap: akun admin "${answers.admin}"${people > 0 ? `, ${people} orang dari daftar` : ''}. Jalankan: npm start\n`,
    )
    return 0
  } finally {
    await store.close()
  }
}
