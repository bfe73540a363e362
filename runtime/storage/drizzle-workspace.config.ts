import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: './runtime/storage/migrations/workspace-source.ts',
  out: './runtime/storage/migrations/workspace',
})
