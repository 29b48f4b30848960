import { describe, expect, it } from 'vitest'
import { offered } from './facets'

const names = ['Homs', 'Aleppo', 'Idlib', 'Hama', 'Daraa']
const counts = Uint32Array.of(3, 9, 0, 9, 1)

describe('offered', () => {
  it('puts the largest first, equals in the order of the names, and leaves out what would leave nothing', () => {
    expect(offered(names, counts, [], '', 9)).toEqual({ shown: [1, 3, 0, 4], all: 4 })
    expect(offered(names, counts, [], '', 2)).toEqual({ shown: [1, 3], all: 4 })
  })
  it('puts the chosen before all others, even one that would leave nothing, and never leaves one out', () => {
    expect(offered(names, counts, ['Daraa', 'Idlib'], '', 3)).toEqual({ shown: [4, 2, 1], all: 5 })
    expect(offered(names, counts, ['Daraa', 'Idlib'], '', 1)).toEqual({ shown: [4, 2], all: 5 })
  })
  it('finds names by their words', () => {
    expect(offered(names, counts, [], ' HA', 9)).toEqual({ shown: [3], all: 1 })
  })
  it('gives what sorting all of them gives', () => {
    const many = Array.from({ length: 400 }, (_, i) => `name ${i}`)
    const some = Uint32Array.from(many, (_, i) => (i * 7919) % 83)
    const sorted = many.map((_, i) => i).filter((i) => some[i]! > 0).sort((a, b) => some[b]! - some[a]! || a - b)
    expect(offered(many, some, [], '', 60).shown).toEqual(sorted.slice(0, 60))
  })
})
