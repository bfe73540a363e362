import { useMemo } from 'react'
import type { DefinitionHeader } from '../../../schemas/definition.ts'
import { tellDefinition } from '../../../schemas/differences/tell-definition.ts'
import { pointerStep } from '../../../schemas/issue.ts'
import { type Json, stepsOf, valueAt } from '../../../schemas/pointer.ts'
import { useAppIfKnown } from '../../app/workspace.ts'
import { useLanguage } from '../../i18n/language.ts'
import { useReaderSettings } from '../../i18n/reader.ts'
import { useDraftSet } from '../draft/draft-queries.ts'

/** What the setting at a place of a definition is called (`Least`), where there is one; places come by positions or by ids. */
export function useSettingName(definition: DefinitionHeader): (pointer: string) => string | undefined {
  const { language } = useLanguage()
  const { readerZone } = useReaderSettings()
  const fallback = useAppIfKnown()?.settings.languages[0]
  const { set } = useDraftSet()
  return useMemo(() => {
    const teller = tellDefinition(definition, set, { language, fallback, zone: readerZone })
    return (pointer) => teller.property(byIds(definition, pointer))
  }, [definition, set, language, fallback, readerZone])
}

/** A pointer by positions, as faults have it, as one by the id of the innermost part. */
export function byIds(definition: DefinitionHeader, pointer: string): string {
  const steps = stepsOf(pointer)
  // Definitions are JSON; their types only name more of it.
  const ids = steps.map((_, at) => idOf(valueAt(definition as unknown as Json, steps.slice(0, at + 1))))
  const last = ids.findLastIndex((id) => id !== undefined)
  return [ids[last] ?? [], steps.slice(last + 1)].flat().map(pointerStep).join('')
}

const idOf = (value: Json | undefined): string | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && typeof value['id'] === 'string' ? value['id'] : undefined
