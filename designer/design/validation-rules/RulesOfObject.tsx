import { Anchor, Group } from '@mantine/core'
import { IconGavel } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { useFormat } from '../../i18n/reader.ts'
import { useDraftSet } from '../draft/draft-queries.ts'

/** How many validation rules judge the records of an object, with the way to them. */
export function RulesOfObject({ name }: { name: string }) {
  const { t } = useTranslation('design-rules')
  const { slug } = useWorkspace()
  const format = useFormat()
  const { set, isComplete } = useDraftSet()
  const count = set.all('rule').filter(({ object }) => object === name).length
  if (!isComplete) return null
  return (
    <Group gap={6}>
      <IconGavel size={16} aria-hidden />
      <Anchor component={Link} size="sm" to={`${pathOf(slug, 'design', 'rules')}?object=${encodeURIComponent(name)}`}>
        {t('ofObject', { number: format.number(count) })}
      </Anchor>
    </Group>
  )
}
