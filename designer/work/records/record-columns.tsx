import { Anchor } from '@mantine/core'
import { Link } from 'react-router'
import type { RecordAnswer } from '../../../schemas/api/record.ts'
import { fieldTypeOf, hasRows, isGivenOnce } from '../../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { mostColumns } from '../../../schemas/views/most-columns.ts'
import type { DataColumn } from '../../ui/table/DataTable.tsx'
import { titleOf } from '../record/record-title.ts'
import { fieldOfPath, labelOfPath, type PathReading } from '../views/paths.ts'
import { valueAt, ValueView } from './ValueView.tsx'

/** The paths that a list shows: the title first, then the fields in their order, as many as there is room for, then who and when. */
export function listedPaths({ title, fields, recordTypes = [] }: ObjectDefinition): readonly string[] {
  const others = fields.filter((field) => !hasRows(field) && field.name !== title).map(({ name }) => name)
  const last = [...(recordTypes.length > 0 ? ['record_type'] : []), 'owner', 'updated_at']
  return [title, ...others.slice(0, mostColumns - 1 - last.length), ...last]
}

/** A number that is cut off says something else: billions with their currency fit. */
const widthOfNumbers = 176

interface ColumnReading extends PathReading {
  readonly pathTo: (id: string) => string
  /** Names of the fields that the person may set. */
  readonly editable: readonly string[]
}

/** The columns of a list. The title comes first, whatever the paths are, and leads to the record. */
export function recordColumns(paths: readonly string[], reading: ColumnReading): readonly DataColumn<RecordAnswer>[] {
  const { object, pathTo, editable } = reading
  return withTitle(object, paths).flatMap((path) => {
    const field = fieldOfPath(reading, path)
    if (!field) return []
    const type = fieldTypeOf(field)
    const isNumber = type.family === 'number'
    const shared = {
      id: path,
      header: labelOfPath(reading, path),
      sortable: type.sortable,
      align: isNumber ? ('end' as const) : ('start' as const),
      editable: (record: RecordAnswer) => record._can.update && editable.includes(path) && !isGivenOnce(field) && type.holds !== 'parts' && (type.filledBy === 'people' || path === 'owner'),
    }
    if (path === object.title) return [{ ...shared, width: 240, hideable: false, cell: (record) => <TitleLink object={object} record={record} to={pathTo(record.id)} /> }]
    return [{ ...shared, width: isNumber ? widthOfNumbers : 150, cell: (record) => <ValueView field={field} {...valueAt(record, path)} /> }]
  })
}

/** The paths with the title at their beginning. */
export const withTitle = ({ title }: ObjectDefinition, paths: readonly string[]): readonly string[] => [title, ...paths.filter((path) => path !== title)]

function TitleLink({ object, record, to }: { object: ObjectDefinition; record: RecordAnswer; to: string }) {
  return (
    <Anchor component={Link} to={to} fw={550} inherit>
      {titleOf(object, record)}
    </Anchor>
  )
}
