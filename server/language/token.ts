/** The unit of this room: a piece of written text that knows from which spoken words it came. */

export type Token = {
  /** The word without the marks around it. */
  readonly text: string
  readonly lower: string
  /** Marks before and behind it, as the engine printed them. */
  readonly lead: string
  readonly trail: string
  /** Indexes into the spoken words, end exclusive. */
  readonly from: number
  readonly to: number
  /** Written by a rule: later rules leave it. */
  readonly done?: boolean
  /** What a name names, where the roster or a table knows it. */
  readonly kind?: 'person' | 'place' | 'body'
  /** A plain count, so that counts of one phrase can be made alike. */
  readonly count?: { readonly value: number; readonly words: string; readonly figures: string }
}

const parts = /^([("'“‘[«]*)(.*?)([)"'”’\].,;:?!…»]*)$/su

export function splitWord(raw: string, from: number): Token {
  const [, lead = '', core = '', trail = ''] = parts.exec(raw) ?? []
  // `(1)` of an ayat and lone marks are words of their own.
  if (core === '' || (lead === '(' && trail.startsWith(')'))) {
    return { text: raw, lower: raw.toLowerCase(), lead: '', trail: '', from, to: from + 1 }
  }
  // A point inside an abbreviation belongs to it: `S.E.`, `a.n.`, `Plt.`
  const dotted =
    /^\.(?!\.)/.test(trail) &&
    /(\.\p{L}|^(plt|plh|pjs?|hj?|drs?|dra|ir|prof|dll|dsb|no|jl|yth|bpk|sdr|kec|kel|kab|tb|dg|dt|swt|saw|wr|wb)$)/iu.test(
      core,
    )
  const text = dotted ? `${core}.` : core
  return {
    text,
    lower: text.toLowerCase(),
    lead,
    trail: dotted ? trail.slice(1) : trail,
    from,
    to: from + 1,
  }
}

export const splitWords = (spoken: string): string[] => spoken.split(/\s+/u).filter(Boolean)

export const tokensOf = (words: readonly string[]): Token[] => words.map(splitWord)

export const show = (token: Token): string => token.lead + token.text + token.trail

export const joinTokens = (tokens: readonly Token[]): string => tokens.map(show).join(' ')

/** One token for the tokens `from` (inclusive) to `to` (exclusive), with the marks around them. */
export function merge(tokens: readonly Token[], from: number, to: number, text: string): Token {
  const first = tokens[from]!
  const last = tokens[to - 1]!
  return {
    text,
    lower: text.toLowerCase(),
    lead: first.lead,
    trail: last.trail,
    from: first.from,
    to: last.to,
    done: true,
  }
}

export function retext(token: Token, text: string): Token {
  return { ...token, text, lower: text.toLowerCase(), done: true }
}

export const upperFirst = (text: string): string =>
  text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase())

/** Does a clause end behind this token? */
export const endsClause = (token: Token): boolean => /[.,;:?!…]/.test(token.trail)

/** Stands between the words of two sentences where somebody is named behind the stop. */
export const sentenceEnd = '|'
