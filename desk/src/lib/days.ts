// Days as people read them; the machine counts them from 1 January 1970.

import { NO_DAY } from './columns'

const long = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
const counted = new Intl.NumberFormat('en-GB')
const DAY_MS = 86_400_000

export function dayWords(day: number): string {
  return long.format(new Date(day * DAY_MS))
}

export function isoOf(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

export function dayOf(iso: string | null): number | null {
  if (!iso || !/^\d{4}-\d{2}-\d{2}$/.test(iso)) return null
  const at = Date.parse(iso + 'T00:00:00Z')
  return Number.isNaN(at) ? null : Math.round(at / DAY_MS)
}

export function isoWords(iso: string | null): string {
  const day = dayOf(iso)
  return day === null ? 'no date' : dayWords(day)
}

/** The days of an event in little room, no more exact than they are known. */
export function rangeWords(from: number, to: number): string {
  if (from === NO_DAY && to === NO_DAY) return 'not said'
  if (from === NO_DAY) return `by ${dayWords(to)}`
  if (to === NO_DAY) return `since ${dayWords(from)}`
  return from === to ? dayWords(from) : `${dayWords(from)} – ${dayWords(to)}`
}

export function numberWords(number: number): string {
  return counted.format(number)
}

export function counting(number: number, noun: string): string {
  return `${numberWords(number)} ${noun}${number === 1 ? '' : 's'}`
}
