// The places of some claims, with how many name each: what a map shows of a list.

import type { Geometry } from 'geojson'
import type { Claims } from './columns'

/** One place on the map with how many claims name it; without a point it is drawn as its shape or not at all. */
export interface Spot {
  key: string
  name: string
  lat: number | null
  lon: number | null
  radius_km: number | null
  shape: string | null
  count: number
  chosen: boolean
  /** Of its own where colours mean something; else that of all marks. */
  colour?: string
}
export type Shapes = Record<string, Geometry>

export interface Spots {
  spots: Spot[]
  /** Claims that name no place, and claims whose place has neither a point nor an outline here. */
  nowhere: number
  vague: number
}

export function spotsOf(claims: Claims, rows: Uint32Array, shapes: Shapes, chosen: ReadonlySet<string>): Spots {
  const counts = new Uint32Array(claims.payload.names.place.length)
  let nowhere = 0
  for (let i = 0; i < rows.length; i++) {
    const place = claims.place[rows[i]!]!
    if (place < 0) nowhere++
    else counts[place]!++
  }
  const spots: Spot[] = []
  let vague = 0
  claims.payload.names.place.forEach((place, i) => {
    if (!counts[i]) return
    const name = claims.placeNames[claims.placeNameOf[i]!]!
    const shape = place.shape ? place.shape.join(' ') : null
    if (place.lat === null && !(shape && shapes[shape])) vague += counts[i]!
    spots.push({ key: name, name, lat: place.lat, lon: place.lon, radius_km: place.radius_km, shape, count: counts[i]!, chosen: chosen.has(name) })
  })
  return { spots, nowhere, vague }
}
