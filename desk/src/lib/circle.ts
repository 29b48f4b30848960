// A circle on the globe as a polygon: what "within some kilometres of" looks like.

const EARTH_KM = 6371
const CORNERS = 48

export function circle(lat: number, lon: number, radius_km: number): [number, number][] {
  const corners: [number, number][] = []
  const angle = radius_km / EARTH_KM
  const y = (lat * Math.PI) / 180
  for (let i = 0; i <= CORNERS; i++) {
    const bearing = (2 * Math.PI * i) / CORNERS
    const sine = Math.sin(y) * Math.cos(angle) + Math.cos(y) * Math.sin(angle) * Math.cos(bearing)
    const east = Math.atan2(Math.sin(bearing) * Math.sin(angle) * Math.cos(y), Math.cos(angle) - Math.sin(y) * sine)
    corners.push([lon + (east * 180) / Math.PI, (Math.asin(sine) * 180) / Math.PI])
  }
  return corners
}
