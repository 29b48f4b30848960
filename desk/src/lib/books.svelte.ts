// What the desk has in hand: itself, all claims, and their words, fetched once and again when the ledger has changed.

import { Claims, type Payload } from './columns'
import { get, wordsOf } from './server'
import { Folding, type Words } from './search'
import type { About } from './wire'

/** The words are folded for so long at a time, so that no key waits longer, with so long between for other things. */
const SLICE_MS = 5
const BETWEEN_MS = 4
let about = $state.raw<About | null>(null)
let claims = $state.raw<Claims | null>(null)
let quotes = $state.raw<string[] | null>(null)
let words: Words | null = null
let folding: Folding | null = null
let trouble = $state<string | null>(null)
let loading: Promise<void> | null = null

async function load(): Promise<void> {
  try {
    const [desk, payload] = await Promise.all([get<About>('desk.json'), get<Payload>('claims.json')])
    about = desk
    if (payload.state !== claims?.payload.state) {
      claims = new Claims(payload)
      quotes = null
      words = folding = null
    }
    if (quotes === null) {
      const told = await get<{ state: string; quotes: string[] }>('quotes.json')
      // Something was added between the two answers: ask again for both.
      if (told.state !== payload.state) return await load()
      quotes = told.quotes
      foldAhead(new Folding(quotes))
    }
    trouble = null
  } catch (error) {
    trouble = wordsOf(error)
  }
}

/** Fold the words between other things that the page does, so that the first search is as quick as the others. */
function foldAhead(begun: Folding): void {
  folding = begun
  const more = (): void => {
    // Something was added meanwhile, or somebody has searched already.
    if (folding !== begun || words) return
    const until = performance.now() + SLICE_MS
    let all = false
    while (!all && performance.now() < until) all = begun.more()
    if (all) void books.words
    else setTimeout(more, BETWEEN_MS)
  }
  setTimeout(more, BETWEEN_MS)
}

async function look(): Promise<void> {
  try {
    about ??= await get<About>('desk.json')
  } catch (error) {
    trouble = wordsOf(error)
  }
}

export const books = {
  get about(): About | null {
    return about
  },
  get claims(): Claims | null {
    return claims
  },
  /** The claims' own words, in the order of the claims; null until they are here. */
  get quotes(): string[] | null {
    return quotes
  },
  /** The same words for searching; made when they are first asked for. */
  get words(): Words | null {
    if (quotes && folding && !words) words = folding.all()
    return words
  },
  get trouble(): string | null {
    return trouble
  },
  /** Ask only what desk this is. */
  look,
  /** Fetch what has changed; several who ask at once wait for one answer. */
  refresh(): Promise<void> {
    loading ??= load().finally(() => (loading = null))
    return loading
  },
}
