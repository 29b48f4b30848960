// All incidents in short, fetched when a room first asks for them and again when the ledger has changed.

import { books } from './books.svelte'
import { get, wordsOf } from './server'
import type { IncidentLine } from './wire'

let lines = $state.raw<IncidentLine[] | null>(null)
let of = $state.raw<Map<string, IncidentLine>>(new Map())
let trouble = $state('')
let fetchedAt: string | null = null

export const incidents = {
  /** Ask for them; to be called in an effect, so that it is called again when the books change. */
  want(): void {
    const state = books.about?.state ?? null
    if (state === null || state === fetchedAt) return
    fetchedAt = state
    get<{ incidents: IncidentLine[] }>('incidents.json')
      .then((answer) => {
        lines = answer.incidents
        of = new Map(answer.incidents.flatMap((one) => one.claims.map((claim) => [claim, one] as const)))
        trouble = ''
      })
      .catch((error) => {
        trouble = wordsOf(error)
        fetchedAt = null
      })
  },
  get all(): IncidentLine[] | null {
    return lines
  },
  get trouble(): string {
    return trouble
  },
  named(id: string): IncidentLine | null {
    return lines?.find((one) => one.id === id) ?? null
  },
  /** The incident that a claim belongs to, if any; with or without the prefix of its id. */
  of(claim: string): IncidentLine | null {
    return of.get(claim.replace(/^clm_/, '')) ?? null
  },
}

export function incidentWords(one: Pick<IncidentLine, 'what' | 'place'>): string {
  return `${one.what ?? 'something'}${one.place ? `, ${one.place}` : ''}`
}
