// The report's text cut where marks begin and end. Spans count Unicode code points, the browser counts UTF-16 units.

import type { Card, Span } from './wire'

/** Give a function from code points to UTF-16 units of this text. */
export function toUnits(text: string): (point: number) => number {
  if (!/[\ud800-\udbff]/.test(text)) return (point) => point
  const units: number[] = []
  let at = 0
  for (const character of text) {
    units.push(at)
    at += character.length
  }
  units.push(at)
  return (point) => units[Math.max(0, Math.min(point, units.length - 1))]!
}

/** The way back: from UTF-16 units, which a selection gives, to code points. */
export function toPoints(text: string): (unit: number) => number {
  if (!/[\ud800-\udbff]/.test(text)) return (unit) => unit
  return (unit) => Array.from(text.slice(0, unit)).length
}

export interface Piece {
  text: string
  /** Where the piece begins, in UTF-16 units of the whole text. */
  at: number
  /** The claims whose words these are, the shortest first: the one a click is about. */
  claims: Card[]
  /** The speakers' mentions are marked too. */
  speaker: boolean
}

export interface Paragraph {
  at: number
  heading: boolean
  pieces: Piece[]
}

interface Edge {
  at: number
  open: boolean
  card: Card | null
}

/** Cut a text into paragraphs, and those into pieces that the same claims cover. */
export function paragraphs(text: string, cards: Card[], headline: Span | null): Paragraph[] {
  const unit = toUnits(text)
  const edges = edgesOf(cards, unit)
  const titleEnd = headline ? unit(headline[1]) : 0
  const open = new Set<Card>()
  let speakers = 0
  let next = 0
  const cut: Paragraph[] = []
  let start = 0
  while (start <= text.length) {
    const newline = text.indexOf('\n', start)
    const end = newline < 0 ? text.length : newline
    const pieces: Piece[] = []
    let at = start
    const push = (until: number) => {
      if (until <= at) return
      const claims = [...open].sort((a, b) => a.span[1] - a.span[0] - (b.span[1] - b.span[0]))
      pieces.push({ text: text.slice(at, until), at, claims, speaker: speakers > 0 })
      at = until
    }
    for (; next < edges.length && edges[next]!.at < end; next++) {
      const edge = edges[next]!
      push(Math.max(edge.at, at))
      if (edge.card === null) speakers += edge.open ? 1 : -1
      else if (edge.open) open.add(edge.card)
      else open.delete(edge.card)
    }
    push(end)
    if (pieces.length) cut.push({ at: start, heading: start < titleEnd, pieces })
    start = end + 1
  }
  return cut
}

function edgesOf(cards: Card[], unit: (point: number) => number): Edge[] {
  const edges: Edge[] = []
  const add = (span: Span, card: Card | null) => {
    if (span[0] >= span[1]) return
    edges.push({ at: unit(span[0]), open: true, card }, { at: unit(span[1]), open: false, card })
  }
  const mentions = new Map<string, Span>()
  for (const card of cards) {
    add(card.span, card)
    for (const span of card.also_spans) add(span, card)
    for (const speaker of card.said_by) mentions.set(speaker.span.join(), speaker.span)
  }
  for (const span of mentions.values()) add(span, null)
  // What ends at a place is closed before what begins there is opened.
  return edges.sort((a, b) => a.at - b.at || Number(a.open) - Number(b.open))
}
