import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { patchedSource } from './patch-plugin.ts'

// For `node --import`: the sources run without Vite then, and still get the mended packages.
registerHooks({
  load(url, context, nextLoad) {
    if (!url.includes('/node_modules/postgres/src/')) return nextLoad(url, context)
    const source = patchedSource(url, readFileSync(fileURLToPath(url), 'utf8'))
    return source === undefined ? nextLoad(url, context) : { format: 'module', shortCircuit: true, source }
  },
})
