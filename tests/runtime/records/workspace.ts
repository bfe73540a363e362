import { randomUUID } from 'node:crypto'
import type { Caller } from '../../../runtime/caller.ts'
import type { WriteContext } from '../../../runtime/records/change.ts'
import { defaultSettings } from '../../../runtime/workspaces/default-settings.ts'
import type { Workspace } from '../../../runtime/workspaces/workspace.ts'
import { createWorkspaces } from '../../../runtime/workspaces/workspaces.ts'
import type { DefinitionHeader } from '../../../schemas/definition.ts'
import { dataRole, freshDatabase } from '../../support/database.ts'
import { testPorts } from '../../support/ports.ts'
import { callerWith, putRelease } from '../../support/release.ts'
import { salesDefinitions } from '../../support/sales.ts'

/** A workspace with the sales objects, an administrator and a way to make others. */
export interface SalesWorkspace {
  readonly workspace: Workspace
  readonly admin: Caller
  person(name: string, roles: readonly string[]): Promise<Caller>
  release(definitions: readonly DefinitionHeader[]): Promise<void>
  rows<Row>(text: string): Promise<readonly Row[]>
  close(): Promise<void>
}

export const write = (): WriteContext => ({ now: new Date(), cause: { root: 'person', depth: 0, via: 'test' } })

export async function salesWorkspace(): Promise<SalesWorkspace> {
  const database = await freshDatabase()
  const workspaces = createWorkspaces({ data: database.data, owner: database.owner, ports: testPorts(), dataRole })
  const maker = { account: randomUUID(), name: 'Ada Admin', email: null, login: 'ada', language: 'en' }
  const { person: adminId } = await workspaces.create({ slug: 'sales', settings: defaultSettings('en', { name: 'Sales' }), maker })
  const workspace = await workspaces.open('sales')
  await putRelease(workspace, salesDefinitions)
  return {
    workspace,
    admin: callerWith(workspace, { id: adminId, name: 'Ada Admin', roles: ['administrator'] }),
    person: async (name, roles) => {
      const id = randomUUID()
      await database.sql`insert into ws_sales._person (id, name) values (${id}, ${name})`
      return callerWith(workspace, { id, name, roles })
    },
    release: (definitions) => putRelease(workspace, definitions),
    rows: <Row>(text: string) => database.sql.unsafe<Row[] & object[]>(text) as unknown as Promise<readonly Row[]>,
    close: () => database.drop(),
  }
}
