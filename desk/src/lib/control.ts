// Who is said to hold what on a day: of every mouth the latest that it said of a place until then, side by side.

export interface Statement {
  claim: string
  report: string
  outlet: string
  said: string
  /** Who answers for it: what a mouth said earlier of a place gives way to what it says later. */
  mouth: string
  act: string
  certainty: string
  /** "held by the SDF", "left by the army". */
  words: string
  /** False where it is denied, planned or only imagined. */
  so: boolean
  holders: string[]
  day: number
  /** The day is the event's; else it is only the report's. */
  dated: boolean
  place: string
  country: string | null
  level: string
  lat: number | null
  lon: number | null
  radius_km: number | null
  shape: string | null
}

export interface Holding {
  key: string
  place: string
  /** The latest of each mouth, the newest first. */
  statements: Statement[]
  /** Everybody whom any of these says to hold it. */
  holders: string[]
  state: 'held' | 'said differently' | 'nobody said to hold it'
}

export function placeKey(one: Statement): string {
  return one.country && one.level !== 'country' ? `${one.place}, ${one.country}` : one.place
}

/** What is said to be held on a day, the places most spoken of first. */
export function holdingsOn(statements: Statement[], day: number): Holding[] {
  const places = new Map<string, Map<string, Statement>>()
  for (const one of statements) {
    if (one.day > day) continue
    const key = placeKey(one)
    const mouths = places.get(key) ?? new Map<string, Statement>()
    places.set(key, mouths)
    const known = mouths.get(one.mouth)
    if (!known || one.day >= known.day) mouths.set(one.mouth, one)
  }
  return [...places]
    .map(([key, mouths]) => holding(key, [...mouths.values()]))
    .toSorted((a, b) => b.statements.length - a.statements.length || a.key.localeCompare(b.key, 'en'))
}

function holding(key: string, told: Statement[]): Holding {
  const statements = told.toSorted((a, b) => b.day - a.day)
  const sets = new Set(statements.filter((one) => one.so && one.holders.length).map((one) => one.holders.toSorted().join('; ')))
  const holders = [...new Set(statements.flatMap((one) => one.holders))]
  const denied = statements.some((one) => !one.so)
  const state = sets.size > 1 || (sets.size === 1 && denied) ? 'said differently' : sets.size === 1 ? 'held' : 'nobody said to hold it'
  return { key, place: statements[0]!.place, statements, holders, state }
}

/** Those named most as holders, who get a colour of their own; the same for every day, so that playback does not flicker. */
export function holdersByWeight(statements: Statement[]): string[] {
  const counts = new Map<string, number>()
  for (const one of statements) for (const name of one.holders) counts.set(name, (counts.get(name) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1] || a[0].localeCompare(b[0], 'en')).map(([name]) => name)
}

/** For colour-blind eyes too (Okabe and Ito), and seen on a light map as on a dark one. */
export const HOLDER_COLOURS = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#b58900', '#56b4e9']
export const OTHER_COLOUR = '#7a6a58'
export const DIFFERENT_COLOUR = '#8e1b5b'
export const NOBODY_COLOUR = '#8d9299'

export function colourOf(one: Holding, holders: string[]): string {
  if (one.state === 'said differently') return DIFFERENT_COLOUR
  if (one.state !== 'held') return NOBODY_COLOUR
  return HOLDER_COLOURS[holders.indexOf(one.holders[0]!)] ?? OTHER_COLOUR
}
