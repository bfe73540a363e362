import { List, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { fieldTypeOf } from '../../../schemas/fields/field.ts'
import { useWorkspace } from '../../app/me.ts'
import { useDraftSet } from '../draft/draft-queries.ts'
import { editorPath } from '../draft/editor-path.ts'
import { useLabelText } from '../draft/label-text.ts'

/** The fields of the draft whose options are those of a shared picklist. */
export function PicklistUse({ name }: { name: string }) {
  const { t } = useTranslation('design-picklists')
  const { slug } = useWorkspace()
  const { set } = useDraftSet()
  const labelText = useLabelText()
  const places = set.all('object').flatMap((object) =>
    object.fields
      .filter((field) => (fieldTypeOf(field).references?.(field, object.name) ?? []).some((each) => each.kind === 'picklist' && each.name === name))
      .map((field) => ({ object, field })),
  )
  return (
    <section>
      <Text fw={550} size="sm">
        {t('used.title')}
      </Text>
      {places.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('used.nowhere')}
        </Text>
      )}
      <List size="sm">
        {places.map(({ object, field }) => (
          <List.Item key={field.id}>
            <Link to={editorPath(slug, object)}>{`${labelText(object.label)} · ${labelText(field.label)}`}</Link>
          </List.Item>
        ))}
      </List>
    </section>
  )
}
