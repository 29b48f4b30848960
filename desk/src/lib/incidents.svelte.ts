// All incidents in short, fetched when a room first asks for them and again when the ledger has changed.

import { books } from './books.svelte'
import { Incidents, type IncidentPayload } from './incidents'
import { get, wordsOf } from './server'
import { underway } from './underway.svelte'

let all = $state.raw<Incidents | null>(null)
let trouble = $state('')
let fetchedAt: string | null = null

export const incidents = {
  /** Ask for them; to be called in an effect, so that it is called again when the books change. */
  want(): void {
    if (books.about === null) return
    // What was linked since the last time is news too.
    const state = `${books.about.state} ${underway.linked}`
    if (state === fetchedAt) return
    fetchedAt = state
    get<IncidentPayload>('incidents.json')
      .then((answer) => {
        all = new Incidents(answer)
        trouble = ''
        if (!books.about?.site) void underway.look()
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
