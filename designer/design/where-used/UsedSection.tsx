import { Stack, Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { WhereUsed } from './WhereUsed.tsx'
import type { Usable } from './where-used-query.ts'

interface UsedSectionProps {
  of: Usable
  /** What is asked between the heading and the answer. */
  children?: ReactNode
}

/** Where something is used, as a part of its settings. */
export function UsedSection({ of, children }: UsedSectionProps) {
  const { t } = useTranslation('design-used')
  return (
    <Stack component="section" gap={6}>
      <Text fw={550} size="sm">
        {t('title')}
      </Text>
      {children}
      <WhereUsed of={of} />
    </Stack>
  )
}
