import { useMemo } from 'react'
import { type FieldDefinition, fieldTypeOf } from '../../schemas/fields/field.ts'
import type { Label } from '../../schemas/label.ts'
import { labelIn } from '../../schemas/label.ts'
import type { ObjectDefinition } from '../../schemas/objects/object.ts'
import type { RuleLabels } from '../../schemas/rules/words.ts'
import { useApp } from '../app/workspace.ts'
import { useLanguage } from '../i18n/language.ts'
import { useReaderSettings } from '../i18n/reader.ts'
import { knownField } from './use-object.ts'

/** What people call the things that rules about an object name, over relations too. */
export function useRuleLabels(object: ObjectDefinition): RuleLabels {
  const { objects, settings } = useApp()
  const { language } = useLanguage()
  const { readerZone } = useReaderSettings()
  const [fallback] = settings.languages
  return useMemo(() => {
    const named = (name: string): ObjectDefinition | undefined => objects.find(({ definition }) => definition.name === name)?.definition
    const said = (label: Label): string => labelIn(label, language, fallback)
    const steps = (path: readonly string[]) => fieldsOn(object, path, named)
    return {
      zone: readerZone,
      field: (path) => steps(path)?.map(({ label }) => said(label)).join(' › '),
      option: (path, value) => {
        const field = steps(path)?.at(-1)
        const option = field && fieldTypeOf(field).options?.(field).find((each) => each.value === value)
        return option && said(option.label)
      },
      number: (path, value, decimals) => {
        const field = steps(path)?.at(-1)
        return field && fieldTypeOf(field).sayNumber?.(value, decimals, language)
      },
    }
  }, [objects, object, language, fallback, readerZone])
}

/** The fields that a path goes over; undefined when it leads out of what the reader may know. */
function fieldsOn(object: ObjectDefinition, [name = '', ...rest]: readonly string[], named: (name: string) => ObjectDefinition | undefined): readonly FieldDefinition[] | undefined {
  const field = knownField(object, name)
  if (!field || rest.length === 0) return field && [field]
  const part = rest.length === 1 ? fieldTypeOf(field).parts?.(field).find((each) => each.name === rest[0]) : undefined
  if (part) return [field, part]
  const link = fieldTypeOf(field).link?.(field)
  const target = link?.to === 'object' ? named(link.object) : undefined
  const further = target && fieldsOn(target, rest, named)
  return further && [field, ...further]
}

/** The field at the end of a path, and what people call the way there. */
export const fieldAlong = (object: ObjectDefinition, path: readonly string[], objects: readonly { readonly definition: ObjectDefinition }[]): readonly FieldDefinition[] | undefined =>
  fieldsOn(object, path, (name) => objects.find(({ definition }) => definition.name === name)?.definition)
