import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type KnownSpan, planSpans, type Range, subtract } from '../../server/pipeline/spans.ts'

/** Applies a plan the way the pipeline does. */
function apply(
  spans: KnownSpan[],
  plan: ReturnType<typeof planSpans>,
  ids: () => string,
): KnownSpan[] {
  const after = spans.map((span) => {
    const change = plan.advance.find((a) => a.spanId === span.spanId)
    return change ? { ...span, ...change } : span
  })
  return [...after, ...plan.create.map((c) => ({ spanId: ids(), ...c }))]
}

const extent = (s: KnownSpan): Range => ({
  fromSample: s.fromSample,
  toSample: s.toSample ?? s.availableSample,
})

describe('planning what the worker recognises', () => {
  it('lets the open span grow with live sound', () => {
    const spans = [{ spanId: 'a', fromSample: 0, availableSample: 100, toSample: null }]
    const plan = planSpans({
      ranges: [{ fromSample: 0, toSample: 150 }],
      spans,
      excluded: [],
      growing: true,
    })
    expect(plan).toEqual({
      create: [],
      advance: [{ spanId: 'a', availableSample: 150, toSample: null }],
    })
  })

  it('ends the span before a hole and recognises the hole by itself once it is filled', () => {
    const open = [{ spanId: 'a', fromSample: 0, availableSample: 100, toSample: null }]
    const ranges = [
      { fromSample: 0, toSample: 100 },
      { fromSample: 130, toSample: 150 },
    ]
    const plan = planSpans({ ranges, spans: open, excluded: [], growing: true })
    expect(plan.advance).toEqual([{ spanId: 'a', availableSample: 100, toSample: 100 }])
    expect(plan.create).toEqual([{ fromSample: 130, availableSample: 150, toSample: null }])
    const spans = apply(open, plan, () => 'b')
    const filled = planSpans({
      ranges: [{ fromSample: 0, toSample: 160 }],
      spans,
      excluded: [],
      growing: true,
    })
    expect(filled.create).toEqual([{ fromSample: 100, availableSample: 130, toSample: 130 }])
    expect(filled.advance).toEqual([{ spanId: 'b', availableSample: 160, toSample: null }])
  })

  it('does not recognise what is said during skors', () => {
    const spans = [{ spanId: 'a', fromSample: 0, availableSample: 100, toSample: null }]
    const excluded = [{ fromSample: 120, toSample: Number.POSITIVE_INFINITY }]
    const plan = planSpans({
      ranges: [{ fromSample: 0, toSample: 300 }],
      spans,
      excluded,
      growing: true,
    })
    expect(plan).toEqual({
      create: [],
      advance: [{ spanId: 'a', availableSample: 120, toSample: 120 }],
    })
  })

  it('puts every recorded sample outside skors into exactly one span, whatever arrives when', () => {
    const pieces = fc.array(fc.tuple(fc.nat(40), fc.integer({ min: 1, max: 12 })), {
      maxLength: 25,
    })
    const excludedOf = fc.array(fc.tuple(fc.nat(50), fc.integer({ min: 1, max: 9 })), {
      maxLength: 3,
    })
    fc.assert(
      fc.property(pieces, excludedOf, fc.boolean(), (arrivals, skors, endGrowing) => {
        const excluded = skors.map(([from, size]) => ({ fromSample: from, toSample: from + size }))
        let n = 0
        let spans: KnownSpan[] = []
        let ranges: Range[] = []
        for (const [index, [from, size]] of arrivals.entries()) {
          const piece = { fromSample: from, toSample: from + size }
          ranges = merge([...ranges, piece])
          const growing = endGrowing || index < arrivals.length - 1
          spans = apply(spans, planSpans({ ranges, spans, excluded, growing }), () => `s${++n}`)
          expect(spans.filter((s) => s.toSample === null).length).toBeLessThanOrEqual(1)
        }
        const wanted = subtract(ranges, excluded)
        const counts = new Map<number, number>()
        for (const span of spans.map(extent)) {
          for (let i = span.fromSample; i < span.toSample; i++)
            counts.set(i, (counts.get(i) ?? 0) + 1)
        }
        for (const range of wanted) {
          for (let i = range.fromSample; i < range.toSample; i++) expect(counts.get(i)).toBe(1)
        }
        const total = wanted.reduce((sum, r) => sum + r.toSample - r.fromSample, 0)
        expect(counts.size).toBe(total)
        if (!endGrowing) expect(spans.every((s) => s.toSample !== null)).toBe(true)
      }),
    )
  })
})

function merge(ranges: Range[]): Range[] {
  const out: { fromSample: number; toSample: number }[] = []
  for (const range of ranges.sort((a, b) => a.fromSample - b.fromSample)) {
    const last = out.at(-1)
    if (last && range.fromSample <= last.toSample)
      last.toSample = Math.max(last.toSample, range.toSample)
    else out.push({ ...range })
  }
  return out
}
