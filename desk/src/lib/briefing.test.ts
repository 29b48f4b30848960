import { describe, expect, it } from 'vitest'
import { Notes, quotesOf, sentencesOf } from './briefing'
import type { IncidentPage, Origin, SlotValue, Standing } from './wire'

const origin = (key: string, claims: string[], more: Partial<Origin> = {}): Origin => ({ key, name: key, kind: 'speaker', claims, outlets: [], families: [], interest: null, ...more })
const value = (words: string, origins: string[], claims: string[], more: Partial<SlotValue> = {}): SlotValue => ({ words, origins, claims, low: null, high: null, hedged: false, earlier: false, vague: false, ...more })
const standing = (slot: string, state: Standing['state'], values: SlotValue[], low: number | null = null): Standing => ({ slot, state, values, low, high: low, because: '' })

const page = {
  origins: [origin('somebody unnamed', ['d'], { kind: 'unnamed' }), origin('army', ['a', 'b'], { interest: 'speaks of its own deeds' }), origin('rebels', ['c'])],
  standings: [
    standing('place', 'agreed', [value('Homs', ['army', 'rebels'], ['a', 'c'])]),
    standing('to whom', 'agreed', [value('people', ['army'], ['a'], { vague: true })]),
    standing('killed', 'disputed', [value('3', ['army'], ['b']), value('9', ['rebels'], ['c'], { earlier: true }), value('12', ['rebels'], ['c'])], 3),
    standing('wounded', 'single-origin', [value('5', ['rebels'], ['c'])], 5),
  ],
  denials: [['army', 'b'], ['army', 'a']],
  accusations: [],
} as unknown as IncidentPage

describe('sentencesOf', () => {
  const told = Object.fromEntries(sentencesOf(page).map((one) => [one.label, one.parts]))
  it('says what is agreed, without what names nobody', () => expect(told['Agreed by all who speak of it']).toEqual([{ words: 'it was in Homs', who: '', claims: ['a', 'c'] }]))
  it('sets what is disputed against each other, without what was taken back', () =>
    expect(told['Disputed: killed']!.map((one) => [one.words, one.who, one.claims])).toEqual([['3', 'army', ['b']], ['12', 'rebels', ['c']]]))
  it('names the one mouth', () => expect(told['Only one says']).toEqual([{ words: '5 wounded', who: 'rebels', claims: ['c'] }]))
  it('names who denies once, with all claims', () => expect(told['Denied']).toEqual([{ words: 'by army', who: '', claims: ['b', 'a'] }]))
  it('rests every part on a claim', () => {
    for (const sentence of sentencesOf(page)) for (const part of sentence.parts) expect(part.claims.length).toBeGreaterThan(0)
  })
})

it('quotes those who have a name first', () => expect(quotesOf(page, 2).map((one) => one.name)).toEqual(['army', 'rebels']))

it('numbers a claim once', () => {
  const notes = new Notes()
  expect([notes.number('a'), notes.number('b'), notes.number('a')]).toEqual([1, 2, 1])
  expect(notes.claims).toEqual(['a', 'b'])
})
