/** Reads a file of the demo from the repository. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'

const folder = resolve(import.meta.dirname, '../../fixtures/demo')

export const readFixture = (name: string): unknown =>
  JSON.parse(readFileSync(resolve(folder, name), 'utf8'))
