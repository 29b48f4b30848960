// The claims as the address wants them, for every room that lists them: sifted once, drawn in several ways.

import { address } from './address.svelte'
import { books } from './books.svelte'
import { FACETS, nothingWanted, ordered, sift, withWords, type Facet, type Wanted } from './sift'
import { readView, writeView, type View } from './view'

export class Sifting {
  readonly view = $derived(readView(address.now.query))
  // Values that stay the same pass no change on, so that a brush over the days neither searches nor counts anew.
  readonly #words = $derived(this.view.wanted.words.trim())
  readonly #fitting = $derived.by(() => {
    const { claims, foldedQuotes } = books
    return claims && foldedQuotes && this.#words ? withWords(claims, foldedQuotes, this.#words) : null
  })
  readonly #butDays = $derived(JSON.stringify({ ...this.view.wanted, since: null, until: null }))
  readonly sifted = $derived(books.claims ? sift(books.claims, this.view.wanted, this.#fitting) : null)
  readonly rows = $derived(
    books.claims && this.sifted ? ordered(books.claims, this.sifted.rows, this.view.order, this.view.descending) : new Uint32Array(),
  )
  /** What fits all but the days: what a timeline shows around the days that are chosen. */
  readonly anyDay = $derived.by(() => {
    const wanted = JSON.parse(this.#butDays) as Wanted
    return books.claims ? sift(books.claims, wanted, this.#fitting).rows : new Uint32Array()
  })
  readonly isSifted = $derived.by(() => {
    const { wanted } = this.view
    return FACETS.some((facet) => wanted.chosen[facet].length > 0) || wanted.since !== null || wanted.until !== null || wanted.words !== '' || wanted.report !== null
  })

  show(change: Partial<View>): void {
    address.amend(writeView({ ...this.view, ...change }))
  }

  want(change: Partial<View['wanted']>): void {
    this.show({ wanted: { ...this.view.wanted, ...change } })
  }

  toggle(facet: Facet, name: string): void {
    const now = this.view.wanted.chosen[facet]
    const next = now.includes(name) ? now.filter((one) => one !== name) : [...now, name]
    this.want({ chosen: { ...this.view.wanted.chosen, [facet]: next } })
  }

  clear(): void {
    this.show({ wanted: nothingWanted() })
  }
}
