import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { PersonalViews as PersonalViewsAnswer } from '../../../schemas/api/release.ts'
import { useFormat } from '../../i18n/reader.ts'

/** In how many views of how many people a thing is, and whose they are where that may be told. */
export function PersonalViews({ used: { views, people, names = [] } }: { used: PersonalViewsAnswer }) {
  const { t } = useTranslation('design-used')
  const format = useFormat()
  if (views === 0) return null
  const of = t('ofPeople', { count: people, number: format.number(people) })
  const more = people - names.length
  const named = more > 0 ? [...names, t('morePeople', { count: more, number: format.number(more) })] : names
  return (
    <Text size="sm">
      {t('personalViews', { count: views, number: format.number(views), of })}
      {names.length > 0 && <Text span size="sm" c="dimmed">{` · ${format.list(named)}`}</Text>}
    </Text>
  )
}
