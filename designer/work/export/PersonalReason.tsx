import { Badge, Group, Text, Textarea } from '@mantine/core'
import { IconShieldLock } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ExportPreview } from '../../../schemas/api/export.ts'
import classes from '../import/import.module.css'

interface PersonalReasonProps {
  personal: ExportPreview['personal']
  reason: string
  onChange: (reason: string) => void
}

/** Which personal data would leave, and why they have to: the answer is kept. */
export function PersonalReason({ personal, reason, onChange }: PersonalReasonProps) {
  const { t } = useTranslation('export')
  return (
    <section className={classes.section} aria-label={t('personal.title')}>
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <IconShieldLock size={20} color="var(--outside)" aria-hidden />
        <div>
          <h2 className={classes.title}>{t('personal.title')}</h2>
          <Text size="sm" c="dimmed">
            {t('personal.text')}
          </Text>
        </div>
      </Group>
      <Group gap={6}>
        {personal.map(({ label, category }) => (
          <Badge key={`${label} ${category}`} color={category === 'sensitive' ? 'danger' : 'control'} variant="light">
            {category === 'sensitive' ? t('personal.sensitive', { field: label }) : label}
          </Badge>
        ))}
      </Group>
      <Textarea
        value={reason}
        onChange={(event) => onChange(event.currentTarget.value)}
        label={t('personal.reason')}
        description={t('personal.reasonHelp')}
        required
        autosize
        minRows={2}
        maxLength={1000}
      />
    </section>
  )
}
