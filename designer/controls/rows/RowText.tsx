import { useQuery } from '@tanstack/react-query'
import { type FieldDefinition, fieldTypeOf } from '../../../schemas/fields/field.ts'
import type { FieldValue } from '../../../schemas/fields/field-type.ts'
import { valueIssue } from '../../../schemas/fields/value-issue.ts'
import { useReader } from '../../i18n/reader.ts'
import { useLookupSource } from '../lookup-source.ts'

interface RowTextProps {
  column: FieldDefinition
  value: FieldValue
  title: string | undefined
}

/** A value of a row as its reader writes it. */
export function RowText({ column, value, title }: RowTextProps) {
  const reader = useReader()
  const found = useTitle(column, value, title)
  if (value === null || value === undefined) return null
  const type = fieldTypeOf(column)
  // Text that cannot be read yet is shown as it was written.
  if (typeof value === 'string' && valueIssue(type, value, { field: column, context: reader })) return value
  return type.format(value, column, { ...reader, ...(found === undefined ? {} : { title: found }) })
}

/** What a link is called that was chosen a moment ago: the server has not told it with the rows. */
export function useTitle(column: FieldDefinition, value: FieldValue, title: string | undefined): string | undefined {
  const source = useLookupSource()
  const link = fieldTypeOf(column).link?.(column)
  const { data } = useQuery({
    queryKey: ['lookup-title', link, value],
    queryFn: async () => (link && typeof value === 'string' ? ((await source?.titleOf?.(link, value)) ?? null) : null),
    enabled: link !== undefined && typeof value === 'string' && title === undefined && source?.titleOf !== undefined,
    staleTime: 60_000,
  })
  return title ?? data ?? undefined
}
