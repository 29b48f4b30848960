import { describe, expect, it } from 'vitest'
import { Claims, type Payload } from './columns'
import { Folding, withWords, type Found } from './search'
import { namesOf, nothingWanted, ordered, sift, type Facet, type Wanted } from './sift'

const worded = (...slugs: string[]) => slugs.map((slug) => ({ slug, name: slug }))
const report = (id: string, outlet: string, published: number | null) => ({ id, key: id, outlet, title: null, published })

/** Three claims: the army says a shelling in Homs on day 10, denies one by day 12; the Post itself tells of a strike. */
const payload: Payload = {
  state: '1',
  id: ['a', 'b', 'c'],
  reviewed: [0, 1, 0],
  report: [0, 0, 1],
  from: [10, null, null],
  to: [10, 12, null],
  kind: [0, 0, 1],
  status: [0, 0, 0],
  act: [0, 1, 0],
  certainty: [0, 0, 1],
  polarity: [0, 0, 0],
  place: [0, -1, 1],
  relation: [0, -1, 0],
  speaker: { ends: [1, 3, 4], of: [0, 1, 0, 2] },
  actor: { ends: [1, 1, 1], of: [0] },
  names: {
    report: [report('r1', 'Herald', 11), report('r2', 'Post', 20)],
    kind: worded('shelling', 'air-strike'),
    status: worded('occurred'),
    act: worded('says', 'denies'),
    certainty: worded('certain', 'reported'),
    polarity: worded('positive'),
    relation: ['in'],
    reviewed: worded('none', 'accepted', 'rejected'),
    place: [
      { name: 'Homs', place: 'gn:1', country: 'SY', level: 'town', lat: 34, lon: 36, radius_km: 5, shape: null },
      { name: 'Alépo', place: null, country: 'SY', level: 'town', lat: null, lon: null, radius_km: null, shape: null },
    ],
    speaker: [{ name: 'army', actor: null }, { name: 'agency', actor: null }, { name: 'Post', actor: 'own-voice' }],
    actor: [{ name: 'rebels', actor: null }],
  },
}
const claims = new Claims(payload)
const quotes = new Folding(['shells hit\nhoms', 'it had shelled', 'A strike was héard']).all()

function wanting(chosen: Partial<Record<Facet, string[]>>, more: Partial<Wanted> = {}): Wanted {
  const wanted = nothingWanted()
  return { ...wanted, ...more, chosen: { ...wanted.chosen, ...chosen } }
}

function found(wanted: Wanted): string[] {
  return Array.from(sift(claims, wanted, withWords(claims, quotes, wanted.words)?.fits ?? null).rows, (row) => payload.id[row]!)
}

describe('sift', () => {
  it('gives everything when nothing is wanted', () => {
    expect(found(nothingWanted())).toEqual(['a', 'b', 'c'])
  })
  it('takes any of the names of one facet, and all facets together', () => {
    expect(found(wanting({ speaker: ['army'] }))).toEqual(['a', 'b'])
    expect(found(wanting({ speaker: ['army', 'Post (own voice)'] }))).toEqual(['a', 'b', 'c'])
    expect(found(wanting({ speaker: ['army'], act: ['denies'] }))).toEqual(['b'])
    expect(found(wanting({ place: ['Homs, SY'] }))).toEqual(['a'])
    expect(found(wanting({ kind: ['nothing of the kind'] }))).toEqual([])
  })
  it('counts for each facet what another choice of it would leave', () => {
    const { counts } = sift(claims, wanting({ act: ['denies'] }), null)
    const of = (facet: Facet) => Object.fromEntries(namesOf(claims, facet).map((name, i) => [name, counts[facet][i]]))
    expect(of('act')).toEqual({ says: 2, denies: 1 })
    expect(of('speaker')).toEqual({ army: 1, agency: 1, 'Post (own voice)': 0 })
  })
  it('finds days that touch, open ends by the day that is known, and no day by the report', () => {
    expect(found(wanting({}, { since: 11, until: 12 }))).toEqual(['b'])
    expect(found(wanting({}, { until: 10 }))).toEqual(['a'])
    expect(found(wanting({}, { since: 20 }))).toEqual(['c'])
  })
  it('finds words in quotes and names, whatever their case and accents', () => {
    expect(found(wanting({}, { words: 'HOMS' }))).toEqual(['a'])
    expect(found(wanting({}, { words: 'alepo' }))).toEqual(['c'])
    expect(found(wanting({}, { words: 'army shelled' }))).toEqual(['b'])
    expect(found(wanting({}, { words: 'nowhere' }))).toEqual([])
  })
  it('gives what was rejected to those who ask for it, and counts it for them', () => {
    const told = new Claims({ ...payload, reviewed: [0, 1, 2] })
    const rows = (wanted: Wanted) => Array.from(sift(told, wanted, null).rows)
    expect(told.current).toBe(2)
    expect(rows(nothingWanted())).toEqual([0, 1])
    expect(rows(wanting({ reviewed: ['rejected'] }))).toEqual([2])
    expect(rows(wanting({ reviewed: ['accepted', 'rejected'] }))).toEqual([1, 2])
    expect([...sift(told, nothingWanted(), null).counts.reviewed]).toEqual([1, 1, 1])
    expect([...sift(told, nothingWanted(), null).counts.kind]).toEqual([2, 0])
  })
  it('narrows to one report', () => {
    expect(found(wanting({}, { report: 'r2' }))).toEqual(['c'])
    expect(found(wanting({}, { report: 'no such' }))).toEqual([])
  })
})

describe('ordered', () => {
  const all = Uint32Array.of(0, 1, 2)
  it('puts what has no day last, whichever way', () => {
    expect([...ordered(claims, all, 'day', true)]).toEqual([1, 0, 2])
    expect([...ordered(claims, all, 'day', false)]).toEqual([0, 1, 2])
  })
  it('orders by the one who answers for the claim', () => {
    expect([...ordered(claims, all, 'speaker', false)]).toEqual([0, 1, 2])
  })
})

describe('words', () => {
  const many = Array.from({ length: 9001 }, (_, row) => `claim ${row} of “Ñ”\n${row % 2 ? 'shells' : 'rockets'}`)
  it('folded piece by piece are found where they stand', () => {
    const folding = new Folding(many)
    let pieces = 1
    while (!folding.more()) pieces++
    expect(pieces).toBe(5)
    const words = folding.all()
    for (const row of [0, 1999, 2000, 8000, 9000]) {
      const { row: first, text, starts } = words.findLast((one) => one.row <= row)!
      expect(text.slice(starts[row - first], starts[row - first + 1])).toBe(`claim ${row} of “n” ${row % 2 ? 'shells' : 'rockets'}\n`)
    }
    expect(new Folding([]).all()).toEqual([])
  })
  it('are found the same whether typed at once or letter by letter', () => {
    const some = new Claims({ ...payload, ...manyOf(9001) })
    const words = new Folding(many).all()
    for (const asked of ['claim 89 rockets', 'nobody', 'Alepo', 'n” shells 777']) {
      let typed: Found | null = null
      for (let i = 1; i <= asked.length; i++) typed = withWords(some, words, asked.slice(0, i), typed)
      const atOnce = withWords(some, words, asked)
      expect(typed).toEqual(atOnce)
      expect(atOnce!.count).toBe(atOnce!.fits.filter((one) => one === 1).length)
    }
    // Taking letters away finds more again.
    const few = withWords(some, words, 'claim 8999')
    expect(few!.count).toBe(1)
    expect(withWords(some, words, 'claim', few)!.count).toBe(9001)
    expect(withWords(some, words, ' ', few)).toBe(null)
  })
})

/** Columns of so many claims that are all alike, but for every third's place. */
function manyOf(count: number): Partial<Payload> {
  const all = (value: number): number[] => Array.from({ length: count }, () => value)
  const one = { ends: Array.from({ length: count }, (_, row) => row + 1), of: all(0) }
  return {
    ...Object.fromEntries(['report', 'from', 'to', 'kind', 'status', 'act', 'certainty', 'polarity', 'relation', 'reviewed'].map((name) => [name, all(0)])),
    id: all(0).map((_, row) => String(row)),
    place: all(0).map((_, row) => (row % 3 ? 0 : 1)),
    speaker: one,
    actor: one,
  }
}
