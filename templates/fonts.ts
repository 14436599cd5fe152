/** Source Serif 4 for print: which of its files has a glyph for which letter, and text cut into runs of one file. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)
/** In order of trying. Each file covers another part of Unicode. */
const parts = ['latin', 'latin-ext', 'vietnamese', 'greek', 'cyrillic'] as const

export type FontSet = {
  /** Font name → style → name of its file. */
  readonly descriptors: Readonly<Record<string, Record<string, string>>>
  readonly files: Readonly<Record<string, Uint8Array>>
  /** Cuts `text` into runs, each with the font that can draw it. */
  runs(text: string): { text: string; font: string }[]
}

type Font = { characterSet: number[] }
type Fontkit = { create(bytes: Uint8Array): Font }

/** Letters without a glyph that have a common spelling with glyphs. */
const spelled: Readonly<Record<string, string>> = {
  '→': '->',
  '←': '<-',
  '⇒': '=>',
  '≤': '<=',
  '≥': '>=',
  '✓': 'v',
  '\u00a0': ' ',
  '\u2009': ' ',
  '\u202f': ' ',
  '\t': ' ',
}
export const foreignScript = '[aksara lain]'

export const defaultFont = 'latin'

export function loadFonts(): FontSet {
  const folder = join(dirname(require.resolve('@fontsource/source-serif-4/package.json')), 'files')
  const add = (part: string, weight: number, style: string): string => {
    const name = `source-serif-4-${part}-${weight}-${style}.woff`
    files[name] = new Uint8Array(readFileSync(join(folder, name)))
    return name
  }
  // The reader of fonts that the PDF maker itself uses.
  const fontkit = createRequire(createRequire(require.resolve('pdfmake')).resolve('pdfkit'))(
    'fontkit',
  ) as Fontkit
  const descriptors: Record<string, Record<string, string>> = {}
  const files: Record<string, Uint8Array> = {}
  const covers: [string, Set<number>][] = []
  for (const part of parts) {
    const normal = add(part, 400, 'normal')
    descriptors[part] = {
      normal,
      bold: add(part, 600, 'normal'),
      italics: add(part, 400, 'italic'),
      bolditalics: add(part, 600, 'italic'),
    }
    covers.push([part, new Set(fontkit.create(files[normal]!).characterSet)])
  }
  const basic = covers[0]![1]
  return { descriptors, files, runs: (text) => cutRuns(text, covers, basic) }
}

function cutRuns(
  given: string,
  covers: readonly [string, ReadonlySet<number>][],
  basic: ReadonlySet<number>,
): { text: string; font: string }[] {
  const runs: { text: string; font: string; foreign?: boolean }[] = []
  const add = (text: string, font: string, foreign = false) => {
    const last = runs.at(-1)
    if (last && foreign && last.foreign) return
    if (last && !foreign && !last.foreign && last.font === font) last.text += text
    else runs.push({ text, font, foreign })
  }
  for (const letter of given.normalize('NFC')) {
    const code = letter.codePointAt(0)!
    if (letter === '\n' || basic.has(code)) add(letter, defaultFont)
    else if (spelled[letter] !== undefined) add(spelled[letter], defaultFont)
    // Controls, joiners and marks that only steer other letters are not drawn.
    else if (/[\p{Cc}\p{Cf}\p{Cs}]/u.test(letter)) continue
    else {
      const found = covers.find(([, set]) => set.has(code))
      if (found) add(letter, found[0])
      else if (/\s/u.test(letter)) add(' ', defaultFont)
      else add(foreignScript, defaultFont, true)
    }
  }
  return runs.map(({ text, font }) => ({ text, font }))
}
