/** Lines of talk with what must be written, by class: bare words, figures of an engine, text already written. */
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { normalizeLine } from '../../server/language/index.ts'

const rows = readFileSync(new URL('./lines.tsv', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split('\t') as [kind: string, spoken: string, written: string])

describe.each([...Map.groupBy(rows, ([kind]) => kind)])('lines of class %s', (_, lines) => {
  it.each(lines)('%s: %s', (_, spoken, written) => {
    expect(normalizeLine(spoken)).toBe(written)
  })

  it('are not changed by writing them again', () => {
    for (const [, , written] of lines) expect(normalizeLine(written)).toBe(written)
  })
})
