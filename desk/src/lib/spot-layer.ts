// The claims' places over the map, on a canvas of their own: a choice draws them anew, and the map not at all.

import { MercatorCoordinate, type Map as GlMap } from 'maplibre-gl'
import type { Geometry, Position } from 'geojson'
import type { Shapes, Spot } from './spots'

export interface SpotColours {
  mark: string
  chosen: string
  /** Around each point, so that those that touch are told apart. */
  edge: string
}

interface Point {
  spot: Spot
  /** In the square of the whole world, whose sides are 1. */
  x: number
  y: number
  around: number
  /** In pixels. */
  dot: number
}

/** An area or a line, in the square of the whole world, whose sides are UNITS. */
interface Traced {
  path: Path2D
  isLine: boolean
  left: number
  top: number
  right: number
  bottom: number
}

interface Outline {
  spot: Spot
  traced: Traced
}

/** The canvas takes lengths far below 1 for nothing, and those far above a million for not quite what they are. */
const UNITS = 2 ** 20
/** Where there are more points than one for so many square pixels they are drawn smaller, but never below a part. */
const ROOM_PX2 = 900
const LEAST_PART = 0.4
/** The width of the world in pixels when nothing is enlarged. */
const WORLD_PX = 512
const LINE_PX = 3
/** So near to a line is on it. */
const REACH_PX = 8

export class SpotLayer {
  readonly #canvas = document.createElement('canvas')
  readonly #context = this.#canvas.getContext('2d')!
  readonly #map: GlMap
  #colours: SpotColours
  #points: Point[] = []
  #outlines: Outline[] = []
  #part = 1
  #wide = 0
  #high = 0

  /** Lie over a map; the map's own clicks and drags go through. */
  constructor(map: GlMap, colours: SpotColours) {
    this.#map = map
    this.#colours = colours
    this.#canvas.setAttribute('aria-hidden', 'true')
    this.#canvas.style.cssText = 'position:absolute;inset:0;width:100%;height:100%;pointer-events:none'
    map.getCanvasContainer().append(this.#canvas)
    this.#size()
    map.on('resize', () => this.#size())
    map.on('move', () => this.draw())
  }

  set colours(given: SpotColours) {
    this.#colours = given
    this.draw()
  }

  put(spots: Spot[], shapes: Shapes): void {
    this.#points = []
    this.#outlines = []
    // The many first, so that the few are drawn above them and can be reached.
    for (const spot of spots.toSorted((a, b) => b.count - a.count)) {
      if (spot.lat !== null && spot.lon !== null) {
        const at = MercatorCoordinate.fromLngLat([spot.lon, spot.lat])
        const around = (spot.radius_km ?? 0) * 1000 * at.meterInMercatorCoordinateUnits()
        this.#points.push({ spot, x: at.x, y: at.y, around, dot: dotOf(spot.count) })
      } else if (spot.shape && shapes[spot.shape]) {
        this.#outlines.push({ spot, traced: traced(shapes[spot.shape]!) })
      }
    }
    this.draw()
  }

  get sent(): number {
    return this.#points.length
  }

  draw(): void {
    const c = this.#context
    const ratio = devicePixelRatio
    c.setTransform(ratio, 0, 0, ratio, 0, 0)
    c.clearRect(0, 0, this.#wide, this.#high)
    const scale = this.#placed(ratio)
    for (const { spot, traced } of this.#outlines) {
      if (!this.#isSeen(traced)) continue
      this.#pen(spot, (traced.isLine ? LINE_PX : 1) * (UNITS / scale))
      if (!traced.isLine) this.#fill(0.16, traced.path)
      c.globalAlpha = 0.7
      c.stroke(traced.path)
    }
    c.setTransform(ratio, 0, 0, ratio, 0, 0)
    const seen = this.#seen()
    this.#part = Math.max(LEAST_PART, Math.min(1, Math.sqrt((this.#wide * this.#high) / (ROOM_PX2 * Math.max(1, seen.length)))))
    for (const { point, x, y } of seen) {
      // One that hides behind its point is not drawn.
      const radius = point.around * scale
      if (radius <= this.#dot(point) + 1) continue
      this.#pen(point.spot, 1)
      c.beginPath()
      c.arc(x, y, radius, 0, 2 * Math.PI)
      this.#fill(0.1)
      c.globalAlpha = 0.7
      c.stroke()
    }
    for (const { point, x, y } of seen) {
      if (!this.#isInside(x, y, this.#dot(point))) continue
      this.#pen(point.spot, 1.5)
      c.strokeStyle = this.#colours.edge
      c.beginPath()
      c.arc(x, y, this.#dot(point), 0, 2 * Math.PI)
      this.#fill(0.75)
      c.globalAlpha = 1
      c.stroke()
    }
  }

  /** What lies on top at a place of the map, in its pixels: a point before a line, a line before an area. */
  keyAt(at: { x: number; y: number }): string | null {
    const seen = this.#seen()
    const point = seen.findLast(({ point, x, y }) => Math.hypot(at.x - x, at.y - y) <= this.#dot(point))
    if (point) return point.point.spot.key
    const ratio = devicePixelRatio
    const scale = this.#placed(ratio)
    const c = this.#context
    c.lineWidth = REACH_PX * (UNITS / scale)
    const [x, y] = [at.x * ratio, at.y * ratio]
    const outline =
      this.#outlines.findLast(({ traced }) => traced.isLine && c.isPointInStroke(traced.path, x, y)) ??
      this.#outlines.findLast(({ traced }) => !traced.isLine && c.isPointInPath(traced.path, x, y, 'evenodd'))
    if (outline) return outline.spot.key
    return seen.findLast(({ point, x, y }) => Math.hypot(at.x - x, at.y - y) <= point.around * scale)?.point.spot.key ?? null
  }

  /** The points on the map as it is seen now, where each stands in pixels, and how many outlines touch it. */
  inView(): { points: { key: string; x: number; y: number }[]; areas: number } {
    const points = this.#seen().filter(({ x, y }) => this.#isInside(x, y, 0))
    const scale = this.#scale()
    return {
      points: points.map(({ point, x, y }) => ({ key: point.spot.key, x, y })),
      areas: this.#outlines.filter(({ traced }) => this.#isSeen(traced)).length + points.filter(({ point }) => point.around * scale > this.#dot(point) + 1).length,
    }
  }

  #dot(point: Point): number {
    return point.dot * this.#part
  }

  #scale(): number {
    return WORLD_PX * 2 ** this.#map.getZoom()
  }

  /** Set the canvas so that the world's units fall where they are on the map; give the width of the world in pixels. */
  #placed(ratio: number): number {
    const scale = this.#scale()
    const middle = MercatorCoordinate.fromLngLat(this.#map.getCenter())
    const k = (scale / UNITS) * ratio
    this.#context.setTransform(k, 0, 0, k, (this.#wide / 2 - middle.x * scale) * ratio, (this.#high / 2 - middle.y * scale) * ratio)
    return scale
  }

  /** The points of which anything is seen, in the order in which they are drawn. */
  #seen(): { point: Point; x: number; y: number }[] {
    const scale = this.#scale()
    const middle = MercatorCoordinate.fromLngLat(this.#map.getCenter())
    const [left, top] = [this.#wide / 2 - middle.x * scale, this.#high / 2 - middle.y * scale]
    return this.#points
      .map((point) => ({ point, x: left + point.x * scale, y: top + point.y * scale }))
      .filter(({ point, x, y }) => this.#isInside(x, y, Math.max(point.dot, point.around * scale)))
  }

  #isSeen({ left, top, right, bottom }: Traced): boolean {
    const k = this.#scale() / UNITS
    const middle = MercatorCoordinate.fromLngLat(this.#map.getCenter())
    const [x, y] = [middle.x * UNITS, middle.y * UNITS]
    return (right - x) * k > -this.#wide / 2 && (left - x) * k < this.#wide / 2 && (bottom - y) * k > -this.#high / 2 && (top - y) * k < this.#high / 2
  }

  #isInside(x: number, y: number, radius: number): boolean {
    return x >= -radius && y >= -radius && x <= this.#wide + radius && y <= this.#high + radius
  }

  #pen(spot: Spot, width: number): void {
    const colour = spot.chosen ? this.#colours.chosen : (spot.colour ?? this.#colours.mark)
    this.#context.fillStyle = this.#context.strokeStyle = colour
    this.#context.lineWidth = width
  }

  #fill(alpha: number, path?: Path2D): void {
    this.#context.globalAlpha = alpha
    if (path) this.#context.fill(path, 'evenodd')
    else this.#context.fill()
  }

  #size(): void {
    const { clientWidth, clientHeight } = this.#map.getContainer()
    ;[this.#wide, this.#high] = [clientWidth, clientHeight]
    this.#canvas.width = clientWidth * devicePixelRatio
    this.#canvas.height = clientHeight * devicePixelRatio
    this.draw()
  }
}

/** The radius of a point in pixels: its surface grows with the claims. */
function dotOf(count: number): number {
  const root = Math.sqrt(count)
  return root <= 10 ? 5 + (8 / 9) * (root - 1) : Math.min(30, 13 + (17 / 90) * (root - 10))
}

const known = new WeakMap<Geometry, Traced>()

/** An outline traced once: it is drawn with every move of the map. */
function traced(geometry: Geometry): Traced {
  let made = known.get(geometry)
  if (!made) {
    const isLine = geometry.type === 'LineString' || geometry.type === 'MultiLineString'
    made = { path: new Path2D(), isLine, left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity }
    trace(made, geometry)
    known.set(geometry, made)
  }
  return made
}

function trace(made: Traced, geometry: Geometry): void {
  switch (geometry.type) {
    case 'GeometryCollection':
      return geometry.geometries.forEach((one) => trace(made, one))
    case 'MultiPolygon':
      return geometry.coordinates.flat().forEach((ring) => traceLine(made, ring))
    case 'Polygon':
    case 'MultiLineString':
      return geometry.coordinates.forEach((line) => traceLine(made, line))
    case 'LineString':
      return traceLine(made, geometry.coordinates)
  }
}

function traceLine(made: Traced, line: Position[]): void {
  line.forEach(([lon, lat], i) => {
    const at = MercatorCoordinate.fromLngLat([lon!, lat!])
    const [x, y] = [at.x * UNITS, at.y * UNITS]
    if (i) made.path.lineTo(x, y)
    else made.path.moveTo(x, y)
    made.left = Math.min(made.left, x)
    made.right = Math.max(made.right, x)
    made.top = Math.min(made.top, y)
    made.bottom = Math.max(made.bottom, y)
  })
}
