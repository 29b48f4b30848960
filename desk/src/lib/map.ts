// The map itself: loaded only where one is shown, and drawn from files of our own, whatever the network.
import 'maplibre-gl/dist/maplibre-gl.css'
import { LngLatBounds, Map as GlMap, NavigationControl, setWorkerUrl, type GeoJSONSource, type StyleSpecification } from 'maplibre-gl'
import workerUrl from 'virtual:map-worker'
import type { Feature, Point, Polygon, Position } from 'geojson'
import { feature, mesh } from 'topojson-client'
import { get } from './server'
import { SpotLayer, type SpotColours } from './spot-layer'
import type { Shapes, Spot } from './spots'
import { theWorld, type World } from './world'

setWorkerUrl(workerUrl)

/** What lies under the claims in the countries that they name. */
interface Ground {
  provinces: GeoJSON.MultiLineString
  towns: GeoJSON.FeatureCollection
}

interface Palette {
  water: string
  land: string
  border: string
  words: string
  halo: string
  mark: string
  chosen: string
}
const LIGHT: Palette = { water: '#dfe6ea', land: '#f7f5f0', border: '#b9b3a6', words: '#6b6f75', halo: '#f7f5f0', mark: '#1d5f9e', chosen: '#a3262a' }
const DARK: Palette = { water: '#10151b', land: '#242a31', border: '#48515c', words: '#a8adb5', halo: '#1a1f25', mark: '#7db8ee', chosen: '#f19a97' }

function palette(): Palette {
  // The world may come when the page is already being left: it has no root then.
  const chosen = document.documentElement?.dataset.light
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  return dark ? DARK : LIGHT
}

export interface ClaimMap {
  map: GlMap
  spots: SpotLayer
}

/** Make a map, to be looked at what it shows of the world and of the claims; the world comes when it is drawn. */
export async function makeMap(container: HTMLElement, select: (key: string) => void): Promise<ClaimMap> {
  const outlines = await theWorld()
  const map = new GlMap({
    container,
    style: styleOf(outlines),
    center: [40, 30],
    zoom: 2.5,
    maxZoom: 12,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    fadeDuration: 0,
    // The claims are drawn once over a world that is there once, seen from straight above with the north on top.
    renderWorldCopies: false,
    touchPitch: false,
  })
  map.keyboard.disableRotation()
  pace(map)
  map.addControl(new NavigationControl({ showCompass: false }), 'top-right')
  map.touchZoomRotate.disableRotation()
  void map.once('load').then(() => addGround(map))
  const spots = new SpotLayer(map, coloursOf(palette()))
  map.on('click', (event) => {
    const key = spots.keyAt(event.point)
    if (key !== null) select(key)
  })
  map.on('mousemove', (event) => (map.getCanvas().style.cursor = spots.keyAt(event.point) === null ? '' : 'pointer'))
  return { map, spots }
}

/** A drawing of the world that takes longer is felt. */
const SLOW_MS = 30
/** So many times as long as a slow drawing took, other things have before the next. */
const PAUSE = 2

/**
 * Without a graphics card every drawing of the world keeps all else waiting, and while it is read there are many: then let
 * several changes become one drawing, and the lists answer between two. What people move themselves is drawn at once.
 */
function pace(map: GlMap): void {
  const draw = map.triggerRepaint.bind(map)
  let free = 0
  let waiting: ReturnType<typeof setTimeout> | undefined
  map.on('render', () => {
    const drawn = performance.now()
    // The browser is at it longer than the call that tells it what to draw.
    setTimeout(() => {
      const took = performance.now() - drawn
      if (took > SLOW_MS) free = performance.now() + PAUSE * took
    })
  })
  map.triggerRepaint = () => {
    const wait = map.isMoving() ? 0 : free - performance.now()
    if (wait <= 0) draw()
    else waiting ??= setTimeout(() => ((waiting = undefined), draw()), wait)
  }
}

function coloursOf({ mark, chosen, land }: Palette): SpotColours {
  return { mark, chosen, edge: land }
}

/** Lay provinces and towns under the claims when they come; without them the map is barer, and still a map. */
async function addGround(map: GlMap): Promise<void> {
  let gone = false
  map.once('remove', () => (gone = true))
  const ground = await get<Ground>('ground.json').catch(() => null)
  if (!ground || gone) return
  map.getSource<GeoJSONSource>('provinces')?.setData(ground.provinces)
  map.getSource<GeoJSONSource>('towns')?.setData(ground.towns)
}

function styleOf(outlines: World): StyleSpecification {
  const { countries } = outlines.objects
  const c = palette()
  const empty = { type: 'FeatureCollection' as const, features: [] }
  return {
    version: 8,
    sources: {
      land: { type: 'geojson', data: feature(outlines, countries) },
      names: { type: 'geojson', data: { type: 'FeatureCollection', features: feature(outlines, countries).features.map(named) } },
      borders: { type: 'geojson', data: mesh(outlines, countries, (a, b) => a !== b) },
      provinces: { type: 'geojson', data: empty },
      towns: { type: 'geojson', data: empty },
    },
    layers: [
      { id: 'water', type: 'background', paint: { 'background-color': c.water } },
      { id: 'land', type: 'fill', source: 'land', paint: { 'fill-color': c.land } },
      { id: 'provinces', type: 'line', source: 'provinces', minzoom: 4.5, paint: { 'line-color': c.border, 'line-width': 0.5, 'line-opacity': 0.7 } },
      { id: 'borders', type: 'line', source: 'borders', paint: { 'line-color': c.border, 'line-width': 1 } },
      {
        id: 'names',
        type: 'symbol',
        source: 'names',
        layout: { 'text-field': ['get', 'name'], 'text-size': 12, 'text-font': ['Noto Sans', 'DejaVu Sans', 'sans-serif'], 'text-max-width': 7 },
        paint: { 'text-color': c.words, 'text-halo-color': c.halo, 'text-halo-width': 1.2 },
      },
      {
        id: 'towns',
        type: 'symbol',
        source: 'towns',
        minzoom: 5,
        // The larger one is named where two have no room.
        layout: { 'text-field': ['get', 'name'], 'text-size': 11, 'text-font': ['Noto Sans', 'DejaVu Sans', 'sans-serif'], 'text-max-width': 8, 'text-padding': 6, 'symbol-sort-key': ['-', ['get', 'population']] },
        paint: { 'text-color': c.words, 'text-halo-color': c.halo, 'text-halo-width': 1.2 },
      },
    ],
  }
}

/** A country's name once, in the middle of its largest piece. */
function named(country: Feature): Feature<Point> {
  const { geometry } = country
  const pieces: Polygon['coordinates'][] = geometry.type === 'MultiPolygon' ? geometry.coordinates : geometry.type === 'Polygon' ? [geometry.coordinates] : []
  const [, middle] = pieces.map((rings) => middleOf(rings[0]!)).reduce((a, b) => (b[0] > a[0] ? b : a), [0, [0, 0]] as [number, Position])
  return { type: 'Feature', properties: country.properties, geometry: { type: 'Point', coordinates: middle } }
}

/** The area of a ring, in square degrees, and its centre of mass. */
function middleOf(ring: Position[]): [number, Position] {
  let twice = 0
  let x = 0
  let y = 0
  for (let i = 0; i + 1 < ring.length; i++) {
    const [x1, y1] = ring[i] as [number, number]
    const [x2, y2] = ring[i + 1] as [number, number]
    const cross = x1 * y2 - x2 * y1
    twice += cross
    x += (x1 + x2) * cross
    y += (y1 + y2) * cross
  }
  return twice ? [Math.abs(twice) / 2, [x / (3 * twice), y / (3 * twice)]] : [0, ring[0] ?? [0, 0]]
}

/** Paint the map in the light that is chosen now. */
export function paint({ map, spots }: ClaimMap): void {
  const c = palette()
  spots.colours = coloursOf(c)
  const world = (): void => {
    map.setPaintProperty('water', 'background-color', c.water)
    map.setPaintProperty('land', 'fill-color', c.land)
    map.setPaintProperty('borders', 'line-color', c.border)
    map.setPaintProperty('names', 'text-color', c.words)
    map.setPaintProperty('names', 'text-halo-color', c.halo)
    map.setPaintProperty('provinces', 'line-color', c.border)
    map.setPaintProperty('towns', 'text-color', c.words)
    map.setPaintProperty('towns', 'text-halo-color', c.halo)
  }
  if (map.getLayer('water')) world()
  else void map.once('load').then(world)
}

/** Show all of some places. */
export function fit({ map }: ClaimMap, places: Spot[], shapes: Shapes): void {
  const points = places.filter((one) => one.lat !== null && one.lon !== null)
  const bounds = new LngLatBounds()
  const take = (coordinates: unknown): void => {
    if (!Array.isArray(coordinates)) return
    if (typeof coordinates[0] === 'number') bounds.extend([coordinates[0], coordinates[1] as number])
    else coordinates.forEach(take)
  }
  // Where there are points they say what is shown: a country that is named too would make them a speck.
  if (points.length) points.forEach((one) => bounds.extend([one.lon!, one.lat!]))
  else for (const { shape } of places) if (shape && shapes[shape] && 'coordinates' in shapes[shape]) take(shapes[shape].coordinates)
  if (!bounds.isEmpty()) map.fitBounds(bounds, { padding: 40, maxZoom: 8, duration: 0 })
}
