import { Anchor, List, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { FieldDefinition } from '../../../schemas/fields/field.ts'
import { itemPlaces } from '../../../schemas/layouts/places.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { useDraftSet } from '../draft/draft-queries.ts'
import { editorPath } from '../draft/editor-path.ts'
import { useLabelText } from '../draft/label-text.ts'
import { layoutsOf } from '../layouts/main-layouts.ts'

/** The layouts of a field's object, with the field's place on them: there it is said under which conditions it is shown and asked for. */
export function PlacedOn({ object, field }: { object: ObjectDefinition; field: FieldDefinition }) {
  const { t } = useTranslation('design-fields')
  const { slug } = useWorkspace()
  const labelText = useLabelText()
  const { set, isComplete } = useDraftSet()
  if (!isComplete) return null
  const layouts = layoutsOf(object.name, set).map((layout) => ({ layout, item: itemPlaces(layout).find(({ part }) => part.field === field.name)?.part }))
  return (
    <section>
      <Text size="sm" fw={550}>
        {t('placed.title')}
      </Text>
      <Text size="xs" c="dimmed">
        {t('placed.help')}
      </Text>
      {layouts.length === 0 ? (
        <Anchor component={Link} size="sm" to={`${pathOf(slug, 'design', 'layouts')}?new&object=${object.name}`}>
          {t('placed.make')}
        </Anchor>
      ) : (
        <List size="sm" mt={4} spacing={8}>
          {layouts.map(({ layout, item }) => (
            <List.Item key={layout.id}>
              <Anchor component={Link} size="sm" to={`${editorPath(slug, layout)}${item ? `?part=${item.id}` : ''}`}>
                {labelText(layout.label)}
              </Anchor>
              {!item && ` ${t('placed.not')}`}
            </List.Item>
          ))}
        </List>
      )}
    </section>
  )
}
