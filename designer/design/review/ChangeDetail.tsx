import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { DraftDiff } from '../../../schemas/api/release.ts'
import { addressesOf } from '../../app/addresses.ts'
import { get } from '../../app/api.ts'
import { draftKey } from '../../app/frame/DraftStrip.tsx'
import { useWorkspace } from '../../app/me.ts'
import { useLanguage } from '../../i18n/language.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { LoadingState } from '../../ui/LoadingState.tsx'
import { DifferenceLines } from '../differences/DifferenceLines.tsx'

/** What a definition of the draft says now that is live otherwise. */
export function ChangeDetail({ id }: { id: string }) {
  const { t } = useTranslation('design-differences')
  const { slug } = useWorkspace()
  const { language } = useLanguage()
  const { data, error, refetch } = useQuery({
    queryKey: [...draftKey(slug), 'diff', language],
    queryFn: ({ signal }) => get<DraftDiff>(addressesOf(slug).draftDiff, { signal }),
  })
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />
  if (!data) return <LoadingState shape="list" />
  const changes = data.changes.filter((change) => change.id === id)
  if (changes.length === 0) return <Text size="sm" c="dimmed">{t('none')}</Text>
  return <DifferenceLines changes={changes} />
}
