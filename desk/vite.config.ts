import { svelte } from '@sveltejs/vite-plugin-svelte'
import { writeFileSync } from 'node:fs'
import { defineConfig } from 'vite'
import { digestOfSources } from './digest.mjs'

const out = '../src/reportedly/web/app'

export default defineConfig({
  // Relative addresses: the same build is served by `reportedly serve` and lies in the folders of a static site.
  base: './',
  plugins: [
    svelte(),
    {
      name: 'made-from',
      apply: 'build',
      // A test compares this with the sources as they are, so that a stale build is never shipped.
      closeBundle: () => writeFileSync(`${out}/made-from.txt`, digestOfSources(import.meta.dirname) + '\n'),
    },
  ],
  worker: { format: 'es' },
  build: {
    outDir: out,
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    license: { fileName: 'licences.md' },
    chunkSizeWarningLimit: 1500,
  },
})
