// An incident's claims set out by mouth and slot, and how the desk names what stands.

import type { IncidentPage, SlotValue, Standing } from './wire'

export const STATES: Record<Standing['state'], string> = {
  agreed: 'agreed',
  disputed: 'disputed',
  'single-origin': 'single origin',
  unsaid: 'not said',
}

export interface Cell {
  value: SlotValue
  /** The claims of this mouth that say so. */
  claims: string[]
}

export interface Row {
  key: string
  name: string
  kind: string
  outlets: string[]
  interest: string | null
  denies: string[]
  accuses: string[]
  cells: Cell[][]
}

/** Set out what each mouth says of each slot that anybody says anything about. */
export function matrixOf(page: IncidentPage): { slots: Standing[]; rows: Row[] } {
  const slots = page.standings.filter((one) => one.values.length > 0)
  const rows = page.origins.map((origin) => ({
    key: origin.key,
    name: origin.name,
    kind: origin.kind,
    outlets: origin.outlets,
    interest: origin.interest,
    denies: page.denials.filter(([key]) => key === origin.key).map(([, claim]) => claim),
    accuses: page.accusations.filter(([key]) => key === origin.key).map(([, claim]) => claim),
    cells: slots.map((slot) =>
      slot.values
        .filter((value) => value.origins.includes(origin.key))
        .map((value) => ({ value, claims: value.claims.filter((claim) => origin.claims.includes(claim)) })),
    ),
  }))
  return { slots, rows }
}

/** How many mouths there are at most: those without a name may be the same as others. */
export function originsWords(origins: number): string {
  return origins === 1 ? 'single origin' : `at most ${origins} origins`
}

export function boundsWords(low: number | null, high: number | null): string {
  if (low === null && high === null) return ''
  if (low === null) return `up to ${high}`
  if (high === null) return `at least ${low}`
  return low === high ? String(low) : `${low} to ${high}`
}
