import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'postgresql',
  schema: ['./runtime/storage/global-tables.ts', './runtime/storage/identity-tables.ts'],
  out: './runtime/storage/migrations/global',
})
