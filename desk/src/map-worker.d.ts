// The address of the map's worker, which the build makes together with the map.
declare module 'virtual:map-worker' {
  const address: string
  export default address
}
