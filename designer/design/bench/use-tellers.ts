import { useMemo } from 'react'
import type { DefinitionHeader } from '../../../schemas/definition.ts'
import { type DefinitionTeller, tellDefinition } from '../../../schemas/differences/tell-definition.ts'
import { useAppIfKnown } from '../../app/workspace.ts'
import { useLanguage } from '../../i18n/language.ts'
import { useReaderSettings } from '../../i18n/reader.ts'
import { useDraftSet } from '../draft/draft-queries.ts'

interface Versions<Value> {
  readonly base: Value
  readonly mine: Value
  readonly theirs: Value
}

interface Tellers extends Versions<DefinitionTeller> {
  /** What the place is called: the thing and its setting. */
  placeOf(pointer: string): string
}

/** Tellers of three versions of one definition, by the names of the draft; undefined until these have arrived. */
export function useTellers({ base, mine, theirs }: Versions<DefinitionHeader>): Tellers | undefined {
  const { language } = useLanguage()
  const { readerZone } = useReaderSettings()
  const fallback = useAppIfKnown()?.settings.languages[0]
  const { set, isComplete } = useDraftSet()
  return useMemo(() => {
    if (!isComplete) return undefined
    const teller = (definition: DefinitionHeader) => tellDefinition(definition, set, { language, fallback, zone: readerZone })
    const told = { base: teller(base), mine: teller(mine), theirs: teller(theirs) }
    const trailOf = (pointer: string) => [told.mine, told.theirs].map(({ trail }) => trail(pointer)).find((trail) => trail.length > 0) ?? []
    return { ...told, placeOf: (pointer) => [...trailOf(pointer), told.mine.property(pointer) ?? []].flat().join(' › ') }
  }, [base, mine, theirs, set, isComplete, language, readerZone, fallback])
}
