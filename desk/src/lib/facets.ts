// Which names of a facet are shown: the chosen ones, then those that would leave the most claims.

import { folded } from './search'

export interface Offered {
  /** The numbers of the names, in the order in which they are shown. */
  shown: number[]
  /** How many names there are to choose from. */
  all: number
}

/** Offer at most `most` names and all chosen ones; where there are `words`, only names that hold them. */
export function offered(names: string[], counts: Uint32Array, chosen: string[], words: string, most: number): Offered {
  const part = folded(words.trim())
  const first = new Set(chosen)
  const wanted: number[] = []
  // The largest so far, the largest first: most names are not among them, and are passed over at once.
  const largest: number[] = []
  let all = 0
  for (let i = 0; i < names.length; i++) {
    const count = counts[i]!
    const isChosen = first.size > 0 && first.has(names[i]!)
    if ((count === 0 && !isChosen) || (part && !folded(names[i]!).includes(part))) continue
    all++
    if (isChosen) wanted.push(i)
    else if (largest.length < most || count > counts[largest.at(-1)!]!) {
      let at = largest.length
      while (at > 0 && counts[largest[at - 1]!]! < count) at--
      largest.splice(at, 0, i)
      if (largest.length > most) largest.pop()
    }
  }
  wanted.sort((a, b) => counts[b]! - counts[a]! || a - b)
  return { shown: [...wanted, ...largest.slice(0, Math.max(0, most - wanted.length))], all }
}
