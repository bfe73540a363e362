import { List, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { definitionKey } from '../../../schemas/definition.ts'
import { useWorkspace } from '../../app/me.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { editorPath } from './editor-path.ts'
import { useLabelText } from './label-text.ts'
import type { Removing } from './use-remove.ts'

/** What else mentions the thing that is to be removed; it goes there too, or everything stays. */
export function InUseDialog({ removing }: { removing: Removing }) {
  const { t } = useTranslation('design')
  const { slug } = useWorkspace()
  const labelText = useLabelText()
  const { open, confirm, close } = removing
  if (!open) return null
  const { removal, references } = open
  const others = references.filter((each) => each.kind !== removal.kind || each.name !== removal.name)
  const places = Map.groupBy(others, definitionKey)
  return (
    <ConfirmDialog opened title={t('inUse.title', { label: removal.label })} action={t('inUse.action')} onConfirm={confirm} onClose={close}>
      <Text mb="xs">{t('inUse.text')}</Text>
      <List size="sm">
        {[...places].flatMap(([key, [first, ...more]]) =>
          first ? (
            <List.Item key={key}>
              <Link to={editorPath(slug, first)}>{labelText(first.label)}</Link> · {t(`kind.${first.kind}`, { defaultValue: first.kind })}
              {more.length > 0 && ` · ${t('inUse.places', { count: more.length + 1 })}`}
            </List.Item>
          ) : (
            []
          ),
        )}
      </List>
    </ConfirmDialog>
  )
}
