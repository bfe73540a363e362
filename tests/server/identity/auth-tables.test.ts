import { getAuthTables } from 'better-auth/db'
import { getTableColumns } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { accounts, credentials, sessions, verifications } from '../../../runtime/storage/identity-tables.ts'

const ours = { user: accounts, session: sessions, account: credentials, verification: verifications }

it.each(Object.entries(ours))(
  'has every column that better-auth writes of a %s, required where it is',
  (model, table) => {
    const columns = getTableColumns(table)
    const fields = Object.entries(getAuthTables({})[model]?.fields ?? {})
    expect(fields.length).toBeGreaterThan(2)
    const wrong = fields.filter(([name, { required }]) => {
      const column = columns[name as keyof typeof columns]
      return column === undefined || (required === true) !== column.notNull
    })
    expect(wrong.map(([name]) => name)).toEqual([])
  },
)
