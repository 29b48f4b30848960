// The state of the screen is in the address, after the #, so that every view can be kept and sent as a link.

export interface Address {
  room: string
  /** What follows the room in the path: an id. */
  of: string
  query: URLSearchParams
}

export function readAddress(hash: string): Address {
  const [path = '', query = ''] = hash.replace(/^#\/?/, '').split('?', 2)
  const [room = '', of = ''] = path.split('/', 2)
  return { room: room || 'reports', of: decodeURIComponent(of), query: new URLSearchParams(query) }
}

export function writeAddress(room: string, of = '', query: URLSearchParams | Record<string, string> = {}): string {
  const asked = new URLSearchParams(query).toString()
  return `#/${room}${of ? '/' + encodeURIComponent(of) : ''}${asked ? '?' + asked : ''}`
}

let current = $state.raw(readAddress(location.hash))

window.addEventListener('hashchange', () => (current = readAddress(location.hash)))

export const address = {
  get now(): Address {
    return current
  },
  /** Go somewhere, as a new step in the browser's history. */
  go(room: string, of = '', query: URLSearchParams | Record<string, string> = {}): void {
    location.hash = writeAddress(room, of, query)
  },
  /** Change the address of what is on the screen already. */
  amend(query: URLSearchParams): void {
    const hash = writeAddress(current.room, current.of, query)
    history.replaceState(history.state, '', hash)
    current = readAddress(hash)
  },
}
