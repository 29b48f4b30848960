// All incidents in short as the browser holds them: in columns, as the claims are, and told one by one when shown.

import { NO_DAY } from './columns'
import { folded } from './search'

type Bounds = [number | null, number | null] | null

export interface IncidentPayload {
  state: string
  id: string[]
  from: (number | null)[]
  to: (number | null)[]
  what: number[]
  place: number[]
  country: number[]
  reports: number[]
  outlets: number[]
  origins: number[]
  unnamed: number[]
  killed: Bounds[]
  denied: number[]
  states: number[]
  claims: { ends: number[]; of: string[] }
  names: { what: string[]; place: string[]; country: string[]; states: Record<string, string>[] }
}

/** One incident of the list. */
export interface IncidentLine {
  id: string
  from: number | null
  to: number | null
  what: string | null
  place: string | null
  reports: number
  outlets: number
  origins: number
  unnamed: number
  killed: Bounds
  states: Record<string, string>
  denied: boolean
  claims: number
}

export type Kept = 'several' | 'disputed' | 'denied' | 'all'

export class Incidents {
  readonly count: number
  readonly #disputed: boolean[]
  #rows: Map<string, number> | null = null
  #ofClaims: Map<string, number> | null = null

  constructor(readonly payload: IncidentPayload) {
    this.count = payload.id.length
    this.#disputed = payload.names.states.map((states) => Object.values(states).includes('disputed'))
  }

  id(row: number): string {
    return 'inc_' + this.payload.id[row]
  }

  line(row: number): IncidentLine {
    const { from, to, what, place, reports, outlets, origins, unnamed, killed, states, denied, names } = this.payload
    return {
      id: this.id(row),
      from: from[row]!,
      to: to[row]!,
      what: names.what[what[row]!] ?? null,
      place: names.place[place[row]!] ?? null,
      reports: reports[row]!,
      outlets: outlets[row]!,
      origins: origins[row]!,
      unnamed: unnamed[row]!,
      killed: killed[row]!,
      states: names.states[states[row]!]!,
      denied: denied[row] === 1,
      claims: this.size(row),
    }
  }

  /** How many claims an incident is made of. */
  size(row: number): number {
    const { ends } = this.payload.claims
    return ends[row]! - (ends[row - 1] ?? 0)
  }

  /** Their ids, without the prefix. */
  claims(row: number): string[] {
    const { ends, of } = this.payload.claims
    return of.slice(ends[row - 1] ?? 0, ends[row])
  }

  /** The row of an incident by its id; undefined for one that is not there. */
  rowOf(id: string): number | undefined {
    this.#rows ??= new Map(this.payload.id.map((one, row) => [one, row]))
    return this.#rows.get(id.replace(/^inc_/, ''))
  }

  /** The row of the incident that a claim belongs to, if any; its id without the prefix. */
  rowWith(claim: string): number | undefined {
    if (!this.#ofClaims) {
      this.#ofClaims = new Map()
      const { ends, of } = this.payload.claims
      for (let row = 0, i = 0; row < this.count; row++) for (; i < ends[row]!; i++) this.#ofClaims.set(of[i]!, row)
    }
    return this.#ofClaims.get(claim)
  }

  /** The rows that are of a kind and hold all words among what, place and country; in the order of the list. */
  found(kept: Kept, asked: string): number[] {
    const { names, what, place, country, origins, denied, states } = this.payload
    const words = folded(asked).split(/\s+/).filter(Boolean)
    const having = words.map((word) => [names.what, names.place, names.country].map((all) => all.map((name) => folded(name).includes(word))))
    const rows: number[] = []
    for (let row = 0; row < this.count; row++) {
      if (kept === 'several' && origins[row]! < 2) continue
      if (kept === 'disputed' && !this.#disputed[states[row]!]) continue
      if (kept === 'denied' && !denied[row]) continue
      if (having.every(([whats, places, countries]) => whats![what[row]!] || places![place[row]!] || countries![country[row]!])) rows.push(row)
    }
    return rows
  }

  byOrigins(rows: number[]): number[] {
    const { origins } = this.payload
    return rows.toSorted((a, b) => origins[b]! - origins[a]! || this.size(b) - this.size(a) || a - b)
  }

  byDay(rows: number[]): number[] {
    const day = (row: number): number => this.payload.to[row] ?? this.payload.from[row] ?? NO_DAY
    return rows.toSorted((a, b) => day(b) - day(a) || a - b)
  }
}

export function incidentWords(one: { what: string | null; place: string | null }): string {
  return `${one.what ?? 'something'}${one.place ? `, ${one.place}` : ''}`
}
