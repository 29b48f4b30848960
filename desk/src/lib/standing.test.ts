import { describe, expect, it } from 'vitest'
import { boundsWords, matrixOf, originsWords } from './standing'
import type { IncidentPage, Origin, SlotValue, Standing } from './wire'

const origin = (key: string, claims: string[]): Origin => ({ key, name: key, kind: 'speaker', claims, outlets: [], families: [], interest: null })
const value = (words: string, origins: string[], claims: string[]): SlotValue => ({ words, origins, claims, low: null, high: null, hedged: false, earlier: false, vague: false })
const standing = (slot: string, state: Standing['state'], values: SlotValue[]): Standing => ({ slot, state, values, low: null, high: null, because: '' })

const page = {
  origins: [origin('army', ['a', 'b']), origin('rebels', ['c'])],
  standings: [
    standing('place', 'agreed', [value('Homs', ['army', 'rebels'], ['a', 'c'])]),
    standing('killed', 'disputed', [value('3', ['army'], ['b']), value('12', ['rebels'], ['c'])]),
    standing('wounded', 'unsaid', []),
  ],
  denials: [['army', 'b']],
  accusations: [],
} as unknown as IncidentPage

describe('matrixOf', () => {
  const { slots, rows } = matrixOf(page)
  it('has a column for each slot that somebody speaks of', () => expect(slots.map((one) => one.slot)).toEqual(['place', 'killed']))
  it('puts into a cell what this mouth says, with its own claims only', () => {
    expect(rows.map((row) => row.cells.map((cell) => cell.map((one) => [one.value.words, one.claims])))).toEqual([
      [[['Homs', ['a']]], [['3', ['b']]]],
      [[['Homs', ['c']]], [['12', ['c']]]],
    ])
  })
  it('says who denies', () => expect(rows.map((row) => row.denies)).toEqual([['b'], []]))
})

describe('words', () => {
  it('never count reports as confirmation', () => {
    expect(originsWords(1)).toBe('single origin')
    expect(originsWords(3)).toBe('at most 3 origins')
  })
  it('keep open bounds open', () => {
    expect([boundsWords(3, null), boundsWords(null, 4), boundsWords(2, 2), boundsWords(1, 5), boundsWords(null, null)]).toEqual(['at least 3', 'up to 4', '2', '1 to 5', ''])
  })
})
