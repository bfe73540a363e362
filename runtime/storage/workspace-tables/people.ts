import { sql } from 'drizzle-orm'
import { boolean, integer, jsonb, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core'
import { moment, type WorkspaceSchema } from './columns.ts'

/** Who works in the workspace, what they may do, and its settings. */
export const peopleTables = (workspace: WorkspaceSchema) => ({
  person: workspace.table(
    '_person',
    {
      id: uuid('id').primaryKey(),
      version: integer('version').notNull().default(1),
      account: text('account'),
      name: text('name').notNull(),
      email: text('email'),
      phone: text('phone'),
      login: text('login'),
      employeeCode: text('employee_code'),
      jobTitle: text('job_title'),
      manager: uuid('manager'),
      department: uuid('department'),
      otherDepartments: uuid('other_departments').array().notNull().default(sql`'{}'`),
      language: text('language').notNull().default('en'),
      zone: text('zone').notNull().default('UTC'),
      active: boolean('active').notNull().default(true),
      /** Kinds of notifications that the person does not want by e-mail too. */
      unmailed: text('unmailed').array().notNull().default(sql`'{}'`),
      search: text('_search').notNull().default(''),
      createdAt: moment('created_at').notNull().default(sql`now()`),
    },
    (table) => [uniqueIndex('_person_account').on(table.account).where(sql`account is not null`)],
  ),
  department: workspace.table('_department', {
    id: uuid('id').primaryKey(),
    version: integer('version').notNull().default(1),
    name: text('name').notNull(),
    parent: uuid('parent'),
    head: uuid('head'),
  }),
  personRole: workspace.table(
    '_person_role',
    {
      person: uuid('person').notNull(),
      /** Id of the role's definition, so that a rename of the role keeps who has it. */
      role: text('role').notNull(),
      by: uuid('by'),
      at: moment('at').notNull().default(sql`now()`),
    },
    (table) => [primaryKey({ columns: [table.person, table.role] })],
  ),
  settings: workspace.table('_settings', {
    /** Always true: the table has one row. */
    only: boolean('only').primaryKey().default(true),
    version: integer('version').notNull().default(1),
    values: jsonb('values').notNull(),
  }),
})
