// Words found in the claims' own words and among their names.

import type { Claims, Many } from './columns'
import { namesOf } from './sift'

/** Fold case and accents away, so that "Raqqa" finds "RAQQA" and "Kéfraya" is found by "kefraya". */
export function folded(text: string): string {
  // Most text here has no accents, and folding what has none is most of the time that folding takes.
  return /[^\x00-\x7f]/.test(text) ? text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase() : text.toLowerCase()
}

/** The words of all claims as one text, folded, and where those of each begin: one search runs through all. */
export interface Words {
  text: string
  starts: Int32Array
}

const PIECE = 4000

/** Folds the words of all claims piece by piece, so that it can be done between two keys. */
export class Folding {
  #text = ''
  #row = 0
  readonly #starts: Int32Array

  constructor(readonly quotes: string[]) {
    this.#starts = new Int32Array(quotes.length + 1)
  }

  /** Fold one piece more; tells whether all are folded. */
  more(): boolean {
    const piece = this.quotes.slice(this.#row, this.#row + PIECE)
    if (piece.length) {
      const text = folded(piece.map((one) => (one.includes('\n') ? one.replaceAll('\n', ' ') : one)).join('\n')) + '\n'
      const before = this.#text.length
      for (let i = 0, at = 0; i < piece.length; i++) {
        at = text.indexOf('\n', at) + 1
        this.#starts[++this.#row] = before + at
      }
      this.#text += text
    }
    return this.#row >= this.quotes.length
  }

  /** Fold what is left, and give all. */
  all(): Words {
    while (!this.more());
    return { text: this.#text, starts: this.#starts }
  }
}

/** Tell for each claim whether all words occur in its own words or among its names; null when no word is asked for. */
export function withWords(claims: Claims, words: Words, asked: string): Uint8Array | null {
  const parts = folded(asked).split(/\s+/).filter(Boolean)
  if (!parts.length) return null
  let fitting: Uint8Array | null = null
  for (const part of parts) {
    const fits = inQuotes(words, part, claims.count)
    addNamed(claims, part, fits)
    if (fitting) for (let row = 0; row < fits.length; row++) fits[row]! &= fitting[row]!
    fitting = fits
  }
  return fitting
}

function inQuotes({ text, starts }: Words, part: string, count: number): Uint8Array {
  const fits = new Uint8Array(count)
  let row = 0
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, starts[row + 1]!)) {
    while (starts[row + 1]! <= at) row++
    fits[row] = 1
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
