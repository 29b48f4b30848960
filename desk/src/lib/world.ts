// The outlines of the world's countries, from a file of our own, fetched once.
import type { GeometryCollection, Topology } from 'topojson-specification'
import worldUrl from 'world-atlas/countries-50m.json?url'

export type World = Topology<{ countries: GeometryCollection<{ name: string }>; land: GeometryCollection }>
let world: Promise<World> | null = null

export function theWorld(): Promise<World> {
  world ??= fetch(new URL(worldUrl, import.meta.url)).then((answer) => answer.json() as Promise<World>)
  return world
}
