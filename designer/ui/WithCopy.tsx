import { Button, CopyButton, Group } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** A field whose text is there to be taken elsewhere, with a button that copies it. */
export function WithCopy({ label, text, children }: { label: string; text: string; children: ReactNode }) {
  const { t } = useTranslation('ui')
  return (
    <Group gap="xs" wrap="nowrap" align="end">
      {children}
      <CopyButton value={text} timeout={4000}>
        {({ copied, copy }) => (
          <Button variant="default" onClick={copy} aria-label={t('copyOf', { label })}>
            {t(copied ? 'copied' : 'copy')}
          </Button>
        )}
      </CopyButton>
    </Group>
  )
}
