import { Anchor } from '@mantine/core'
import { Link } from 'react-router'
import type { RecordAnswer } from '../../../schemas/api/record.ts'
import { fieldTypeOf } from '../../../schemas/fields/field.ts'
import type { Label } from '../../../schemas/label.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { allFieldsOf } from '../../../schemas/objects/system-fields.ts'
import type { DataColumn } from '../../ui/table/DataTable.tsx'
import { titleOf } from '../record/record-title.ts'
import { valueAt, ValueView } from './ValueView.tsx'

/** The paths that a list shows: the title first, then the fields in their order, then who and when. */
export const listedPaths = ({ title, fields, recordTypes = [] }: ObjectDefinition): readonly string[] => [
  title,
  ...fields.map(({ name }) => name).filter((name) => name !== title),
  ...(recordTypes.length > 0 ? ['record_type'] : []),
  'owner',
  'updated_at',
]

/** A number that is cut off says something else: billions with their currency fit. */
const widthOfNumbers = 176

/** The columns of an object's list. The first is the title and leads to the record. */
export function recordColumns(object: ObjectDefinition, { label, pathTo }: { label: (label: Label) => string; pathTo: (id: string) => string }): readonly DataColumn<RecordAnswer>[] {
  const fields = allFieldsOf(object)
  return listedPaths(object).flatMap((path) => {
    const field = fields.find(({ name }) => name === path)
    if (!field) return []
    const type = fieldTypeOf(field)
    const isNumber = type.family === 'number'
    const shared = { id: path, header: label(field.label), sortable: type.sortable, align: isNumber ? ('end' as const) : ('start' as const) }
    if (path === object.title) return [{ ...shared, width: 240, hideable: false, cell: (record) => <TitleLink object={object} record={record} to={pathTo(record.id)} /> }]
    return [{ ...shared, width: isNumber ? widthOfNumbers : 150, cell: (record) => <ValueView field={field} {...valueAt(record, path)} /> }]
  })
}

function TitleLink({ object, record, to }: { object: ObjectDefinition; record: RecordAnswer; to: string }) {
  return (
    <Anchor component={Link} to={to} fw={550} inherit>
      {titleOf(object, record)}
    </Anchor>
  )
}
