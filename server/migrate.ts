import type { Connection } from '../runtime/storage/connect.ts'
import { grantDataRole, migrateGlobal } from '../runtime/storage/migrator.ts'

// Two processes that start together would otherwise change the same rights at the same moment, which Postgres refuses.
const rightsLock = 7_350_003

/** Brings the installation's own tables up to date and lets the data role use them; gives that role's name. */
export async function migrate(owner: Connection, data: Connection): Promise<string> {
  await migrateGlobal(owner)
  const [{ role } = { role: '' }] = await data.sql<{ role: string }[]>`select current_user as role`
  await owner.sql.begin(async (sql) => {
    await sql`select pg_advisory_xact_lock(${rightsLock})`
    await grantDataRole(sql, 'tessera', role)
  })
  return role
}
