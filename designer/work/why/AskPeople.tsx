import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ExplainAnswer } from '../../../schemas/api/explain.ts'
import { useLanguage } from '../../i18n/language.ts'

/** Whom to ask for a right that one lacks. */
export function AskPeople({ people }: { people: ExplainAnswer['ask'] }) {
  const { t } = useTranslation('why')
  const { language } = useLanguage()
  const names = new Intl.ListFormat(language, { type: 'disjunction' }).format(people.map(({ name }) => name))
  return (
    <Text size="xs" c="dimmed">
      {people.length === 0 ? t('askNobody') : t('ask', { names })}
    </Text>
  )
}
