import { svelte } from '@sveltejs/vite-plugin-svelte'
import { writeFileSync } from 'node:fs'
import { defineConfig, type Plugin } from 'vite'
import { digestOfSources } from './digest.mjs'

const out = '../src/reportedly/web/app'
const maplibre = `${import.meta.dirname}/node_modules/maplibre-gl`
const WORKER = 'virtual:map-worker'

/**
 * Builds MapLibre from its sources: its own builds of the page's side and of the worker's hold most of the same code
 * twice. Made together, they share it.
 */
function mapFromSources(): Plugin {
  let worker = ''
  return {
    name: 'map-from-sources',
    enforce: 'pre',
    apply: 'build',
    buildStart() {
      worker = this.emitFile({ type: 'chunk', id: `${maplibre}/src/source/worker.ts`, name: 'map-worker' })
    },
    resolveId(id) {
      if (id === 'maplibre-gl') return `${maplibre}/src/index.ts`
      return id === WORKER ? `\0${WORKER}` : null
    },
    load(id) {
      return id === `\0${WORKER}` ? `export default import.meta.ROLLUP_FILE_URL_${worker}` : null
    },
  }
}

export default defineConfig({
  // Relative addresses: the same build is served by `reportedly serve` and lies in the folders of a static site.
  base: './',
  plugins: [
    mapFromSources(),
    svelte(),
    {
      name: 'made-from',
      apply: 'build',
      // A test compares this with the sources as they are, so that a stale build is never shipped.
      closeBundle: () => writeFileSync(`${out}/made-from.txt`, digestOfSources(import.meta.dirname) + '\n'),
    },
  ],
  // MapLibre's sources declare fields that their base class fills: a declaration alone must not empty them again.
  oxc: { typescript: { removeClassFieldsWithoutInitializer: true }, assumptions: { setPublicClassFields: true } },
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
