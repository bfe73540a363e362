import type { Issue } from '../issue.ts'
import type { ObjectDefinition } from './object.ts'

/** What of an object is allowed and hardly meant: sensitive personal data of which nobody says what they are for. */
export const lintObject = ({ fields }: ObjectDefinition): readonly Issue[] =>
  fields.flatMap(({ personal, purpose, name, label }, index) =>
    personal === 'sensitive' && purpose === undefined ? [{ code: 'field.sensitive-without-purpose', path: `/fields/${index}`, params: { field: name, label }, level: 'warning' as const }] : [],
  )
