// The shapes of what the server answers: see docs/wire-format.md for the words.

export type Span = [number, number]

export interface Speaker {
  mention: string
  name: string
  kind: string
  actor: string | null
  span: Span
}

export interface Value {
  slot: string
  label: string
  words: string
  spans: Span[]
  rules: string[]
  score: number | null
}

export interface Where {
  name: string
  mention: string
  level: string
  relation: string
  place: string | null
  country: string | null
  lat: number | null
  lon: number | null
  radius_km: number | null
  shape: { kind: string; of: string[]; bbox: [number, number, number, number] } | null
}

export interface Card {
  id: string
  report: { id: string; key: string; outlet: string | null; title: string | null; published: string | null; url: string | null }
  quote: string
  span: Span
  also_spans: Span[]
  said_by: Speaker[]
  said_when: string | null
  act: string
  certainty: string
  polarity: string
  event: { kind: string; status: string; where: Where | null }
  words: {
    said: string
    gist: string
    act: string
    certainty: string
    kind: string
    where: string | null
    when: string | null
    numbers: string | null
    outlet: string
  }
  values: Value[]
  superseded?: boolean
  incident?: { id: string; what: string | null; place: string | null; origins: number } | null
}

export interface Issue {
  report: string
  code: string
  detail: string
  span: Span | null
}

export interface ReportHead {
  id: string
  key: string
  outlet: string
  title: string | null
  byline: string | null
  published: string | null
  language: string | null
  url: string | null
  credits: string[]
  republished: { outlet: string; date: string | null; url: string | null }[]
}

export interface ReportLine extends ReportHead {
  /** The report that its text goes back to, if it is a copy. */
  copy_of: string | null
  opening: string
  claims: number
  issues: Issue[]
}

export interface ReportPage extends ReportHead {
  text: string
  headline: Span | null
  boilerplate: string[]
  claims: Card[]
  issues: Issue[]
}

export interface About {
  version: string
  ledger: string
  state: string
  read_only: boolean
  site: boolean
  underway: Task[]
}

/** Something that the desk is at in the background, and of how many how many are done, where that is known. */
export interface Task {
  task: 'upgrade' | 'lists' | 'links'
  done: number | null
  of: number | null
}

export interface Batch {
  number: number
  files: number
  doing: string
  done: boolean
  failed: string | null
  steps: { report?: ReportHead; claims?: number; already?: boolean; issue?: Issue; costly?: boolean }[]
}

/** What an incident is summed up in. */
export interface IncidentSummary {
  what: string | null
  place: string | null
  reports: number
  outlets: number
  families: number
  origins: number
}

export interface Origin {
  key: string
  name: string
  kind: 'speaker' | 'outlet' | 'unnamed' | 'data-set'
  claims: string[]
  outlets: string[]
  families: string[]
  interest: string | null
}

export interface SlotValue {
  words: string
  origins: string[]
  claims: string[]
  low: number | null
  high: number | null
  hedged: boolean
  earlier: boolean
  /** The words name nobody ("soldiers"). */
  vague: boolean
}

export interface Standing {
  slot: string
  state: 'agreed' | 'disputed' | 'single-origin' | 'unsaid'
  values: SlotValue[]
  low: number | null
  high: number | null
  because: string
}

export interface ToldClaim {
  id: string
  report: string
  outlet: string
  title: string | null
  url: string | null
  published: string | null
  said: string
  gist: string
  quote: string
  act: string
  certainty: string
  where: [number, number, number | null] | null
  /** The references of an area or line, joined with spaces. */
  shape: string | null
  decided: boolean
}

export interface IncidentPage {
  id: string
  first_day: string | null
  last_day: string | null
  summary: IncidentSummary
  origins: Origin[]
  standings: Standing[]
  denials: [string, string][]
  accusations: [string, string][]
  claims: Record<string, ToldClaim>
  links: { one: string; other: string; reasons: string[] }[]
  reports: { of: ReportHead[]; original: string | null; source: string | null; outlets: string[]; members: number }[]
}
