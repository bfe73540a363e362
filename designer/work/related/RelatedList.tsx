import { Anchor, Button, Group, Table, Text } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { AppObject } from '../../../schemas/api/app.ts'
import type { RecordAnswer } from '../../../schemas/api/record.ts'
import { fieldTypeOf } from '../../../schemas/fields/field.ts'
import type { ResolvedRelated } from '../../../schemas/layouts/resolved-layout.ts'
import { addressesOf } from '../../app/addresses.ts'
import { post } from '../../app/api.ts'
import { useCursorList } from '../../app/lists.ts'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { useApp } from '../../app/workspace.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { LoadingState } from '../../ui/LoadingState.tsx'
import { fieldAlong, useRuleLabels } from '../rule-labels.ts'
import { recordsKey } from '../records/record-queries.ts'
import { valueAt, ValueView } from '../records/ValueView.tsx'
import { titleOf } from '../record/record-title.ts'
import { useLabels } from '../use-object.ts'
import classes from './related.module.css'

interface RelatedListProps {
  item: ResolvedRelated
  record: RecordAnswer
}

/** The records of another object that point at this one, and the way to make one. */
export function RelatedList({ item, record }: RelatedListProps) {
  const child = useApp().objects.find(({ definition }) => definition.name === item.object)
  return child ? <Related item={item} record={record} child={child} /> : null
}

/** Rows of the first page: enough to see what there is without pushing the rest of the record away. */
const firstRows = 5

function Related({ item, record, child }: RelatedListProps & { child: AppObject }) {
  const { t } = useTranslation('record')
  const labels = useLabels()
  const [isMaking, setMaking] = useState(false)
  const list = useChildren(item, record)
  const label = labels(item.label)
  const mayMake = child.can.create === true && child.editable.includes(item.field)
  return (
    <section aria-label={label} className={classes.related}>
      <Group justify="space-between" mb={6}>
        <h3 className={classes.name}>
          {label}
          {list.total !== undefined && <span className={classes.count}>{list.total}</span>}
        </h3>
        {mayMake && !isMaking && (
          <Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => setMaking(true)}>
            {t('related.new', { object: labels(child.definition.label) })}
          </Button>
        )}
      </Group>
      {isMaking && (
        <Suspense fallback={<LoadingState shape="list" />}>
          <QuickCreate object={child} parent={{ field: item.field, record }} onClose={() => setMaking(false)} />
        </Suspense>
      )}
      {list.isLoading && <LoadingState shape="list" />}
      {list.problem && list.items.length === 0 && <ErrorState problem={list.problem} onRetry={() => void list.reload()} />}
      {list.total === 0 && !isMaking && (
        <Text size="sm" c="dimmed">
          {t('related.none')}
        </Text>
      )}
      {list.items.length > 0 && <Rows item={item} child={child} records={list.items} label={label} />}
      {list.hasMore && (
        <Button size="compact-sm" variant="subtle" mt={6} loading={list.isLoadingMore} onClick={() => void list.loadMore()}>
          {t('related.more')}
        </Button>
      )}
    </section>
  )
}

const QuickCreate = lazy(async () => ({ default: (await import('./QuickCreate.tsx')).QuickCreate }))

function useChildren({ object, field, columns }: ResolvedRelated, { id }: RecordAnswer) {
  const { slug } = useWorkspace()
  const asked = { select: columns, where: { '==': [{ var: field }, id] } }
  return useCursorList<RecordAnswer>({
    key: recordsKey({ workspace: slug, object }, 'related', asked),
    load: (cursor, signal) =>
      post(addressesOf(slug).query(object), { ...asked, ...(cursor === null ? { limit: firstRows, total: true } : { limit: 50, cursor }) }, { signal }),
  })
}

interface RowsProps {
  item: ResolvedRelated
  child: AppObject
  records: readonly RecordAnswer[]
  label: string
}

function Rows({ item, child, records, label }: RowsProps) {
  const { slug } = useWorkspace()
  const { objects } = useApp()
  const names = useRuleLabels(child.definition)
  const columns = item.columns.flatMap((path) => {
    const field = fieldAlong(child.definition, path.split('.'), objects)?.at(-1)
    return field ? [{ path, field, isNumber: fieldTypeOf(field).family === 'number' }] : []
  })
  return (
    <Table.ScrollContainer minWidth={columns.length * 120}>
      <Table aria-label={label} className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            {columns.map(({ path, isNumber }) => (
              <Table.Th key={path} ta={isNumber ? 'end' : 'start'}>
                {names.field(path.split('.'))}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {records.map((each) => (
            <Table.Tr key={each.id}>
              {columns.map(({ path, field, isNumber }, index) => (
                <Table.Td key={path} ta={isNumber ? 'end' : 'start'}>
                  {index === 0 ? (
                    <Anchor component={Link} to={pathOf(slug, 'work', 'records', item.object, each.id)} inherit fw={550}>
                      {path === child.definition.title ? titleOf(child.definition, each) : <PlainValue path={path} field={field} record={each} />}
                    </Anchor>
                  ) : (
                    <ValueView field={field} {...valueAt(each, path)} />
                  )}
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

/** The first cell leads to the record, so a link of its own has no place in it. */
function PlainValue({ path, field, record }: { path: string; field: Parameters<typeof ValueView>[0]['field']; record: RecordAnswer }) {
  const { value } = valueAt(record, path)
  return value === null ? '–' : (record._titles[path] ?? <ValueView field={field} value={value} />)
}
