// Judgements on their way to the ledger, one after another, while the next claim is on the screen already.

import { decide, decider, type Decided, type Deciding } from './decisions.svelte'
import { wordsOf } from './server'

/** What somebody decided and the ledger did not keep. */
export interface Unkept {
  claim: string
  kind: string
  quote: string
  why: string
}

let waiting = $state(0)
let unkept = $state.raw<Unkept[]>([])
let last: Promise<Decided | null> = Promise.resolve(null)

async function keep(what: Deciding, quote: string): Promise<Decided | null> {
  const claim = what.about[0]!
  try {
    const made = await decide(what)
    unkept = unkept.filter((one) => one.claim !== claim)
    return made
  } catch (error) {
    unkept = [...unkept.filter((one) => one.claim !== claim), { claim, kind: what.kind, quote, why: wordsOf(error) }]
    return null
  } finally {
    waiting--
  }
}

// Whoever closes the window too soon is asked by the browser.
window.addEventListener('beforeunload', (event) => {
  if (waiting) event.preventDefault()
})

export const sending = {
  /** How many are on their way. */
  get waiting(): number {
    return waiting
  },
  get unkept(): Unkept[] {
    return unkept
  },
  /** Send a judgement of a claim behind those that are on their way; gives nothing where it was not kept. */
  send(what: Deciding, quote: string): Promise<Decided | null> {
    waiting++
    // Signed by who pressed the key, whatever name is written there later.
    const signed = { ...what, by: decider.name }
    last = last.then(() => keep(signed, quote))
    return last
  },
  /** What came of the one sent last. */
  get last(): Promise<Decided | null> {
    return last
  },
  dismiss(one: Unkept): void {
    unkept = unkept.filter((other) => other !== one)
  },
}
