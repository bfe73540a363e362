import { type Static, Type } from 'typebox'
import type { FieldContext } from './fields/field-type.ts'
import { CallLimits } from './call-limits.ts'
import { languages } from './label.ts'

/** What everybody in a workspace may know of its settings. */
export const SharedSettings = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 80 }),
    /** The languages that labels are asked in; the first is the fallback. */
    languages: Type.Array(Type.Enum([...languages]), { minItems: 1, uniqueItems: true }),
    /** IANA zone: rules, groups and schedules use it. */
    zone: Type.String({ minLength: 1, maxLength: 60 }),
    /** ISO 4217. */
    currency: Type.String({ pattern: '^[A-Z]{3}$' }),
    /** ISO 3166-1 alpha-2: reads national phone numbers. */
    country: Type.String({ pattern: '^[A-Z]{2}$' }),
    /** 1 = Monday … 7 = Sunday. */
    weekStart: Type.Integer({ minimum: 1, maximum: 7 }),
    /** Month in which the fiscal year begins, 1..12. */
    fiscalYearStart: Type.Integer({ minimum: 1, maximum: 12 }),
  },
  { additionalProperties: false },
)

export type SharedSettings = Static<typeof SharedSettings>

/** JSON Schema of what a workspace decides for everybody in it. */
export const WorkspaceSettings = Type.Object({ ...SharedSettings.properties, calls: CallLimits }, { additionalProperties: false })

export type WorkspaceSettings = Static<typeof WorkspaceSettings>

/** What fields need to know of the settings. */
export const fieldContextOf = ({ currency, country, zone }: WorkspaceSettings): FieldContext => ({ currency, country, zone })
