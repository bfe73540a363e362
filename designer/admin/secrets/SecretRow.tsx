import { ActionIcon, Badge, Text, Tooltip } from '@mantine/core'
import { IconKey, IconPencil, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { SecretAnswer } from '../../../schemas/api/secret.ts'
import { useFormat } from '../../i18n/reader.ts'
import formClasses from '../forms/forms.module.css'
import { SecretFlows } from './SecretFlows.tsx'
import classes from './secrets.module.css'

interface SecretRowProps {
  secret: SecretAnswer
  onReplace: () => void
  onDelete: () => void
}

/** One secret: who entered it, which flows send it, and what can be done. */
export function SecretRow({ secret: { name, isReadable, updatedAt, updatedBy, used }, onReplace, onDelete }: SecretRowProps) {
  const { t } = useTranslation('admin-secrets')
  const format = useFormat()
  const when = format.relative(updatedAt)
  return (
    <li className={formClasses.entry}>
      <IconKey size={20} stroke={1.6} aria-hidden className={formClasses.entryIcon} />
      <div className={formClasses.entryWords}>
        <span className={classes.name}>
          <Text fw={550} component="span" className={classes.called}>
            {name}
          </Text>
          {!isReadable && <Badge color="danger">{t('unreadable')}</Badge>}
        </span>
        <Text size="xs" c="dimmed" title={format.dateTime(updatedAt)}>
          {updatedBy ? t('enteredBy', { name: updatedBy.name, when }) : t('entered', { when })}
        </Text>
        <Text size="xs" c="dimmed" component="div">
          {used.length === 0 ? t('unused') : <SecretFlows used={used} />}
        </Text>
        {!isReadable && (
          <Text size="xs" c="danger">
            {t('unreadableText')}
          </Text>
        )}
      </div>
      <Tooltip label={t('replace.action')}>
        <ActionIcon aria-label={`${t('replace.action')}: ${name}`} onClick={onReplace}>
          <IconPencil size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={t('delete.action')}>
        <ActionIcon aria-label={`${t('delete.action')}: ${name}`} onClick={onDelete}>
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </li>
  )
}
