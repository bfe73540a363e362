import { defineConfig } from 'vitest/config'

const root = import.meta.dirname

/** Of each project: projects inherit nothing. More files at once than this only wait for each other's database and browser. */
const workers = { pool: 'forks', maxWorkers: 2 } as const

/** Packages that have a patch come from node_modules in tests, unlike in the bundle. */
const patched = ['--import', `${root}/patches/register.ts`]

/** Modules are evaluated once per worker: our code keeps no state in them, and to load it anew for each file took two minutes. */
const shared = { ...workers, isolate: false } as const

export default defineConfig({
  root,
  test: {
    projects: [
      {
        extends: false,
        root,
        test: {
          ...shared,
          name: 'unit',
          include: ['tests/**/*.test.ts', 'tests/**/*.test.tsx'],
          testTimeout: 30_000,
          exclude: ['tests/runtime/**', 'tests/server/**', 'tests/journeys/**', 'tests/faults/**'],
        },
      },
      {
        extends: false,
        root,
        test: {
          ...shared,
          name: 'server',
          include: ['tests/runtime/**/*.test.ts', 'tests/server/**/*.test.ts'],
          globalSetup: 'tests/support/postgres.ts',
          execArgv: patched,
          // better-auth switches its origin check and rate limit off when NODE_ENV is "test".
          env: { NODE_ENV: 'production' },
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: false,
        root,
        test: {
          ...workers,
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts', 'tests/faults/**/*.test.ts'],
          env: { NODE_ENV: 'production' },
          globalSetup: 'tests/support/built.ts',
          execArgv: patched,
          testTimeout: 300_000,
          hookTimeout: 180_000,
          // What a browser has drawn by when is the machine's affair. A step that fails is tried once more, and said to have been.
          retry: 1,
        },
      },
    ],
  },
})
