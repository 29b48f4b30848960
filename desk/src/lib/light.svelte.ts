// Light or dark: as the system has it, unless chosen here.

type Light = 'system' | 'light' | 'dark'
const KEY = 'reportedly-light'
const order: Light[] = ['system', 'light', 'dark']
const signs: Record<Light, string> = { system: '◐', light: '☀', dark: '☾' }

let now = $state<Light>(order.find((one) => one === localStorage.getItem(KEY)) ?? 'system')
show()

function show(): void {
  document.documentElement.dataset.light = now
}

export const light = {
  get now(): Light {
    return now
  },
  get sign(): string {
    return signs[now]
  },
  next(): void {
    now = order[(order.indexOf(now) + 1) % order.length]!
    localStorage.setItem(KEY, now)
    show()
  },
}
