import { Anchor } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { definitionSet } from '../../../schemas/definition-set.ts'
import { objectScope } from '../../../schemas/objects/rule-scope.ts'
import { checkRule, isRefused } from '../../../schemas/rules/check.ts'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { useAppIfKnown } from '../../app/workspace.ts'
import { useFormat } from '../../i18n/reader.ts'

interface OpenAsListProps {
  /** Name of the object. */
  object: string
  /** The condition that the records fulfil. */
  rule: unknown
  count: number
}

/** "Open the 37 as a list": the records that fulfil a condition, in a tab of their own. Nothing where a list cannot ask it. */
export function OpenAsList({ object, rule, count }: OpenAsListProps) {
  const { t } = useTranslation('design-rules')
  const { slug } = useWorkspace()
  const format = useFormat()
  if (!useIsFilter(object, rule)) return null
  const query = new URLSearchParams({ view: 'all', filter: JSON.stringify(rule) })
  return (
    <Anchor size="sm" href={`${pathOf(slug, 'work', 'records', object)}?${query.toString()}`} target="_blank" rel="noopener">
      {t('breaks.open', { count, number: format.number(count) })} <IconExternalLink size={14} aria-hidden />
    </Anchor>
  )
}

/** Lists know what is live, and nothing of what a record was before. */
function useIsFilter(name: string, rule: unknown): boolean {
  const objects = useAppIfKnown()?.objects
  return useMemo(() => {
    const set = definitionSet(objects?.map(({ definition }) => definition) ?? [])
    const object = set.get('object', name)
    return object !== undefined && !isRefused(checkRule(rule, objectScope(object, set), { type: 'boolean' }))
  }, [objects, name, rule])
}
