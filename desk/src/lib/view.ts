// What is wanted of the claims, as the address says it, and back.

import { dayOf, isoOf } from './days'
import { FACETS, nothingWanted, type Order, type Wanted } from './sift'

export interface View {
  wanted: Wanted
  order: Order
  descending: boolean
  /** The claim whose card is open. */
  claim: string | null
}

const ORDERS: Order[] = ['day', 'published', 'speaker', 'place', 'outlet']

export function readView(query: URLSearchParams): View {
  const wanted = nothingWanted()
  for (const facet of FACETS) wanted.chosen[facet] = query.getAll(facet)
  wanted.since = dayOf(query.get('since'))
  wanted.until = dayOf(query.get('until'))
  wanted.words = query.get('q') ?? ''
  wanted.report = query.get('report')
  wanted.incident = query.get('incident')
  const sort = query.get('sort') ?? '-day'
  const order = ORDERS.find((one) => one === sort.replace(/^-/, '')) ?? 'day'
  return { wanted, order, descending: sort.startsWith('-'), claim: query.get('claim') }
}

export function writeView(view: View): URLSearchParams {
  const query = new URLSearchParams()
  const { wanted } = view
  if (wanted.words) query.set('q', wanted.words)
  for (const facet of FACETS) for (const name of wanted.chosen[facet]) query.append(facet, name)
  if (wanted.since !== null) query.set('since', isoOf(wanted.since))
  if (wanted.until !== null) query.set('until', isoOf(wanted.until))
  if (wanted.report !== null) query.set('report', wanted.report)
  if (wanted.incident !== null) query.set('incident', wanted.incident)
  const sort = (view.descending ? '-' : '') + view.order
  if (sort !== '-day') query.set('sort', sort)
  if (view.claim !== null) query.set('claim', view.claim)
  return query
}
