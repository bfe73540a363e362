import { Anchor } from '@mantine/core'
import { Link } from 'react-router'
import type { RecordAnswer } from '../../../schemas/api/record.ts'
import { type FieldDefinition, fieldTypeOf } from '../../../schemas/fields/field.ts'
import type { FieldValue } from '../../../schemas/fields/field-type.ts'
import { useWorkspace } from '../../app/me.ts'
import { pathOf } from '../../app/paths.ts'
import { useReader } from '../../i18n/reader.ts'
import { displays } from '../displays/index.ts'

interface ValueViewProps {
  field: FieldDefinition
  value: FieldValue
  /** Title of the record or person that the value points at. */
  title?: string | undefined
  /** There is room for more than a line: formatted text is drawn as such. */
  isBlock?: boolean
}

/** A value as its reader writes it: options with their colour, links as links. A blank shows nothing. */
export function ValueView({ field, value, title, isBlock = false }: ValueViewProps) {
  const reader = useReader()
  const { slug } = useWorkspace()
  if (value === null || value === undefined) return null
  const type = fieldTypeOf(field)
  const text = type.format(value, field, { ...reader, ...(title === undefined ? {} : { title }) })
  const link = type.link?.(field)
  if (link?.to === 'object' && title !== undefined) {
    return (
      <Anchor component={Link} to={pathOf(slug, 'work', 'records', link.object, String(value))} inherit>
        {text}
      </Anchor>
    )
  }
  const Display = type.display && displays[type.display]
  if (Display) return <Display field={field} value={value} text={text} isBlock={isBlock} />
  return text
}

/** The value of a record at a path, as `ValueView` takes it. */
export const valueAt = (record: RecordAnswer, path: string): Pick<ValueViewProps, 'value' | 'title'> => ({
  value: record.values[path] ?? null,
  title: record._titles[path],
})
