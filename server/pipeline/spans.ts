/**
 * Which stretches of a recording the worker is asked to recognise. Pure.
 * Every recorded sample outside an excluded stretch lies in exactly one span; a hole ends the span before it,
 * and sound that fills the hole later becomes a span of its own.
 */

export type Range = { readonly fromSample: number; readonly toSample: number }

export type KnownSpan = {
  readonly spanId: string
  readonly fromSample: number
  /** Sound up to here was promised to the worker. */
  readonly availableSample: number
  /** Null while the span still grows. */
  readonly toSample: number | null
}

export type SpanPlan = {
  readonly create: readonly {
    fromSample: number
    availableSample: number
    toSample: number | null
  }[]
  readonly advance: readonly { spanId: string; availableSample: number; toSample: number | null }[]
}

/** The parts of `ranges` that lie in none of `holes`. Both may be unsorted; `toSample` may be Infinity. */
export function subtract(ranges: readonly Range[], holes: readonly Range[]): Range[] {
  const sorted = [...holes].sort((a, b) => a.fromSample - b.fromSample)
  const left: Range[] = []
  for (const range of [...ranges].sort((a, b) => a.fromSample - b.fromSample)) {
    let from = range.fromSample
    for (const hole of sorted) {
      if (hole.toSample <= from || hole.fromSample >= range.toSample) continue
      if (hole.fromSample > from) left.push({ fromSample: from, toSample: hole.fromSample })
      from = Math.max(from, hole.toSample)
    }
    if (from < range.toSample) left.push({ fromSample: from, toSample: range.toSample })
  }
  return left
}

/** `growing`: more sound may follow at the end. `excluded`: stretches not to be recognised (skors). */
export function planSpans(given: {
  readonly ranges: readonly Range[]
  readonly spans: readonly KnownSpan[]
  readonly excluded: readonly Range[]
  readonly growing: boolean
}): SpanPlan {
  const { spans, excluded, growing } = given
  const usable = subtract(given.ranges, excluded)
  const covered = spans.map((s) => ({
    fromSample: s.fromSample,
    toSample: s.toSample ?? s.availableSample,
  }))
  const end = Math.max(0, ...usable.map((r) => r.toSample))
  const create: { fromSample: number; availableSample: number; toSample: number | null }[] = []
  const advance: { spanId: string; availableSample: number; toSample: number | null }[] = []

  const open = spans.find((s) => s.toSample === null)
  let openAvailable = open?.availableSample ?? -1
  for (const piece of subtract(usable, covered)) {
    if (open && piece.fromSample === openAvailable) {
      openAvailable = piece.toSample
      continue
    }
    const stays = growing && piece.toSample === end && !startsAt(excluded, end)
    create.push({
      fromSample: piece.fromSample,
      availableSample: piece.toSample,
      toSample: stays ? null : piece.toSample,
    })
  }
  if (open) {
    const ended = !growing || openAvailable < end || startsAt(excluded, openAvailable)
    if (ended || openAvailable > open.availableSample) {
      advance.push({
        spanId: open.spanId,
        availableSample: openAvailable,
        toSample: ended ? openAvailable : null,
      })
    }
  }
  return { create, advance }
}

function startsAt(excluded: readonly Range[], sample: number): boolean {
  return excluded.some((e) => e.fromSample <= sample && sample < e.toSample)
}
