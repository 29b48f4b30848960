// A claim's words cut into parts: between which words, and what each part then is.

import { toPoints, toUnits } from './marks'
import type { Span } from './wire'

export interface Word {
  text: string
  /** Where it begins and ends, in UTF-16 units of the report. */
  start: number
  end: number
}

export interface Piece {
  span: Span
  words: string
}

export function wordsIn(text: string, span: Span): Word[] {
  const unit = toUnits(text)
  const from = unit(span[0])
  return [...text.slice(from, unit(span[1])).matchAll(/\S+/g)].map((found) => ({ text: found[0], start: from + found.index, end: from + found.index + found[0].length }))
}

/** Give the parts between cuts; a cut is the number of the word that it stands before. Marks at a part's edges go. */
export function piecesOf(text: string, words: Word[], cuts: ReadonlySet<number>): Piece[] {
  const point = toPoints(text)
  const edges = [0, ...[...cuts].filter((cut) => cut > 0 && cut < words.length).toSorted((a, b) => a - b), words.length]
  return edges.slice(0, -1).flatMap((first, i) => {
    let start = words[first]!.start
    let end = words[edges[i + 1]! - 1]!.end
    while (start < end && /[\s,;:–—-]/.test(text[start]!)) start++
    while (end > start && /[\s,;:–—-]/.test(text[end - 1]!)) end--
    return start < end ? [{ span: [point(start), point(end)] as Span, words: text.slice(start, end) }] : []
  })
}
