import { Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Label } from '../../../schemas/label.ts'
import { labelTaken } from './label-taken.ts'

/** Says that something is called so already; two may be, so nothing is refused. */
export function SameLabel({ label, among }: { label: string; among: readonly Label[] }) {
  const { t } = useTranslation('design')
  const taken = labelTaken(label, among)
  return (
    <Text size="xs" c="people" role="status">
      {taken !== undefined && t('apiName.sameLabel', { label: taken })}
    </Text>
  )
}
