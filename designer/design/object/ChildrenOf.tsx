import { Input, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { useDraftSet } from '../draft/draft-queries.ts'
import { ChildrenShown } from '../layouts/ChildrenShown.tsx'
import { relatedTo } from '../layouts/new-layout.ts'

/** The objects whose records point at this one's, and how they are seen here. */
export function ChildrenOf({ object, flush }: { object: ObjectDefinition; flush: () => Promise<void> }) {
  const { t } = useTranslation('design-layouts')
  const { set } = useDraftSet()
  const ways = relatedTo(object, set)
  if (ways.length === 0) return null
  return (
    <Input.Wrapper label={t('children.title')} description={t('children.help')} labelElement="div">
      <Stack gap="sm" mt={8}>
        {ways.map(({ object: child, field }) => (
          <ChildrenShown key={field.id} parent={object} child={child} field={field} flush={flush} />
        ))}
      </Stack>
    </Input.Wrapper>
  )
}
