import { defineConfig } from 'vitest/config'

/** A browser on a busy machine may miss a moment; one second try, which the report names. */
const browser = [
  'tests/e2e/**/*.test.ts',
  'tests/editor/browser.test.ts',
  'tests/capture/{browser,room}.test.ts',
]
/** Makes a network wire of its own: every browser that runs at that moment drops its connections. */
const network = ['tests/e2e/secondPc.test.ts']

export default defineConfig({
  test: {
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
    setupFiles: ['tests/setup.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'semua',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [...browser, ...network],
        },
      },
      {
        extends: true,
        test: { name: 'peramban', include: browser, exclude: network, retry: 1 },
      },
      {
        extends: true,
        test: { name: 'jaringan', include: network, retry: 1, sequence: { groupOrder: 1 } },
      },
    ],
  },
})
