import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { lockDataDir } from '../../server/lock.ts'

let dir: string
const path = () => join(dir, 'server.lock')
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'lock-'))
})
afterEach(() => rmSync(dir, { recursive: true }))

describe('the lock of a data folder', () => {
  it('lets one server in at a time', () => {
    const unlock = lockDataDir(dir)
    expect(() => lockDataDir(dir)).toThrow(/sedang dipakai/)
    unlock()
    expect(existsSync(path())).toBe(false)
    lockDataDir(dir)()
  })

  it('of a process that died is taken over', async () => {
    const child = spawn('sleep', ['60'])
    writeFileSync(path(), JSON.stringify({ pid: child.pid, born: null, token: 'lama' }))
    expect(() => lockDataDir(dir)).toThrow(new RegExp(`proses ${child.pid}`))
    const dead = new Promise((done) => child.once('exit', done))
    child.kill('SIGKILL')
    await dead
    lockDataDir(dir)()
  })

  it('of a process whose number was given to another is taken over', () => {
    writeFileSync(path(), JSON.stringify({ pid: process.pid, born: '1', token: 'lama' }))
    lockDataDir(dir)()
  })

  it('that was written by halves is taken over', () => {
    writeFileSync(path(), '{"pid":')
    lockDataDir(dir)()
  })

  it('is not released by somebody who lost it', () => {
    const unlock = lockDataDir(dir)
    rmSync(path())
    const other = lockDataDir(dir)
    unlock()
    expect(existsSync(path())).toBe(true)
    other()
  })
})
