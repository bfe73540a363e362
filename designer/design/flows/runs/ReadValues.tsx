import { useQuery } from '@tanstack/react-query'
import type { HistoryEntry } from '../../../../schemas/api/record.ts'
import type { FieldValue } from '../../../../schemas/fields/field-type.ts'
import { flowScope } from '../../../../schemas/flows/flow-scope.ts'
import { fieldOf } from '../../../../schemas/objects/object.ts'
import { checkRule, isRefused } from '../../../../schemas/rules/check.ts'
import { useWorkspace } from '../../../app/me.ts'
import { historyPages, recordQuery, recordsKey } from '../../../work/records/record-queries.ts'
import { ValueView } from '../../../work/records/ValueView.tsx'
import { useLabelText } from '../../draft/label-text.ts'
import type { WhyHereProps } from './WhyHere.tsx'

interface ReadValuesProps extends Pick<WhyHereProps, 'run' | 'flow' | 'set'> {
  rules: readonly unknown[]
  /** When they were judged. */
  at: string
}

/** The fields of the record that rules read, with what they held then; those that the reader may not see are left out. */
export function ReadValues({ run, flow, set, rules, at }: ReadValuesProps) {
  const labelText = useLabelText()
  const { record } = run
  const then = useValuesAt(record ?? { object: '', id: '' }, at)
  const object = record ? set.get('object', record.object) : undefined
  const names = new Set(rules.flatMap((rule) => fieldsReadBy(rule, flowScope(flow, set))))
  if (!object || !then) return null
  return [...names].map((name) => {
    const field = fieldOf(object, name)
    if (!field || !(name in then.values)) return null
    return (
      <div key={name}>
        {labelText(field.label)}: <ValueView field={field} value={then.values[name] ?? null} title={then.titles[name]} />
      </div>
    )
  })
}

/** Fields of the run's own record, by name. */
function fieldsReadBy(rule: unknown, scope: Parameters<typeof checkRule>[1]): readonly string[] {
  const checked = checkRule(rule, scope)
  return isRefused(checked) ? [] : checked.reads.flatMap((path) => (path.startsWith('record.') ? (path.split('.')[1] ?? []) : []))
}

/** What a record held at a moment, as far as the reader may see it: what it holds now, with what was changed since taken back. */
function useValuesAt({ object, id }: { readonly object: string; readonly id: string }, at: string) {
  const { slug } = useWorkspace()
  const of = { workspace: slug, object }
  const record = useQuery({ ...recordQuery(of, id), enabled: id !== '', retry: false })
  const version = record.data?.version
  const since = useQuery({ queryKey: recordsKey(of, 'since', id, at, version), queryFn: ({ signal }) => entriesSince(historyPages(of, id), at, signal), enabled: version !== undefined, retry: false })
  if (!record.data || !since.data) return undefined
  const values: Record<string, FieldValue> = { ...record.data.values }
  const titles: Record<string, string | undefined> = { ...record.data._titles }
  for (const { field, old, titles: named } of since.data.flatMap(({ changes }) => changes)) {
    // A change holds values of the field that it names.
    values[field] = old as FieldValue
    titles[field] = named.old
  }
  return { values, titles }
}

async function entriesSince({ load }: ReturnType<typeof historyPages>, at: string, signal: AbortSignal): Promise<readonly HistoryEntry[]> {
  const entries: HistoryEntry[] = []
  for (let cursor: string | null = null; ; ) {
    const page: Awaited<ReturnType<typeof load>> = await load(cursor, signal)
    entries.push(...page.items.filter((entry) => entry.at > at && entry.row === undefined && entry.op === 'update'))
    if (page.next === null || page.items.some((entry) => entry.at <= at)) return entries
    cursor = page.next
  }
}
