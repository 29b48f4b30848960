// How many claims there are for each stretch of days, in stretches wide enough to be drawn.

import { NO_DAY, type Claims } from './columns'

export interface Timeline {
  /** The first day of the first stretch, and the days of each. */
  start: number
  width: number
  counts: Uint32Array
  undated: number
}

const MOST = 160
const WIDTHS = [1, 7, 28, 91, 365, 3650]

/** The day a claim is counted on: its event's last known day, which for "by Tuesday" is Tuesday. */
export function dayFor(claims: Claims, row: number): number {
  const to = claims.to[row]!
  return to === NO_DAY ? claims.from[row]! : to
}

export function timelineOf(claims: Claims, rows: Uint32Array): Timeline {
  const days = new Int32Array(rows.length)
  for (let i = 0; i < rows.length; i++) days[i] = dayFor(claims, rows[i]!)
  return stretches(days)
}

/** Count days in stretches; NO_DAY is counted apart. */
export function stretches(days: ArrayLike<number>): Timeline {
  let first = Infinity
  let last = -Infinity
  let undated = 0
  for (let i = 0; i < days.length; i++) {
    const day = days[i]!
    if (day === NO_DAY) undated++
    else {
      if (day < first) first = day
      if (day > last) last = day
    }
  }
  if (first > last) return { start: 0, width: 1, counts: new Uint32Array(), undated }
  const width = WIDTHS.find((one) => (last - first + 1) / one <= MOST) ?? WIDTHS.at(-1)!
  const counts = new Uint32Array(Math.floor((last - first) / width) + 1)
  for (let i = 0; i < days.length; i++) {
    const day = days[i]!
    if (day !== NO_DAY) counts[Math.floor((day - first) / width)]!++
  }
  return { start: first, width, counts, undated }
}
