import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { signIn } from '../support/app.ts'

const main = resolve(import.meta.dirname, '../../server/cli/main.ts')
let dir: string
let children: ChildProcess[]
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'serve-'))
  children = []
})
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(dir, { recursive: true, force: true })
})

type Run = { child: ChildProcess; out: () => string; err: () => string; ended: Promise<number> }

function run(args: string[], env: Record<string, string> = {}, stdin = ''): Run {
  const child = spawn(process.execPath, [main, ...args], {
    env: { PATH: process.env.PATH, RISALAH_DATA: dir, PORT: '0', ...env },
  })
  children.push(child)
  child.stdin.end(stdin)
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk) => {
    out += chunk
  })
  child.stderr.on('data', (chunk) => {
    err += chunk
  })
  const ended = new Promise<number>((done) => child.once('close', (code) => done(code ?? -1)))
  return { child, out: () => out, err: () => err, ended }
}

/** The address it printed. */
async function addressOf({ out, err, child }: Run): Promise<string> {
  for (;;) {
    const found = /https?:\/\/[\d.:[\]a-z]+:\d+/.exec(out())
    if (found) return found[0]
    if (child.exitCode !== null) throw new Error(`ended: ${err()}`)
    await new Promise((done) => setTimeout(done, 50))
  }
}

describe('risalah serve', () => {
  it('starts the demo, prints its address and accounts, and stops cleanly when asked', async () => {
    const server = run(['serve', '--demo'])
    const url = await addressOf(server)
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    const page = await fetch(url)
    expect([page.status, page.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ])
    expect(server.out()).toContain('budi')
    const budi = await signIn(url, 'budi')
    const { rapat } = await budi.call('listRapat')
    const banggar = rapat.find((r) => r.jenis === 'banggar')!
    const { boleh, peserta } = await budi.call('getRapat', { params: { rapatId: banggar.id } })
    expect(boleh).toContain('rapat.run')
    expect(peserta.length).toBeGreaterThan(5)
    expect((await budi.call('listUsulan')).total).toBeGreaterThan(2)
    expect(existsSync(join(dir, 'server.lock'))).toBe(true)
    server.child.kill('SIGTERM')
    expect(await server.ended).toBe(0)
    expect(existsSync(join(dir, 'server.lock'))).toBe(false)
  })

  it('starts again on the same folder without making the demo twice, also after kill -9', async () => {
    const first = run(['serve', '--demo'])
    await addressOf(first)
    first.child.kill('SIGKILL')
    await first.ended
    const second = run(['serve', '--demo'])
    const nobody = await signIn(await addressOf(second))
    const { rapat } = await nobody.call('listRapat')
    expect(rapat.filter((r) => r.jenis === 'banggar')).toHaveLength(1)
    second.child.kill('SIGINT')
    expect(await second.ended).toBe(0)
  })

  it('refuses a folder that another server uses, and a port that is taken', async () => {
    const first = run(['serve', '--demo'])
    await addressOf(first)
    const second = run(['serve'])
    expect(await second.ended).toBe(2)
    expect(second.err()).toContain('sedang dipakai')
    first.child.kill('SIGTERM')
    await first.ended

    const other = createServer()
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done))
    const port = String((other.address() as { port: number }).port)
    const third = run(['serve'], { PORT: port })
    expect(await third.ended).toBe(2)
    expect(third.err()).toContain(port)
    other.close()
  })

  it('refuses demo accounts on any address but its own', async () => {
    const open = run(['serve', '--demo'], { HOST: '0.0.0.0' })
    expect(await open.ended).toBe(2)
    expect(existsSync(join(dir, 'risalah.db'))).toBe(false)
    const demo = run(['serve', '--demo'])
    await addressOf(demo)
    demo.child.kill('SIGTERM')
    await demo.ended
    const later = run(['serve'], { HOST: '0.0.0.0' })
    expect(await later.ended).toBe(2)
    expect(later.err()).toContain('demo')
  })

  it('refuses wrong settings and unknown words with one line and exit code 2', async () => {
    for (const { ended, out, err } of [
      run(['serve'], { PORT: 'x', HOST: '?' }),
      run(['serve', '--apa']),
      run(['apa']),
    ]) {
      expect(await ended).toBe(2)
      expect(out()).toBe('')
      expect(err().trim().split('\n')).toHaveLength(1)
    }
  })

  it('says what to do where there is no council yet, and stays on its feet', async () => {
    const server = run(['serve'])
    const url = await addressOf(server)
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    expect(server.out()).toContain('init')
    const session = await fetch(`${url}/api/sesi`)
    expect([session.status, (await session.json()).code]).toEqual([503, 'not_ready'])
  })
})

describe('risalah init', () => {
  const flags = ['--nama', 'DPRD Kabupaten X', '--daerah', 'Kabupaten X', '--zona', 'WIT']

  it('makes a council with one admin and no demo accounts', async () => {
    const init = run(
      ['init', ...flags, '--admin', 'kepala', '--sandi-dari-stdin'],
      {},
      'sandi-yang-kuat\n',
    )
    expect(await init.ended).toBe(0)
    const server = run(['serve'])
    const url = await addressOf(server)
    const kepala = await signIn(url, 'kepala', 'sandi-yang-kuat')
    const { dewan, akunDemo } = await kepala.call('session')
    expect(dewan).toMatchObject({ nama: 'DPRD Kabupaten X', zona: 'Asia/Jayapura', demo: false })
    expect(akunDemo).toEqual([])
    await expect(signIn(url, 'admin')).rejects.toMatchObject({ status: 401 })
  })

  it('refuses a second council, a weak password and a faulty roster, and changes nothing', async () => {
    const weak = run(['init', ...flags, '--sandi-dari-stdin'], {}, 'pendek\n')
    expect(await weak.ended).toBe(2)
    const roster = run(['init', ...flags, '--sandi-dari-stdin', '--roster', '/tidak/ada.csv'])
    expect(await roster.ended).toBe(2)
    const first = run(['init', ...flags, '--sandi-dari-stdin'], {}, 'sandi-yang-kuat\n')
    expect(await first.ended).toBe(0)
    const second = run(['init', ...flags, '--sandi-dari-stdin'], {}, 'sandi-yang-lain\n')
    expect(await second.ended).toBe(2)
    expect(second.err()).toContain('sudah berisi dewan')
  })
})
