// All claims as the browser holds them: numbers in typed arrays, each distinct name once.

export interface Named {
  name: string
  actor: string | null
}

export interface Worded {
  slug: string
  name: string
}

export interface PlaceName {
  name: string
  place: string | null
  country: string | null
  level: string
  lat: number | null
  lon: number | null
  radius_km: number | null
  shape: string[] | null
}

export interface ReportName {
  id: string
  key: string
  outlet: string
  title: string | null
  published: number | null
}

interface Lists {
  ends: number[]
  of: number[]
}

export interface Payload {
  state: string
  id: string[]
  report: number[]
  from: (number | null)[]
  to: (number | null)[]
  kind: number[]
  status: number[]
  act: number[]
  certainty: number[]
  polarity: number[]
  place: number[]
  relation: number[]
  reviewed: number[]
  speaker: Lists
  actor: Lists
  names: {
    report: ReportName[]
    kind: Worded[]
    status: Worded[]
    act: Worded[]
    certainty: Worded[]
    polarity: Worded[]
    relation: string[]
    reviewed: Worded[]
    place: PlaceName[]
    speaker: Named[]
    actor: Named[]
  }
}

/** Stands for a day that is not said. */
export const NO_DAY = -2147483648
export const OWN_VOICE = 'own-voice'

/** For each claim a list of numbers: those of claim i are `of` between `starts[i]` and `starts[i + 1]`. */
export interface Many {
  starts: Int32Array
  of: Int32Array
}

export class Claims {
  /** All that are held, and those of them that are claims now: what was rejected is none. */
  readonly count: number
  readonly current: number
  readonly from: Int32Array
  readonly to: Int32Array
  readonly published: Int32Array
  readonly report: Int32Array
  readonly outlet: Int32Array
  readonly kind: Int32Array
  readonly status: Int32Array
  readonly act: Int32Array
  readonly certainty: Int32Array
  readonly polarity: Int32Array
  readonly reviewed: Int32Array
  /** For each thing that people can have made of a claim, whether it is still one; null when none was rejected. */
  readonly notRejected: Uint8Array | null
  readonly place: Int32Array
  readonly placeName: Int32Array
  readonly speaker: Many
  readonly actor: Many
  readonly outlets: string[]
  readonly placeNames: string[]
  /** For each place of the payload the number of its name. */
  readonly placeNameOf: number[]
  readonly speakerNames: string[]
  readonly actorNames: string[]

  constructor(readonly payload: Payload) {
    const { names } = payload
    this.count = payload.id.length
    this.from = days(payload.from)
    this.to = days(payload.to)
    this.report = new Int32Array(payload.report)
    const [outlets, outletOf] = distinct(names.report.map((one) => one.outlet))
    this.outlets = outlets
    this.outlet = this.report.map((one) => outletOf[one] ?? 0)
    const publishedOf = days(names.report.map((one) => one.published))
    this.published = this.report.map((one) => publishedOf[one] ?? NO_DAY)
    this.kind = new Int32Array(payload.kind)
    this.status = new Int32Array(payload.status)
    this.act = new Int32Array(payload.act)
    this.certainty = new Int32Array(payload.certainty)
    this.polarity = new Int32Array(payload.polarity)
    this.reviewed = new Int32Array(payload.reviewed)
    const rejected = names.reviewed.findIndex((one) => one.slug === 'rejected')
    // Those stand behind all others.
    const first = this.reviewed.indexOf(rejected)
    this.current = first < 0 ? this.count : first
    this.notRejected = first < 0 ? null : Uint8Array.from(names.reviewed, (one) => (one.slug === 'rejected' ? 0 : 1))
    this.place = new Int32Array(payload.place)
    // One town may be in the list several times, with other radii: it is chosen by its name.
    const [placeNames, nameOf] = distinct(names.place.map(placeLabel))
    this.placeNames = placeNames
    this.placeNameOf = nameOf
    this.placeName = this.place.map((one) => (one < 0 ? -1 : (nameOf[one] ?? -1)))
    const [speakerNames, speakerOf] = distinct(names.speaker.map(speakerLabel))
    this.speakerNames = speakerNames
    this.speaker = lists(payload.speaker, speakerOf)
    const [actorNames, actorOf] = distinct(names.actor.map((one) => one.name))
    this.actorNames = actorNames
    this.actor = lists(payload.actor, actorOf)
  }

  #days: { earliest: Int32Array; latest: Int32Array } | null = null

  /**
   * The days between which each claim's event was, for finding it by them. An end that is open is taken for the day that is
   * known, so that "by Tuesday" is found on Tuesday; what has no day at all is found by that of its report.
   */
  get days(): { earliest: Int32Array; latest: Int32Array } {
    if (!this.#days) {
      const earliest = this.from.slice()
      const latest = this.to.slice()
      for (let row = 0; row < this.count; row++) {
        if (earliest[row] === NO_DAY) earliest[row] = latest[row] === NO_DAY ? this.published[row]! : latest[row]!
        if (latest[row] === NO_DAY) latest[row] = earliest[row]!
      }
      this.#days = { earliest, latest }
    }
    return this.#days
  }

  id(row: number): string {
    return 'clm_' + this.payload.id[row]
  }

  #rows: Map<string, number> | null = null

  /** The row of a claim by its id, without the prefix; undefined for one that is not there. */
  rowOf(id: string): number | undefined {
    this.#rows ??= new Map(this.payload.id.map((one, row) => [one, row]))
    return this.#rows.get(id)
  }

  reportOf(row: number): ReportName {
    return this.payload.names.report[this.report[row]!]!
  }

  placeOf(row: number): PlaceName | null {
    const place = this.place[row]!
    return place < 0 ? null : this.payload.names.place[place]!
  }

  /** The speakers from the outermost to the innermost, or the outlet in its own voice. */
  speakersOf(row: number): string[] {
    return listed(this.speaker, row).map((one) => this.speakerNames[one]!)
  }

  /** How it is said, as a list shows it: "says", "denies", "says, hearsay". */
  how(row: number): string {
    const { names } = this.payload
    const act = names.act[this.act[row]!]!
    const sure = names.certainty[this.certainty[row]!]!
    const not = names.polarity[this.polarity[row]!]!.slug === 'negative' && act.slug !== 'denies'
    return act.name + (not ? ' not' : '') + (sure.slug === 'certain' ? '' : `, ${sure.name}`)
  }
}

export function listed(many: Many, row: number): number[] {
  return Array.from(many.of.subarray(many.starts[row], many.starts[row + 1]))
}

export function placeLabel(place: PlaceName): string {
  return place.country && place.level !== 'country' ? `${place.name}, ${place.country}` : place.name
}

function speakerLabel(one: Named): string {
  return one.actor === OWN_VOICE ? `${one.name} (own voice)` : one.name
}

function days(values: (number | null)[]): Int32Array {
  const numbers = new Int32Array(values.length)
  for (let i = 0; i < values.length; i++) numbers[i] = values[i] ?? NO_DAY
  return numbers
}

function distinct(names: string[]): [string[], number[]] {
  const numbers = new Map<string, number>()
  const of = names.map((name) => {
    const known = numbers.get(name)
    if (known !== undefined) return known
    numbers.set(name, numbers.size)
    return numbers.size - 1
  })
  return [[...numbers.keys()], of]
}

function lists(given: Lists, numberOf: number[]): Many {
  const starts = new Int32Array(given.ends.length + 1)
  starts.set(given.ends, 1)
  const of = new Int32Array(given.of.length)
  for (let i = 0; i < of.length; i++) of[i] = numberOf[given.of[i]!] ?? 0
  return { starts, of }
}
