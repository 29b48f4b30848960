// Who decides here: a name that is asked for once and put under every decision.

import { post } from './server'
import type { Card } from './wire'

const KEY = 'reportedly-name'
let name = $state(localStorage.getItem(KEY) ?? '')

export interface Decision {
  id: string
  kind: string
  about: string[]
  slot: string | null
  /** The slot in everyday words, and what it was given. */
  label: string | null
  value: string | null
  by: string
  at: string
  note: string
  stands: boolean
}

export interface Decided {
  decision: Decision
  cards: Card[]
  /** That of the books after it. */
  state: string
}

export const decider = {
  get name(): string {
    return name
  },
  set name(given: string) {
    name = given.trim()
    localStorage.setItem(KEY, name)
  },
}

export interface Deciding {
  kind: 'accept' | 'reject' | 'correct' | 'split' | 'merge' | 'same' | 'different' | 'undo'
  about: string[]
  against?: string[]
  slot?: string
  given?: Record<string, unknown>
  note?: string
  /** Who signs it; the one whose name is written now unless told. */
  by?: string
}

export function decide(what: Deciding): Promise<Decided> {
  return post<Decided>('decisions', { by: name, ...what })
}

/** Whether a state of the books is another one with nothing but one decision more. */
export function isNextState(state: string, before: string): boolean {
  const [codings, issues, decisions] = before.split('.')
  return state === `${codings}.${issues}.${Number(decisions) + 1}`
}

export function addMissed(report: string, given: Record<string, unknown>, note = ''): Promise<Decided> {
  return post<Decided>('missed', { report, given, by: name, note })
}

export function timeWords(iso: string): string {
  const at = new Date(iso)
  return `${at.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })}, ${at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })}`
}
