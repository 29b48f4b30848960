// The rooms of the desk, in the order of the day's work.
import type { Component } from 'svelte'
import Add from './rooms/Add.svelte'
import Briefing from './rooms/Briefing.svelte'
import Coding from './rooms/Coding.svelte'
import Claims from './rooms/Claims.svelte'
import MapRoom from './rooms/Map.svelte'
import Reader from './rooms/Reader.svelte'
import Incidents from './rooms/Incidents.svelte'
import Reports from './rooms/Reports.svelte'
import Review from './rooms/Review.svelte'
import Sources from './rooms/Sources.svelte'

export interface Room {
  name: string
  /** As the navigation has it; a room without one is reached through others. */
  label: string
  page: Component
  /** It changes the ledger, so a desk that only shows does not have it. */
  changes?: boolean
  /** Rooms that are reached through this one. */
  holds?: string[]
}

export const ROOMS: Room[] = [
  { name: 'reports', label: 'Reports', page: Reports, holds: ['reader'] },
  { name: 'reader', label: '', page: Reader },
  { name: 'claims', label: 'Claims', page: Claims },
  { name: 'map', label: 'Map', page: MapRoom },
  { name: 'incidents', label: 'Incidents', page: Incidents },
  { name: 'sources', label: 'Sources', page: Sources },
  { name: 'briefing', label: 'Briefing', page: Briefing },
  { name: 'review', label: 'Review', page: Review, changes: true },
  { name: 'coding', label: 'Coding', page: Coding, changes: true },
  { name: 'add', label: 'Add reports', page: Add, changes: true },
]
