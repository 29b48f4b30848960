import { expect, it } from 'vitest'
import { circle } from './circle'

function km([lon1, lat1]: [number, number], [lon2, lat2]: [number, number]): number {
  const rad = Math.PI / 180
  const half = Math.sin(((lat2 - lat1) * rad) / 2) ** 2 + Math.cos(lat1 * rad) * Math.cos(lat2 * rad) * Math.sin(((lon2 - lon1) * rad) / 2) ** 2
  return 2 * 6371 * Math.asin(Math.sqrt(half))
}

it('keeps every corner at the radius, far north too', () => {
  for (const lat of [0, 35, 68]) {
    for (const corner of circle(lat, 40, 25)) expect(km([40, lat], corner)).toBeCloseTo(25, 6)
  }
})

it('is closed', () => {
  const corners = circle(35, 40, 10)
  expect(corners.at(-1)![0]).toBeCloseTo(corners[0]![0], 9)
})
