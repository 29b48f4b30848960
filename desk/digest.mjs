// One name for all that the page is built from; tests/unit/web/test_built_page.py works it out the same way.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const files = ['digest.mjs', 'index.html', 'package-lock.json', 'package.json', 'svelte.config.js', 'tsconfig.json', 'vite.config.ts']
const folders = ['public', 'src']

export function digestOfSources(root) {
  const below = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1).replaceAll('\\', '/')),
  )
  const hash = createHash('sha256')
  for (const name of [...files, ...below].sort()) {
    hash.update(name + '\0')
    hash.update(readFileSync(join(root, name)))
    hash.update('\0')
  }
  return hash.digest('hex')
}
