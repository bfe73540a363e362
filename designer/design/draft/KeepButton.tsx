import { Button } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useDiscard } from './use-discard.ts'

/** Takes the removal of a definition back, as long as it is not published. */
export function KeepButton({ kind, name }: { kind: string; name: string }) {
  const { t } = useTranslation('design')
  const discard = useDiscard()
  return (
    <Button size="compact-xs" variant="subtle" leftSection={<IconArrowBackUp size={14} aria-hidden />} onClick={() => discard({ kind, name })}>
      {t('keep')}
    </Button>
  )
}
