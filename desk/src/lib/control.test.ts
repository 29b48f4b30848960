import { describe, expect, it } from 'vitest'
import { colourOf, DIFFERENT_COLOUR, HOLDER_COLOURS, holdersByWeight, holdingsOn, NOBODY_COLOUR, type Statement } from './control'

const said = (mouth: string, day: number, holders: string[], more: Partial<Statement> = {}): Statement => ({
  claim: `clm_${mouth}${day}`,
  report: 'rep_1',
  outlet: 'Herald',
  said: mouth,
  mouth,
  act: 'asserts',
  certainty: 'certain',
  words: holders.length ? `held by ${holders[0]}` : 'left by the army',
  so: true,
  holders,
  day,
  dated: true,
  place: 'Marat',
  country: 'XX',
  level: 'town',
  lat: 1,
  lon: 2,
  radius_km: 5,
  shape: null,
  ...more,
})

describe('holdingsOn', () => {
  const told = [said('army', 1, ['army']), said('rebels', 3, ['rebels']), said('army', 5, [])]
  it('knows nothing before it is said', () => {
    expect(holdingsOn(told, 0)).toEqual([])
    expect(holdingsOn(told, 2)[0]).toMatchObject({ state: 'held', holders: ['army'] })
  })
  it('sets those who differ side by side, and lets what a mouth says later take the place of what it said', () => {
    expect(holdingsOn(told, 4)[0]).toMatchObject({ state: 'said differently', holders: ['rebels', 'army'] })
    const [last] = holdingsOn(told, 5)
    expect(last).toMatchObject({ state: 'held', holders: ['rebels'] })
    expect(last!.statements.map((one) => one.mouth)).toEqual(['army', 'rebels'])
  })
  it('takes a denial for a difference, never for a holder', () => {
    const [one] = holdingsOn([said('army', 1, ['army']), said('rebels', 2, [], { so: false, act: 'denies' })], 9)
    expect(one!.state).toBe('said differently')
  })
  it('keeps places of one name in two countries apart', () => {
    expect(holdingsOn([said('a', 1, ['x']), said('a', 1, ['y'], { country: 'YY' })], 1)).toHaveLength(2)
  })
})

it('colours who is named most, difference and nobody', () => {
  const told = [said('a', 1, ['army']), said('b', 1, ['army']), said('c', 1, ['rebels'], { place: 'Other' })]
  const holders = holdersByWeight(told)
  expect(holders).toEqual(['army', 'rebels'])
  const [first] = holdingsOn(told, 1)
  expect(colourOf(first!, holders)).toBe(HOLDER_COLOURS[0])
  expect(colourOf({ ...first!, state: 'said differently' }, holders)).toBe(DIFFERENT_COLOUR)
  expect(colourOf({ ...first!, state: 'nobody said to hold it' }, holders)).toBe(NOBODY_COLOUR)
})
