// The claims as the address wants them, for every room that lists them: sifted once, drawn in several ways.

import { untrack } from 'svelte'
import { address } from './address.svelte'
import { books } from './books.svelte'
import { incidents } from './incidents.svelte'
import { withWords, type Found } from './search'
import { FACETS, nothingWanted, ordered, sift, type Facet, type Wanted } from './sift'
import { readView, writeView, type View } from './view'

export class Sifting {
  #counted = true

  /** `counted` where facets are shown, with how many claims each of their names would leave. */
  constructor(counted: boolean) {
    this.#counted = counted
    // The claims of one incident are told by the list of incidents.
    $effect(() => {
      if (this.#incident !== null) incidents.want()
    })
    // Whoever comes from another room has no claims yet.
    $effect(() => {
      if (!books.claims) untrack(() => void books.refresh())
    })
  }

  readonly view = $derived(readView(address.now.query))
  // Values that stay the same pass no change on, so that a brush over the days neither searches nor counts anew.
  readonly #words = $derived(this.view.wanted.words.trim())
  #found: Found | null = null
  readonly #worded = $derived.by(() => {
    const { claims } = books
    this.#found = claims && this.#words && books.words ? withWords(claims, books.words, this.#words, this.#found) : null
    return this.#found?.fits ?? null
  })
  readonly #incident = $derived(this.view.wanted.incident)
  readonly #fitting = $derived.by(() => {
    const { claims } = books
    if (!claims || this.#incident === null || incidents.all === null) return this.#worded
    const fits = new Uint8Array(claims.count)
    const incident = incidents.all.rowOf(this.#incident)
    for (const claim of incident === undefined ? [] : incidents.all.claims(incident)) {
      const row = claims.rowOf(claim)
      if (row !== undefined && (this.#worded === null || this.#worded[row] === 1)) fits[row] = 1
    }
    return fits
  })
  readonly #butDays = $derived(JSON.stringify({ ...this.view.wanted, since: null, until: null }))
  readonly sifted = $derived(books.claims ? sift(books.claims, this.view.wanted, this.#fitting, this.#counted) : null)
  readonly rows = $derived(
    books.claims && this.sifted ? ordered(books.claims, this.sifted.rows, this.view.order, this.view.descending) : new Uint32Array(),
  )
  /** What fits all but the days: what a timeline shows around the days that are chosen. */
  readonly anyDay = $derived.by(() => {
    const wanted = JSON.parse(this.#butDays) as Wanted
    return books.claims ? sift(books.claims, wanted, this.#fitting, false).rows : new Uint32Array()
  })
  readonly isSifted = $derived.by(() => {
    const { wanted } = this.view
    return FACETS.some((facet) => wanted.chosen[facet].length > 0) || wanted.since !== null || wanted.until !== null || wanted.words !== '' || wanted.report !== null || wanted.incident !== null
  })

  show(change: Partial<View>): void {
    const query = writeView({ ...this.view, ...change })
    // What else a room has in its address stays there.
    for (const name of ['show', 'heading']) if (address.now.query.has(name)) query.set(name, address.now.query.get(name)!)
    address.amend(query)
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
