import { boolean, integer, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { moment, type WorkspaceSchema } from './columns.ts'

/** Where runs stand. */
export const tokenTables = (workspace: WorkspaceSchema) => ({
  token: workspace.table(
    '_token',
    {
      run: uuid('run').notNull(),
      id: integer('id').notNull(),
      node: text('node').notNull(),
      edge: text('edge'),
      activation: integer('activation'),
      state: text('state').notNull(),
      seq: integer('seq').notNull(),
      visit: integer('visit').notNull(),
      since: moment('since').notNull(),
    },
    (table) => [primaryKey({ columns: [table.run, table.id] })],
  ),
  activation: workspace.table(
    '_activation',
    {
      run: uuid('run').notNull(),
      id: integer('id').notNull(),
      split: text('split').notNull(),
      outer: integer('outer'),
      expected: integer('expected').notNull(),
      arrived: integer('arrived').notNull(),
      dead: integer('dead').notNull(),
      fired: boolean('fired').notNull(),
    },
    (table) => [primaryKey({ columns: [table.run, table.id] })],
  ),
})
