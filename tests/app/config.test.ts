import { describe, expect, it } from 'vitest'
import { isLoopback, readConfig } from '../../server/config.ts'

const faultsOf = (env: Record<string, string>): string => {
  try {
    readConfig(env)
  } catch (error) {
    return (error as Error).message
  }
  return ''
}

describe('the environment', () => {
  it('has defaults that are safe: this machine only, plain http', () => {
    expect(readConfig({})).toMatchObject({
      port: 8080,
      host: '127.0.0.1',
      publicUrl: null,
      tls: { mode: 'off' },
    })
  })

  it('is refused with every fault named in one error', () => {
    const message = faultsOf({
      PORT: '80a',
      HOST: 'a b',
      RISALAH_PUBLIC_URL: 'ftp://x',
      RISALAH_TLS: 'mungkin',
      RISALAH_TEST_OFFLINE: 'ya',
    })
    for (const name of [
      'PORT',
      'HOST',
      'RISALAH_PUBLIC_URL',
      'RISALAH_TLS',
      'RISALAH_TEST_OFFLINE',
    ]) {
      expect(message).toContain(name)
    }
    expect(message).not.toContain('\n')
  })

  it('refuses a port out of range, an address with a path, and files that are not there', () => {
    expect(faultsOf({ PORT: '65536' })).toContain('PORT')
    expect(faultsOf({ RISALAH_PUBLIC_URL: 'https://a.example/risalah' })).toContain('PUBLIC_URL')
    expect(faultsOf({ RISALAH_TLS: '/tidak/ada.pem:/tidak/ada.key' })).toContain('/tidak/ada.key')
    expect(faultsOf({ RISALAH_TLS: 'lokal', RISALAH_PUBLIC_URL: 'http://a' })).toContain('https')
  })

  it('refuses a key file that is not there or not named in full', () => {
    for (const path of ['/tidak/ada.json', 'package.json']) {
      expect(faultsOf({ RISALAH_GOOGLE_KEY: path })).toContain('RISALAH_GOOGLE_KEY')
    }
    expect(readConfig({}).googleKey).toBeNull()
    expect(readConfig({ RISALAH_GOOGLE_KEY: '/etc/passwd' }).googleKey).toBe('/etc/passwd')
  })

  it('knows which addresses are this machine only', () => {
    for (const host of ['127.0.0.1', '127.1.2.3', 'localhost', '::1']) {
      expect(isLoopback(host)).toBe(true)
    }
    for (const host of ['0.0.0.0', '::', '192.168.1.2', '127.0.0.1.example', 'kantor']) {
      expect(isLoopback(host)).toBe(false)
    }
  })
})
