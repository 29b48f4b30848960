// Words found in the claims' own words and among their names.

import type { Claims, Many } from './columns'
import { namesOf } from './sift'

/** Signs that are as they are when folded: dashes, quotation marks, bullets. Most texts have no others. */
const UNPLAIN = /[^\x00-\x7f\u2010\u2012-\u2016\u2018-\u2022]/

/** Fold case and accents away, so that "Raqqa" finds "RAQQA" and "Kéfraya" is found by "kefraya". */
export function folded(text: string): string {
  // Most text here has no accents, and folding what has none is most of the time that folding takes.
  return UNPLAIN.test(text) ? text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase() : text.toLowerCase()
}

/** The words of some claims as one text, folded, and where those of each begin: one search runs through all of them. */
interface Piece {
  /** The first of these claims. */
  row: number
  text: string
  starts: Int32Array
}

export type Words = Piece[]

/** Few enough that folding them is over before anybody feels it; a piece is never put together with others. */
const PIECE = 2000

/** Folds the words of all claims piece by piece, so that it can be done between two keys. */
export class Folding {
  #row = 0
  readonly #pieces: Piece[] = []

  constructor(readonly quotes: string[]) {}

  /** Fold one piece more; tells whether all are folded. */
  more(): boolean {
    const quotes = this.quotes.slice(this.#row, this.#row + PIECE)
    if (quotes.length) {
      const plain = quotes.map((one) => folded(one.includes('\n') ? one.replaceAll('\n', ' ') : one))
      const starts = new Int32Array(plain.length + 1)
      plain.forEach((one, i) => (starts[i + 1] = starts[i]! + one.length + 1))
      this.#pieces.push({ row: this.#row, text: plain.join('\n') + '\n', starts })
      this.#row += quotes.length
    }
    return this.#row >= this.quotes.length
  }

  /** Fold what is left, and give all. */
  all(): Words {
    while (!this.more());
    return this.#pieces
  }
}

/** What was found last: whoever types on finds it among that. */
export interface Found {
  claims: Claims
  words: Words
  asked: string
  fits: Uint8Array
  count: number
}

/** Where so few of the claims are left, looking at each is quicker than running through all words. */
const FEW = 0.1

/**
 * Tell which claims hold all words among their own words or their names; null when no word is asked for. Give what was
 * found `before`, if anything: where the words only grew, no other claims are looked at.
 */
export function withWords(claims: Claims, words: Words, asked: string, before: Found | null = null): Found | null {
  const plain = folded(asked).trim()
  const parts = plain.split(/\s+/).filter(Boolean)
  if (!parts.length) return null
  const isNarrower = before !== null && before.claims === claims && before.words === words && plain.startsWith(before.asked)
  const among = isNarrower && before.count < FEW * claims.count ? before.fits : null
  let fits: Uint8Array | null = among
  for (const part of parts) {
    const having = among ? inQuotesAmong(words, part, among) : inQuotes(words, part, claims.count)
    addNamed(claims, part, having)
    if (fits) for (let row = 0; row < having.length; row++) having[row]! &= fits[row]!
    fits = having
  }
  let count = 0
  for (let row = 0; row < fits!.length; row++) count += fits![row]!
  return { claims, words, asked: plain, fits: fits!, count }
}

function inQuotes(words: Words, part: string, count: number): Uint8Array {
  const fits = new Uint8Array(count)
  for (const { row: first, text, starts } of words) {
    let i = 0
    for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, starts[i + 1]!)) {
      while (starts[i + 1]! <= at) i++
      fits[first + i] = 1
    }
  }
  return fits
}

function inQuotesAmong(words: Words, part: string, among: Uint8Array): Uint8Array {
  const fits = new Uint8Array(among.length)
  for (const { row: first, text, starts } of words) {
    for (let i = 0; i + 1 < starts.length; i++) {
      if (among[first + i] === 1 && text.slice(starts[i], starts[i + 1]).includes(part)) fits[first + i] = 1
    }
  }
  return fits
}

function addNamed(claims: Claims, part: string, fits: Uint8Array): void {
  addMany(claims.speaker, having(claims.speakerNames, part), fits)
  addMany(claims.actor, having(claims.actorNames, part), fits)
  const places = having(claims.placeNames, part)
  if (places) for (let row = 0; row < fits.length; row++) if (claims.placeName[row]! >= 0 && places[claims.placeName[row]!] === 1) fits[row] = 1
  const kinds = having(namesOf(claims, 'kind'), part)
  if (kinds) for (let row = 0; row < fits.length; row++) if (kinds[claims.kind[row]!] === 1) fits[row] = 1
}

function addMany({ starts, of }: Many, names: Uint8Array | null, fits: Uint8Array): void {
  if (!names) return
  for (let row = 0; row < fits.length; row++) {
    for (let i = starts[row]!; i < starts[row + 1]!; i++) if (names[of[i]!] === 1) fits[row] = 1
  }
}

const foldedNames = new WeakMap<string[], string[]>()

/** Which of some names hold a word; null when none does. */
function having(names: string[], part: string): Uint8Array | null {
  let plain = foldedNames.get(names)
  if (!plain) foldedNames.set(names, (plain = names.map(folded)))
  const has = Uint8Array.from(plain, (name) => (name.includes(part) ? 1 : 0))
  return has.includes(1) ? has : null
}
