import { type Static, Type } from 'typebox'
import { definitionHeader } from '../definition.ts'
import { Options } from '../fields/options.ts'

/** JSON Schema of a shared picklist: options that fields of several objects have in common. */
export const PicklistSchema = Type.Object({ ...definitionHeader('picklist'), options: Options }, { additionalProperties: false })

export type PicklistDefinition = Static<typeof PicklistSchema>
