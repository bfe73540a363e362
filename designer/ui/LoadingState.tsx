import { Skeleton, Stack, VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'

interface LoadingStateProps {
  /** The shape of what is coming, so that nothing jumps when it arrives. */
  shape?: 'list' | 'form' | 'page'
}

/** Grey shapes of what is on its way. */
export function LoadingState({ shape = 'page' }: LoadingStateProps) {
  const { t } = useTranslation('ui')
  return (
    <Stack gap="sm" p="md" aria-busy="true">
      <VisuallyHidden role="status">{t('loading')}</VisuallyHidden>
      {shape === 'page' && <Skeleton height={26} width="32%" mb="xs" />}
      {bars[shape].map((bar, index) => (
        // The bars never change places.
        // oxlint-disable-next-line react/no-array-index-key
        <Skeleton key={index} height={bar.height} width={bar.width} />
      ))}
    </Stack>
  )
}

const bars = {
  list: Array.from({ length: 8 }, (_, row) => ({ height: 22, width: `${96 - (row % 3) * 7}%` })),
  form: Array.from({ length: 8 }, (_, row) => (row % 2 === 0 ? { height: 12, width: '22%' } : { height: 34, width: '100%' })),
  page: [
    { height: 14, width: '48%' },
    { height: 96, width: '100%' },
    { height: 96, width: '100%' },
  ],
}
