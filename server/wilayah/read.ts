/** Rows of the package idn-area-data: CSV with a heading, read anew each time so that the whole country is never kept. */
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { parse } from 'csv-parse/sync'

const { resolve } = createRequire(import.meta.url)

/** Cells of the rows whose code begins with `prefix`; provinces: code, name; the others: code, code above, name. */
export async function readRows(
  table: 'provinces' | 'regencies' | 'districts' | 'villages',
  prefix = '',
): Promise<string[][]> {
  const text = await readFile(resolve(`idn-area-data/data/${table}.csv`), 'utf8')
  const rows = text.split(/\r?\n/).slice(1)
  const own = rows.filter((row) => row !== '' && row.startsWith(prefix))
  return parse(own.join('\n'), { relax_quotes: true })
}
