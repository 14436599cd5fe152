/** Structured log on stderr: a fixed sentence plus fields. Spoken words and names of people never go into it. */

export type Fields = Readonly<Record<string, unknown>>
export type Log = {
  info(sentence: string, fields?: Fields): void
  warn(sentence: string, fields?: Fields): void
  error(sentence: string, fields?: Fields): void
}

export function createLog(
  write: (line: string) => void = (line) => process.stderr.write(line),
): Log {
  const at =
    (level: string) =>
    (sentence: string, fields: Fields = {}) =>
      write(`${JSON.stringify({ at: new Date().toISOString(), level, sentence, ...fields })}\n`)
  return { info: at('info'), warn: at('warn'), error: at('error') }
}

export const silentLog: Log = { info() {}, warn() {}, error() {} }
