/** The council's crest on paper: its own picture where it can be printed safely, else a plain shield in its colour. */

export type Crest = { readonly image: string } | { readonly svg: string }

function plainCrest(colour: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 76">
  <path d="M4 4 H60 V40 C60 58 46 68 32 73 C18 68 4 58 4 40 Z" fill="${colour}"/>
  <path d="M8 8 H56 V40 C56 55 44 64 32 68.5 C20 64 8 55 8 40 Z" fill="none" stroke="#ffffff" stroke-width="1.4"/>
  <path d="M32 24 C27 20 20 19 14 20 V45 C20 44 27 45 32 49 C37 45 44 44 50 45 V20 C44 19 37 20 32 24 Z" fill="#ffffff"/>
  <path d="M32 24 V49" stroke="${colour}" stroke-width="1.4"/>
  <path d="M18 27 C22 26.5 25 27 28 29 M18 33 C22 32.5 25 33 28 35 M18 39 C22 38.5 25 39 28 41 M46 27 C42 26.5 39 27 36 29 M46 33 C42 32.5 39 33 36 35 M46 39 C42 38.5 39 39 36 41" fill="none" stroke="${colour}" stroke-width="1.2"/>
</svg>`
}

/** A drawing may hold nothing that reaches outside itself, and no letters (their font would not be embedded). */
function safeSvg(svg: string): boolean {
  return (
    svg.length < 400_000 &&
    /<svg[\s>]/i.test(svg) &&
    !/<(script|image|text|foreignObject|use|style|!doctype|!entity)/i.test(svg) &&
    [...svg.matchAll(/(?:href\s*=|url\()\s*["']?([^"'>\s)]*)/gi)].every(([, to]) =>
      to!.startsWith('#'),
    )
  )
}

function decoded(data: string, base64: boolean): string {
  try {
    return base64 ? Buffer.from(data, 'base64').toString('utf8') : decodeURIComponent(data)
  } catch {
    return ''
  }
}

export function crestOf(lambang: string | null, colour: string): Crest {
  const safeColour = /^#[0-9a-f]{6}$/i.test(colour) ? colour : '#333333'
  const match = /^data:image\/(png|jpeg|svg\+xml)(;[^,]*)?,(.*)$/s.exec(lambang ?? '')
  if (match) {
    const [, kind, options = '', data = ''] = match
    if (kind !== 'svg+xml') {
      if (options.includes('base64') && /^[A-Za-z0-9+/=]+$/.test(data)) return { image: lambang! }
    } else {
      const svg = decoded(data, options.includes('base64'))
      if (safeSvg(svg)) return { svg }
    }
  }
  return { svg: plainCrest(safeColour) }
}
