import { List, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { WhereUsed as WhereUsedAnswer } from '../../../schemas/api/release.ts'
import type { FieldDefinition } from '../../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { addressesOf } from '../../app/addresses.ts'
import { get } from '../../app/api.ts'
import { useWorkspace } from '../../app/me.ts'
import { isProblem } from '../../app/problem.ts'
import { workspaceKey } from '../../app/workspace.ts'
import { useFormat } from '../../i18n/reader.ts'
import { editorPath } from '../draft/editor-path.ts'
import { useLabelText } from '../draft/label-text.ts'

/** Everything that mentions a field, and how many records have a value in it. */
export function WhereUsed({ object, field }: { object: ObjectDefinition; field: FieldDefinition }) {
  const { t } = useTranslation('design-fields')
  const { slug } = useWorkspace()
  const labelText = useLabelText()
  const format = useFormat()
  const { data: used, error } = useQuery({
    queryKey: workspaceKey(slug, 'where-used', object.name, field.name),
    queryFn: ({ signal }) => get<WhereUsedAnswer>(addressesOf(slug).whereUsed, { query: { kind: 'object', name: object.name, field: field.name }, signal }),
    staleTime: 0,
  })
  // A field that is not saved yet is used nowhere.
  const isNew = isProblem(error, 'not-found')
  if (!used && !isNew) return null
  const places = [...Map.groupBy(used?.references ?? [], ({ kind, name }) => `${kind}/${name}`).values()].flatMap(([first]) => first ?? [])
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
        {places.map((place) => (
          <List.Item key={`${place.kind}/${place.name}`}>
            <Link to={editorPath(slug, place)}>{labelText(place.label)}</Link>
          </List.Item>
        ))}
      </List>
      {used !== undefined && used.records > 0 && (
        <Text size="sm" c="dimmed">
          {t('used.records', { count: used.records, number: format.number(used.records) })}
        </Text>
      )}
    </section>
  )
}
