// All incidents in short, fetched when a room first asks for them and again when the ledger has changed.

import { books } from './books.svelte'
import { Incidents, type IncidentPayload } from './incidents'
import { get, wordsOf } from './server'

let all = $state.raw<Incidents | null>(null)
let trouble = $state('')
let fetchedAt: string | null = null

export const incidents = {
  /** Ask for them; to be called in an effect, so that it is called again when the books change. */
  want(): void {
    const state = books.about?.state ?? null
    if (state === null || state === fetchedAt) return
    fetchedAt = state
    get<IncidentPayload>('incidents.json')
      .then((answer) => {
        all = new Incidents(answer)
        trouble = ''
      })
      .catch((error) => {
        trouble = wordsOf(error)
        fetchedAt = null
      })
  },
  get all(): Incidents | null {
    return all
  },
  get trouble(): string {
    return trouble
  },
}
