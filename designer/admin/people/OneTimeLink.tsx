import { Alert, Button, CopyButton, Stack, Text, TextInput } from '@mantine/core'
import { IconCheck, IconCopy, IconLink } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

interface OneTimeLinkProps {
  /** Whom it is for. */
  name: string
  link: string
}

/** The link by which somebody chooses a password. It is shown here and never again. */
export function OneTimeLink({ name, link }: OneTimeLinkProps) {
  const { t } = useTranslation('admin-people')
  return (
    <Alert color="people" icon={<IconLink size={18} aria-hidden />} title={t('link.title', { name })} role="status">
      <Stack gap="sm">
        <Text size="sm">{t('link.text')}</Text>
        <TextInput aria-label={t('link.label')} value={link} readOnly onFocus={(event) => event.currentTarget.select()} />
        <CopyButton value={link} timeout={4000}>
          {({ copied, copy }) => (
            <Button
              onClick={copy}
              w="fit-content"
              color={copied ? 'success' : 'people'}
              leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
            >
              {t(copied ? 'link.copied' : 'link.copy')}
            </Button>
          )}
        </CopyButton>
      </Stack>
    </Alert>
  )
}
