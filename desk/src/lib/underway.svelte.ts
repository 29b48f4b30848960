// What the desk is at in the background, asked again and again while it lasts or while somebody waits for an answer.

import { counting, numberWords } from './days'
import { get } from './server'
import type { About, Task } from './wire'

const AGAIN_MS = 1000
let tasks = $state.raw<Task[]>([])
let linked = $state(0)
let waiting = 0
let timer: ReturnType<typeof setTimeout> | undefined

async function look(): Promise<void> {
  clearTimeout(timer)
  timer = undefined
  const before = isLinking()
  try {
    tasks = (await get<About>('desk.json')).underway ?? []
  } catch {
    // Whoever waits for an answer is told that the desk does not give any.
    tasks = []
  }
  if (before && !isLinking()) linked++
  clearTimeout(timer)
  if (tasks.length || waiting) timer = setTimeout(look, AGAIN_MS)
}

function isLinking(): boolean {
  return tasks.some((one) => one.task === 'links')
}

export const underway = {
  get tasks(): Task[] {
    return tasks
  },
  /** How often links were made while this page looked: then what was linked is to be asked for anew. */
  get linked(): number {
    return linked
  },
  look,
  /** Look as long as somebody waits; gives what ends the wait. */
  wait(): () => void {
    waiting++
    void look()
    return () => void waiting--
  },
}

export function taskWords({ task, done, of }: Task): string {
  const far = done !== null && of !== null ? ` ${numberWords(done)} of ${counting(of, 'report')} done.` : ''
  if (task === 'links') return `Claims are being put together into incidents:${far || ' …'} Until that is done, incidents and sources show a part; everything else can be used.`
  if (task === 'lists') return 'The lists of all claims are made anew, because reports were added or decisions made; next time they are there at once.'
  return far ? `This ledger was made by an older version of reportedly; its lists are made once:${far}` : ''
}
