// A briefing over incidents, in sentences: what is agreed, disputed, said by one mouth only; each part with its claims.

import type { IncidentPage, Origin, SlotValue, Standing } from './wire'

/** A few words, who says them, and the claims that they rest on. */
export interface Part {
  words: string
  who: string
  claims: string[]
}

export interface Sentence {
  label: string
  state: 'agreed' | 'disputed' | 'single-origin' | 'denied' | 'accused' | 'party'
  parts: Part[]
}

const PLAIN: Record<string, string> = { what: 'it was', place: 'it was in', day: 'it was on', 'by whom': 'done by', 'to whom': 'done to' }
const MOST_NAMES = 4

export function sentencesOf(page: IncidentPage): Sentence[] {
  const names = new Map(page.origins.map((one) => [one.key, one]))
  const found: Sentence[] = []
  const agreed = page.standings.filter((one) => one.state === 'agreed').flatMap((slot) => agreedParts(slot))
  if (agreed.length) found.push({ label: 'Agreed by all who speak of it', state: 'agreed', parts: agreed })
  for (const slot of page.standings.filter((one) => one.state === 'disputed')) {
    const parts = current(slot).map((value) => ({ words: value.words, who: namesOf(value.origins, names), claims: value.claims }))
    found.push({ label: `Disputed: ${slot.slot}`, state: 'disputed', parts })
  }
  const alone = page.standings
    .filter((one) => one.state === 'single-origin')
    .flatMap((slot) => current(slot).filter((value) => !value.vague).map((value) => ({ words: slotWords(slot, value), who: namesOf(value.origins, names), claims: value.claims })))
  if (alone.length) found.push({ label: 'Only one says', state: 'single-origin', parts: alone })
  if (page.denials.length) found.push({ label: 'Denied', state: 'denied', parts: byMouth(page.denials, names) })
  if (page.accusations.length) found.push({ label: 'Accused', state: 'accused', parts: byMouth(page.accusations, names) })
  const parties = page.origins.filter((one) => one.interest).map((one) => ({ words: `${one.name} ${one.interest}`, who: '', claims: one.claims.slice(0, 1) }))
  if (parties.length) found.push({ label: 'Parties to it', state: 'party', parts: parties })
  return found
}

/** One claim of each mouth, those who are named first: what is quoted under an incident. */
export function quotesOf(page: IncidentPage, most: number): { name: string; claim: string }[] {
  const ordered = page.origins.toSorted((a, b) => Number(a.kind === 'unnamed') - Number(b.kind === 'unnamed') || b.outlets.length - a.outlets.length)
  return ordered.slice(0, most).map((one) => ({ name: one.name, claim: one.claims[0]! }))
}

/** Numbers for the evidence, given out as it is first named. */
export class Notes {
  readonly claims: string[] = []
  readonly #numbers = new Map<string, number>()

  number(claim: string): number {
    const known = this.#numbers.get(claim)
    if (known !== undefined) return known
    this.claims.push(claim)
    this.#numbers.set(claim, this.claims.length)
    return this.claims.length
  }
}

function current(slot: Standing): SlotValue[] {
  return slot.values.filter((one) => !one.earlier)
}

function agreedParts(slot: Standing): Part[] {
  const values = current(slot)
  if (!values.length || values.every((one) => one.vague)) return []
  const words = values.map((one) => one.words).join(' and ')
  return [{ words: PLAIN[slot.slot] ? `${PLAIN[slot.slot]} ${words}` : `${slot.slot}: ${words}`, who: '', claims: values.flatMap((one) => one.claims) }]
}

function slotWords(slot: Standing, value: SlotValue): string {
  if (slot.low !== null || slot.high !== null) return `${value.words} ${slot.slot}`
  return PLAIN[slot.slot] ? `${PLAIN[slot.slot]} ${value.words}` : value.words
}

function byMouth(pairs: [string, string][], names: Map<string, Origin>): Part[] {
  const claims = new Map<string, string[]>()
  for (const [key, claim] of pairs) claims.set(key, [...(claims.get(key) ?? []), claim])
  return [...claims].map(([key, own]) => ({ words: `by ${names.get(key)?.name ?? 'somebody'}`, who: '', claims: own }))
}

function namesOf(keys: string[], names: Map<string, Origin>): string {
  const told = [...new Set(keys.map((key) => names.get(key)?.name ?? 'somebody'))]
  return told.length <= MOST_NAMES + 1 ? told.join(', ') : `${told.slice(0, MOST_NAMES).join(', ')} and ${told.length - MOST_NAMES} more`
}
