import { type Static, Type } from 'typebox'
import { ApiName, definitionHeader } from '../definition.ts'
import { LabelSchema } from '../label-schema.ts'
import { ruleMark } from '../rules/rule-mark.ts'

/**
 * Which saves a rule judges: those that touch it (a field that it reads changes, or the record is new), every save, or
 * new records only.
 */
export const Enforcement = Type.Enum(['when_touched', 'always', 'new_records'])

export type Enforcement = Static<typeof Enforcement>

/** JSON Schema of a validation rule: what no record of an object may be, and what people read when it is. */
export const ValidationRuleSchema = Type.Object(
  {
    ...definitionHeader('rule'),
    object: ApiName,
    active: Type.Optional(Type.Boolean({ default: true })),
    /** A condition in the rule language, as JsonLogic: a save is refused while it holds. */
    refuseWhen: Type.Unknown({ description: 'A condition in the rule language, as JsonLogic.', ...ruleMark }),
    message: LabelSchema,
    /** The field at which people read the message; the whole record where none is named. */
    field: Type.Optional(ApiName),
    enforce: Type.Optional(Type.Enum(['when_touched', 'always', 'new_records'], { default: 'when_touched' })),
  },
  { additionalProperties: false },
)

export type ValidationRule = Static<typeof ValidationRuleSchema>

/** When a rule is enforced that does not say it. */
export const usualEnforcement: Enforcement = 'when_touched'

/** Whether a rule judges anything at all. */
export const isActive = ({ active = true }: ValidationRule): boolean => active
