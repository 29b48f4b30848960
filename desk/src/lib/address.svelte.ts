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

/** What the browser is yet to be told; telling it with every step of a brush is slow, and some browsers forbid it. */
let untold: string | null = null
const TELL_MS = 120
let telling: ReturnType<typeof setTimeout> | undefined

function tell(): void {
  clearTimeout(telling)
  if (untold !== null) history.replaceState(history.state, '', untold)
  untold = null
}

window.addEventListener('hashchange', () => {
  // It is another step in the history by now.
  untold = null
  current = readAddress(location.hash)
})
// A link, a copy of the address or a reload takes up what is on the screen.
for (const event of ['click', 'keydown', 'blur', 'pagehide']) window.addEventListener(event, leaving, true)

function leaving(event: Event): void {
  if (!(event instanceof KeyboardEvent) || event.ctrlKey || event.metaKey || event.altKey || event.key === 'F5') tell()
}

export const address = {
  get now(): Address {
    return current
  },
  /** Go somewhere, as a new step in the browser's history. */
  go(room: string, of = '', query: URLSearchParams | Record<string, string> = {}): void {
    tell()
    location.hash = writeAddress(room, of, query)
  },
  /** Change the address of what is on the screen already. */
  amend(query: URLSearchParams): void {
    untold = writeAddress(current.room, current.of, query)
    current = readAddress(untold)
    clearTimeout(telling)
    telling = setTimeout(tell, TELL_MS)
  },
}
