import { Group, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { RecordPage } from '../../../schemas/api/query.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import type { Json } from '../../../schemas/pointer.ts'
import { addressesOf } from '../../app/addresses.ts'
import { post } from '../../app/api.ts'
import { useWorkspace } from '../../app/me.ts'
import { useAppIfKnown, workspaceKey } from '../../app/workspace.ts'
import { useFormat } from '../../i18n/reader.ts'
import { useLabelText } from '../draft/label-text.ts'
import { OpenAsList } from './OpenAsList.tsx'

/** "37 of 1,517 stored opportunities would be stopped", with the way to them. */
export function StoredBreaks({ object, rule }: { object: ObjectDefinition; rule: Json }) {
  const { t } = useTranslation('design-rules')
  const { slug } = useWorkspace()
  const labelText = useLabelText()
  const format = useFormat()
  const [settled] = useDebouncedValue(JSON.stringify(rule), 400)
  // A draft may speak of objects that nobody has records of yet.
  const isLive = useAppIfKnown()?.objects.some(({ definition }) => definition.name === object.name) ?? false
  const { data, error } = useQuery({
    queryKey: workspaceKey(slug, 'records', object.name, 'breaks', settled),
    queryFn: async ({ signal }) => {
      const count = async (where?: Json) => {
        const body = { select: [object.title], limit: 1, total: true, ...(where === undefined ? {} : { where }) }
        return (await post<RecordPage>(addressesOf(slug).query(object.name), body, { signal })).total ?? 0
      }
      const [broken, all] = await Promise.all([count(JSON.parse(settled) as Json), count()])
      return { broken, all }
    },
    enabled: isLive && settled !== 'null',
    retry: false,
  })
  if (rule === null) return null
  if (!isLive || error) {
    return (
      <Text size="sm" c="dimmed" mt="sm">
        {t(isLive ? 'breaks.unknown' : 'breaks.notLive')}
      </Text>
    )
  }
  if (!data) return null
  const names = { count: data.broken, number: format.number(data.broken), all: format.number(data.all), objects: labelText(object.plural) }
  return (
    <Group gap="xs" mt="sm" role="status">
      <Text size="sm" fw={data.broken > 0 ? 550 : 400}>
        {data.broken === 0 ? t('breaks.none', names) : t('breaks.some', names)}
      </Text>
      {data.broken > 0 && <OpenAsList object={object.name} rule={rule} count={data.broken} />}
    </Group>
  )
}
