import { describe, expect, it } from 'vitest'
import { createClusters, createLabels, maxLabels } from '../../server/voices/clusters.ts'

/** A voice at this angle: its likeness to another is the cosine of the angle between them. */
function at(degrees: number): Float32Array {
  const voice = new Float32Array(256)
  voice[0] = Math.cos((degrees * Math.PI) / 180)
  voice[1] = Math.sin((degrees * Math.PI) / 180)
  return voice
}

describe('voices without a name', () => {
  const open = () => {
    const labels = createLabels()
    const clusters = createClusters(labels)
    const place = (turn: string, degrees: number, hint: string | null = null) => {
      const cluster = clusters.place(turn, at(degrees), hint)
      return cluster && labels.of(cluster.own)
    }
    return { labels, place }
  }

  it('share a label where they are alike, and have none where it is in doubt', () => {
    const { place } = open()
    expect([place('a', 0), place('b', 90), place('c', 20)]).toEqual([
      'suara-1',
      'suara-2',
      'suara-1',
    ])
    // Cosine .85: too far for the one, too near for another.
    expect(place('d', -22)).toBeNull()
  })

  it('keep their label as long as the sound of the turn stays, whoever comes nearer', () => {
    const { place } = open()
    place('a', 0)
    place('b', 60)
    expect(place('c', 33)).toBe('suara-2')
    for (const [turn, degrees] of [
      ['d', 15],
      ['e', 25],
    ] as const) {
      expect(place(turn, degrees)).toBe('suara-1')
    }
    expect(place('c', 33)).toBe('suara-2')
  })

  it('are placed anew when the turn has grown or was cut', () => {
    const { place } = open()
    place('a', 0)
    expect(place('b', 20)).toBe('suara-1')
    expect(place('b', 80)).toBe('suara-2')
    expect(place('c', 81)).toBe('suara-2')
    // Alone in its label it keeps the number.
    expect(place('d', 180)).toBe('suara-3')
    expect(place('d', 270)).toBe('suara-3')
  })

  it('are never more than a person keeps apart, and joining makes room for another', () => {
    const labels = createLabels()
    const all = Array.from({ length: maxLabels }, () => labels.take(null))
    expect(new Set(all).size).toBe(maxLabels)
    expect(labels.take(null)).toBeNull()
    labels.join('suara-2', 'suara-1')
    expect(labels.take(null)).toBe(`suara-${maxLabels + 1}`)
    // Two that are joined to each other end with one name.
    labels.join('suara-1', 'suara-2')
    expect(labels.of('suara-1')).toBe(labels.of('suara-2'))
  })
})
