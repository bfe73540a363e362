import { Type } from 'typebox'
import { Uuid } from './record.ts'

/** A person, by id, with the name that is shown. */
export const NamedPerson = Type.Object({ id: Uuid, name: Type.String() })
