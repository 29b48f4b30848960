// Talks to the desk's server, or reads the files of a static site: the addresses are the same.

export class Trouble extends Error {}

export async function get<T>(path: string): Promise<T> {
  return answer<T>(await ask(`./api/${path}`))
}

export async function post<T>(path: string, body: unknown): Promise<T> {
  const form = body instanceof FormData
  const response = await ask(`./api/${path}`, {
    method: 'POST',
    headers: form ? {} : { 'Content-Type': 'application/json' },
    body: form ? body : JSON.stringify(body),
  })
  return answer<T>(response)
}

/** Ask for a file and hand it to the browser to save. */
export async function save(path: string, body: unknown, name: string): Promise<void> {
  const response = await ask(`./api/${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) await answer(response)
  const address = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

async function ask(path: string, init?: RequestInit): Promise<Response> {
  try {
    return await fetch(path, { credentials: 'same-origin', ...init })
  } catch {
    throw new Trouble('The desk does not answer. Is `reportedly serve` still running?')
  }
}

async function answer<T>(response: Response): Promise<T> {
  if (response.ok) return (await response.json()) as T
  const text = await response.text()
  throw new Trouble(saidIn(text) ?? `The desk answered ${response.status}.`)
}

function saidIn(text: string): string | null {
  try {
    const detail: unknown = (JSON.parse(text) as { detail?: unknown }).detail
    if (typeof detail === 'string') return detail
    // A form that does not hold together comes back as a list of what is wrong with each field.
    if (Array.isArray(detail)) return detail.map((one: { msg?: string }) => one.msg ?? '').join('; ')
  } catch {
    return text.length < 300 ? text.trim() || null : null
  }
  return null
}

export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
