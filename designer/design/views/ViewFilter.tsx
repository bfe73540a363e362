import { useTranslation } from 'react-i18next'
import type { DefinitionSet } from '../../../schemas/definition-set.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import type { Json } from '../../../schemas/pointer.ts'
import { ConditionEditor } from '../conditions/ConditionEditor.tsx'

interface ViewFilterProps {
  object: ObjectDefinition
  set: DefinitionSet
  value: unknown
  onChange: (where: Json | undefined) => void
}

/** Which records a view shows. */
export function ViewFilter({ object, set, value, onChange }: ViewFilterProps) {
  const { t } = useTranslation('design-views')
  // A condition is JSON; what is wrong with it the editor says at its place.
  return <ConditionEditor at="/where" object={object} set={set} value={(value ?? null) as Json | null} onChange={(rule) => onChange(rule ?? undefined)} label={t('contents.filter')} />
}
