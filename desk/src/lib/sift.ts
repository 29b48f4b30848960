// Which claims fit, and how many there would be for each further choice: one pass over the columns.

import { NO_DAY, type Claims } from './columns'

export const FACETS = ['speaker', 'outlet', 'actor', 'kind', 'act', 'certainty', 'place', 'reviewed'] as const
export type Facet = (typeof FACETS)[number]

export interface Wanted {
  /** Names chosen for each facet: a claim fits that has one of them. */
  chosen: Record<Facet, string[]>
  since: number | null
  until: number | null
  /** Words that must all occur in the claim's own words or among its names. */
  words: string
  /** The id of one report. */
  report: string | null
  /** The id of one incident. */
  incident: string | null
}

export interface Sifted {
  rows: Uint32Array
  /** For each facet, how many claims each name would leave if only that facet were chosen anew. */
  counts: Record<Facet, Uint32Array>
}

export function nothingWanted(): Wanted {
  const chosen = Object.fromEntries(FACETS.map((facet) => [facet, [] as string[]]))
  return { chosen: chosen as Record<Facet, string[]>, since: null, until: null, words: '', report: null, incident: null }
}

export function namesOf(claims: Claims, facet: Facet): string[] {
  const { names } = claims.payload
  switch (facet) {
    case 'speaker':
      return claims.speakerNames
    case 'outlet':
      return claims.outlets
    case 'actor':
      return claims.actorNames
    case 'place':
      return claims.placeNames
    default:
      return names[facet].map((one) => one.name)
  }
}

/**
 * Sift all claims; `fitting` says which rows hold the wanted words, null for all. What was rejected is found only by who
 * asks for it. Without `counted` there are no counts: a room that shows no facets does not wait for them.
 */
export function sift(claims: Claims, wanted: Wanted, fitting: Uint8Array | null, counted = true): Sifted {
  const counts = {} as Record<Facet, Uint32Array>
  const allowed = FACETS.map((facet) => {
    const names = namesOf(claims, facet)
    counts[facet] = new Uint32Array(names.length)
    return mask(names, wanted.chosen[facet]) ?? (facet === 'reviewed' ? claims.notRejected : null)
  })
  const single: (Int32Array | Uint16Array | Uint8Array | null)[] = [
    null,
    claims.outlet,
    null,
    claims.kind,
    claims.act,
    claims.certainty,
    claims.placeName,
    claims.reviewed,
  ]
  const many = [claims.speaker, null, claims.actor, null, null, null, null, null]
  const report = wanted.report === null ? -1 : claims.payload.names.report.findIndex((one) => one.id === wanted.report)
  const rows = new Uint32Array(claims.count)
  let found = 0
  for (let row = 0; row < claims.count; row++) {
    if (fitting !== null && fitting[row] === 0) continue
    if (wanted.report !== null && claims.report[row] !== report) continue
    if (!inDays(claims, row, wanted)) continue
    // A claim that fails by one facet alone still counts for the other choices of that facet.
    let failed = -1
    let fails = 0
    for (let f = 0; f < FACETS.length && fails < 2; f++) {
      const wants = allowed[f]
      if (!wants) continue
      const column = single[f]
      const fits = column ? isIn(wants, column[row]!) : hasOne(wants, many[f]!, row)
      if (!fits) {
        failed = f
        fails++
      }
    }
    if (fails > 1) continue
    for (let f = 0; counted && f < FACETS.length; f++) {
      if (fails === 1 && f !== failed) continue
      const count = counts[FACETS[f]!]
      const column = single[f]
      if (column) {
        const one = column[row]!
        if (one >= 0) count[one]!++
      } else {
        const { starts, of } = many[f]!
        for (let i = starts[row]!; i < starts[row + 1]!; i++) count[of[i]!]!++
      }
    }
    if (fails === 0) rows[found++] = row
  }
  return { rows: rows.subarray(0, found), counts }
}

/** The days a claim's event may have been on touch the days wanted; one without any day by its report's. */
function inDays(claims: Claims, row: number, wanted: Wanted): boolean {
  if (wanted.since === null && wanted.until === null) return true
  let from = claims.from[row]!
  let to = claims.to[row]!
  if (from === NO_DAY && to === NO_DAY) from = to = claims.published[row]!
  if (from === NO_DAY && to === NO_DAY) return false
  // An open end is taken for the day that is known: "by Tuesday" is found on Tuesday.
  if (from === NO_DAY) from = to
  if (to === NO_DAY) to = from
  return (wanted.since === null || to >= wanted.since) && (wanted.until === null || from <= wanted.until)
}

function mask(names: string[], chosen: string[]): Uint8Array | null {
  if (!chosen.length) return null
  const wants = new Set(chosen)
  return Uint8Array.from(names, (name) => (wants.has(name) ? 1 : 0))
}

function isIn(wants: Uint8Array, one: number): boolean {
  return one >= 0 && wants[one] === 1
}

function hasOne(wants: Uint8Array, many: { starts: Int32Array; of: Int32Array }, row: number): boolean {
  for (let i = many.starts[row]!; i < many.starts[row + 1]!; i++) if (wants[many.of[i]!] === 1) return true
  return false
}

export type Order = 'day' | 'published' | 'speaker' | 'place' | 'outlet'

/** Put rows in an order; what has no day or name comes last, and equals stay in the order of the reports. */
export function ordered(claims: Claims, rows: Uint32Array, order: Order, descending: boolean): Uint32Array {
  const all = inOrder(claims, order, descending)
  if (rows.length === all.length) return all
  const wanted = new Uint8Array(claims.count)
  for (const row of rows) wanted[row] = 1
  const found = new Uint32Array(rows.length)
  let n = 0
  for (let i = 0; i < all.length; i++) if (wanted[all[i]!] === 1) found[n++] = all[i]!
  return found
}

const orders = new WeakMap<Claims, Map<string, Uint32Array>>()

/** All rows in an order, sorted once: sorting a hundred thousand with every key would be felt. */
function inOrder(claims: Claims, order: Order, descending: boolean): Uint32Array {
  const known = orders.get(claims) ?? new Map<string, Uint32Array>()
  orders.set(claims, known)
  const name = order + descending
  let all = known.get(name)
  if (!all) {
    const keys = orderKeys(claims, order)
    const sign = descending ? -1 : 1
    all = Uint32Array.from({ length: claims.count }, (_, row) => row).sort((a, b) => {
      const x = keys[a]!
      const y = keys[b]!
      if (x === y) return a - b
      if (x === NO_DAY) return 1
      if (y === NO_DAY) return -1
      return x < y ? -sign : sign
    })
    known.set(name, all)
  }
  return all
}

function orderKeys(claims: Claims, order: Order): Int32Array {
  switch (order) {
    case 'day':
      return claims.to.map((to, row) => (to === NO_DAY ? claims.from[row]! : to))
    case 'published':
      return claims.published
    case 'outlet':
      return ranked(claims.outlets, (row) => claims.outlet[row]!, claims.count)
    case 'place':
      return ranked(claims.placeNames, (row) => claims.placeName[row]!, claims.count)
    case 'speaker':
      // The innermost speaker is the one who answers for the claim.
      return ranked(claims.speakerNames, (row) => claims.speaker.of[claims.speaker.starts[row + 1]! - 1]!, claims.count)
  }
}

function ranked(names: string[], nameOf: (row: number) => number, count: number): Int32Array {
  const order = names.map((_, i) => i).sort((a, b) => names[a]!.localeCompare(names[b]!, 'en'))
  const rank = new Int32Array(names.length)
  order.forEach((name, i) => (rank[name] = i))
  return Int32Array.from({ length: count }, (_, row) => {
    const name = nameOf(row)
    return name < 0 ? NO_DAY : rank[name]!
  })
}
