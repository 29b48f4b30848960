// The rooms of the desk, in the order of the day's work; the script of each is fetched when it is first entered.
import type { Component } from 'svelte'

export interface Room {
  name: string
  /** As the navigation has it; a room without one is reached through others. */
  label: string
  page: () => Promise<{ default: Component }>
  /** It lists claims: they are fetched at once. */
  lists?: boolean
  /** It changes the ledger, so a desk that only shows does not have it. */
  changes?: boolean
  /** Rooms that are reached through this one. */
  holds?: string[]
}

export const ROOMS: Room[] = [
  { name: 'reports', label: 'Reports', page: () => import('./rooms/Reports.svelte'), holds: ['reader'] },
  { name: 'reader', label: '', page: () => import('./rooms/Reader.svelte') },
  { name: 'claims', label: 'Claims', page: () => import('./rooms/Claims.svelte'), lists: true },
  { name: 'map', label: 'Map', page: () => import('./rooms/Map.svelte'), lists: true },
  { name: 'incidents', label: 'Incidents', page: () => import('./rooms/Incidents.svelte') },
  { name: 'sources', label: 'Sources', page: () => import('./rooms/Sources.svelte') },
  { name: 'briefing', label: 'Briefing', page: () => import('./rooms/Briefing.svelte'), lists: true },
  { name: 'review', label: 'Review', page: () => import('./rooms/Review.svelte'), changes: true },
  { name: 'coding', label: 'Coding', page: () => import('./rooms/Coding.svelte'), changes: true },
  { name: 'add', label: 'Add reports', page: () => import('./rooms/Add.svelte'), changes: true },
]
