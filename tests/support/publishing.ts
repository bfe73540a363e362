import { newId } from '../../schemas/ids.ts'
import type { FieldDefinition } from '../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../schemas/objects/object.ts'
import type { Definition } from '../../schemas/definition-set.ts'
import type { RoleDefinition } from '../../schemas/roles/role.ts'
import type { ValidationRule } from '../../schemas/validation-rules/validation-rule.ts'
import type { Caller } from '../../runtime/caller.ts'
import { readDefinition, readDraft } from '../../runtime/publish/draft.ts'
import type { PublishChoices } from '../../runtime/publish/prepare-publish.ts'
import { planPublish, publish } from '../../runtime/publish/publish.ts'
import { saveDefinition } from '../../runtime/publish/save-definition.ts'
import { Refusal } from '../../runtime/refusal.ts'
import { accessOf } from '../../runtime/roles/access.ts'
import { defaultSettings } from '../../runtime/workspaces/default-settings.ts'
import type { Workspace } from '../../runtime/workspaces/workspace.ts'
import { createWorkspaces, type Workspaces } from '../../runtime/workspaces/workspaces.ts'
import { dataRole, type FreshDatabase, freshDatabase } from './database.ts'
import { testPorts } from './ports.ts'

/** A workspace of one's own, with its administrator, to design and publish in. */
export interface TestDesign {
  readonly database: FreshDatabase
  readonly workspaces: Workspaces
  readonly workspace: Workspace
  /** The administrator under the live plan of this moment. */
  caller(): Caller
  /** Somebody else with these roles, by the ids of their definitions. */
  person(name: string, roleIds: readonly string[]): Promise<() => Caller>
  /** Saves definitions in the draft, whatever is there. */
  put(...definitions: readonly Definition[]): Promise<void>
  /** The definition as the draft has it. */
  get<Definition = ObjectDefinition>(kind: string, name: string): Promise<Definition>
  /** Plans and publishes; answers the number of the release. */
  publish(choices?: PublishChoices): Promise<number>
  close(): Promise<void>
}

/** The refusal that the work ends in; anything else fails the test. */
export async function refusalOf(work: Promise<unknown>): Promise<Refusal> {
  const reason = await work.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (reason instanceof Refusal) return reason
  throw reason ?? new Error('nothing was refused')
}

export async function startTestDesign(): Promise<TestDesign> {
  const database = await freshDatabase()
  const { data, owner } = database
  const workspaces = createWorkspaces({ data, owner, ports: testPorts(), dataRole })
  const maker = { account: 'account', name: 'Ada', email: null, login: null, language: 'en' }
  const { person } = await workspaces.create({ slug: 'main', settings: defaultSettings('en', { name: 'Main' }), maker })
  const workspace = await workspaces.open('main')
  const administrator = [...workspace.plan().roles.keys()]
  const caller = callerOf(workspace, { id: person, name: 'Ada', roleIds: administrator })
  return {
    database,
    workspaces,
    workspace,
    caller,
    put: async (...definitions) => {
      for (const definition of definitions) await put(caller(), definition)
    },
    get: async <Definition>(kind: string, name: string) => (await readDefinition(workspace, kind, name)).definition as unknown as Definition,
    publish: async (choices = {}) => {
      const { digest } = await planPublish(caller(), choices)
      await publish(caller(), { ...choices, digest })
      return workspace.plan().release
    },
    person: async (name, roleIds) => {
      const id = crypto.randomUUID()
      await database.sql`insert into ws_main._person (id, name) values (${id}, ${name})`
      return callerOf(workspace, { id, name, roleIds })
    },
    close: () => database.drop(),
  }
}

async function put(caller: Caller, body: Definition): Promise<void> {
  const { definitions } = await readDraft(caller.workspace)
  const known = definitions.find(({ id }) => id === body.id)
  await saveDefinition(caller, { kind: body.kind, name: known?.name ?? body.name }, { body, expected: known?.revision ?? 'new' })
}

const callerOf =
  (workspace: Workspace, { id, name, roleIds }: { id: string; name: string; roleIds: readonly string[] }) =>
  (): Caller => {
    const plan = workspace.plan()
    return { workspace, plan, person: { id, name, language: 'en', zone: 'UTC' }, access: accessOf(plan, roleIds), rights: 0 }
  }

/** A field with an id of its own. */
export const field = <More extends object>(name: string, type: string, more?: More): FieldDefinition & More =>
  ({ id: newId('field'), name, type, label: { en: name }, ...more }) as FieldDefinition & More

/** An object whose first field is its title. */
export const object = (name: string, fields: readonly FieldDefinition[], more: Partial<ObjectDefinition> = {}): ObjectDefinition => ({
  kind: 'object',
  format: 1,
  id: newId('object'),
  name,
  label: { en: name },
  plural: { en: `${name}s` },
  title: fields[0]?.name ?? 'name',
  fields: [...fields],
  ...more,
})

export const role = (name: string, more: Partial<RoleDefinition> = {}): RoleDefinition => ({
  kind: 'role',
  format: 1,
  id: newId('role'),
  name,
  label: { en: name },
  objects: {},
  ...more,
})

/** A rule of the object that its name begins with. */
export const validationRule = (name: string, more: Partial<ValidationRule> & Pick<ValidationRule, 'refuseWhen'>): ValidationRule => ({
  kind: 'rule',
  format: 1,
  id: newId('rule'),
  name,
  label: { en: name },
  object: name.split('_')[0] ?? '',
  message: { en: `${name} stops this.` },
  ...more,
})

export const option = (value: string) => ({ id: newId('option'), value, label: { en: value } })
