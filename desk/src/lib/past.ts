// What a value has been: as it was read first, read anew since, and put by people.

import type { Decision } from './decisions.svelte'

export interface Past {
  names: string[]
  readings: { claim: string; version: string; run: string; values: Record<string, string> }[]
  decisions: Decision[]
}

export interface Step {
  /** Of a reading the machine's version; of a decision the person. */
  by: string
  words: string
  decision: Decision | null
}

/** By slot, every value that stood there, the oldest first; what stayed as it was is no step. */
export function stepsOf(past: Past): Map<string, Step[]> {
  const steps = new Map<string, Step[]>()
  const add = (slot: string, step: Step): void => void steps.set(slot, [...(steps.get(slot) ?? []), step])
  for (const reading of past.readings) {
    for (const [slot, words] of Object.entries(reading.values)) {
      if (steps.get(slot)?.at(-1)?.words !== words) add(slot, { by: `reportedly ${reading.version}`, words, decision: null })
    }
  }
  for (const one of past.decisions) {
    if (one.slot !== null && one.value !== null) add(one.slot, { by: one.by, words: one.value, decision: one })
  }
  return steps
}

const KINDS: Record<string, string> = {
  accept: 'accepted',
  reject: 'rejected',
  correct: 'corrected',
  add: 'added',
  split: 'split',
  merge: 'merged',
  same: 'said to tell of the same',
  different: 'said to tell of different things',
  undo: 'undid',
}

/** A decision in words: "corrected how sure: possible". */
export function decisionWords(one: Decision): string {
  const kind = KINDS[one.kind] ?? one.kind
  if (one.slot === null) return kind
  return one.kind === 'reject' ? `took away ${one.label ?? one.slot}` : `${kind} ${one.label ?? one.slot}${one.value === null ? '' : `: ${one.value}`}`
}
