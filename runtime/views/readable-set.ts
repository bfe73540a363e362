import { type DefinitionSet, definitionSet } from '../../schemas/definition-set.ts'
import { setInIds } from '../../schemas/definitions-in-ids.ts'
import type { Caller } from '../caller.ts'
import type { Plan } from '../compile/plan.ts'

/** The objects and fields that the caller may read: to whoever checks a view against it, the others do not exist. */
export const readableSet = ({ plan, access }: Caller): DefinitionSet =>
  plan.memo(`readable:${access.key}`, () =>
    definitionSet([
      ...plan.definitions.all('role'),
      ...[...plan.objects.values()].flatMap(({ name, definition }) => {
        const { read, readable } = access.object(name)
        return read ? [{ ...definition, fields: definition.fields.filter((field) => readable.has(field.name)) }] : []
      }),
    ]),
  )

/** The release's definitions by ids. */
export const definitionsInIds = ({ memo, definitions }: Plan): DefinitionSet => memo('definitions-in-ids', () => setInIds(definitions))
