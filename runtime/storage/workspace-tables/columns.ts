import { bigint, type pgSchema, timestamp } from 'drizzle-orm/pg-core'

/** The schema that the tables are made in. */
export type WorkspaceSchema = ReturnType<typeof pgSchema>

export const moment = (name: string) => timestamp(name, { precision: 3, withTimezone: true, mode: 'string' })
export const seq = (name: string) => bigint(name, { mode: 'number' })
