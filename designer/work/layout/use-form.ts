import { useQuery } from '@tanstack/react-query'
import { createContext, useContext, useEffect, useState, useSyncExternalStore } from 'react'
import type { AppObject } from '../../../schemas/api/app.ts'
import type { RelatedAnswer } from '../../../schemas/api/record.ts'
import { type FieldDefinition, fieldTypeOf } from '../../../schemas/fields/field.ts'
import type { FieldContext, FieldValue } from '../../../schemas/fields/field-type.ts'
import { valueIssue } from '../../../schemas/fields/value-issue.ts'
import type { RuleValues } from '../../../schemas/rules/values.ts'
import { addressesOf } from '../../app/addresses.ts'
import { post } from '../../app/api.ts'
import { useWorkspace } from '../../app/me.ts'
import { workspaceKey } from '../../app/workspace.ts'
import { withOfferedOnly } from '../../controls/record-values.ts'
import { useReaderSettings } from '../../i18n/reader.ts'
import { createFormStore, type FormField, type FormStore, type RecordDraft } from './form-store.ts'
import { useRuleContext } from './rule-context.ts'
import { useLiveFormulas } from './use-live-formulas.ts'
import { recordTypeIn, type UsedLayout, useLayout } from './use-layout.ts'

/** A form that is being filled in, and the layout that it shows by. */
export interface RecordFormState {
  readonly store: FormStore
  readonly used: UsedLayout
  /** The values that it began with. */
  readonly begun: RecordDraft
}

interface BegunForm {
  readonly fields: readonly FieldDefinition[]
  /** The record is not stored yet. */
  readonly isNew: boolean
  begin(): RecordDraft
}

/** Begins a form with some values. It follows the record type: another type may have another layout. */
export function useRecordForm(object: AppObject, { fields, isNew, begin }: BegunForm): RecordFormState {
  const context = useRuleContext()
  const [values] = useState(begin)
  const [recordType, setRecordType] = useState(() => recordTypeIn(values))
  const used = useLayout(object, { use: 'form', recordType, fields })
  const settings = useReaderSettings()
  const [store] = useState(() => createFormStore({ values, layout: used.compiled, context, adjust: (before, after) => withOfferedOnly(fields, before, after), isReadable: readableAs(fields, settings) }))
  useEffect(() => store.subscribe(() => setRecordType(recordTypeIn(store.values()))), [store])
  useEffect(() => store.lay(used.compiled), [store, used])
  const formulaReads = useLiveFormulas(object, { store, used, isNew })
  useRelated(object, store, [...used.compiled.reads, ...formulaReads])
  return { store, used, begun: values }
}

/** Judges a value by its field's type, as the check before a save does. */
function readableAs(fields: readonly FieldDefinition[], context: FieldContext): (name: string, value: FieldValue) => boolean {
  const byName = new Map(fields.map((field) => [field.name, field]))
  return (name, given) => {
    const field = byName.get(name)
    if (!field || given === null) return true
    const type = fieldTypeOf(field)
    const value = type.normalise(given, field, context)
    return value === null || valueIssue(type, value, { field, context }) === undefined
  }
}

/** Asks for the values over relations that conditions and formulas read, again whenever a link on the way changes. */
function useRelated({ definition }: AppObject, store: FormStore, reads: readonly string[]): void {
  const paths = [...new Set(reads.filter((path) => path.includes('.')))]
  const names = [...new Set(paths.map((path) => path.split('.')[0] ?? path))].join()
  const links = useSyncExternalStore(store.subscribe, () => linksOf(store.values(), names))
  const { data } = useRelatedValues(definition.name, { paths, links })
  useEffect(() => {
    if (data) store.relate(data)
  }, [store, data])
}

/** As text, so that it is the same as long as no link changes. */
const linksOf = (values: RecordDraft, names: string): string =>
  JSON.stringify(Object.fromEntries(names === '' ? [] : names.split(',').map((name) => [name, typeof values[name] === 'string' ? values[name] : null])))

/** As many as the server answers at once. */
const mostPaths = 100

/** Values at paths over links; `links` is JSON of ids by field name. */
export function useRelatedValues(object: string, { paths, links }: { paths: readonly string[]; links: string }) {
  const { slug } = useWorkspace()
  return useQuery({
    queryKey: workspaceKey(slug, 'related', object, paths, links),
    enabled: paths.length > 0,
    queryFn: async ({ signal }): Promise<RuleValues> => {
      const asked = Array.from({ length: Math.ceil(paths.length / mostPaths) }, (_, index) => paths.slice(index * mostPaths, (index + 1) * mostPaths))
      const answers = await Promise.all(asked.map((some) => post<RelatedAnswer>(`${addressesOf(slug).records(object)}/related`, { links: JSON.parse(links) as unknown, paths: some }, { signal })))
      // The server answers values of fields, which are values of rules.
      return Object.assign({}, ...answers.map(({ values }) => values)) as RuleValues
    },
    placeholderData: (before) => before,
  })
}

const FormContext = createContext<FormStore | null>(null)

export const FormProvider = FormContext.Provider

export function useFormStore(): FormStore {
  const store = useContext(FormContext)
  if (!store) throw new Error('no form around this field')
  return store
}

/** One field of the form around; what uses it is drawn again only when something of the field changes. */
export function useFormField(name: string): FormField {
  const store = useFormStore()
  return useSyncExternalStore(store.subscribe, () => store.field(name))
}
