import { Alert, List } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { type RefObject, useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppObject } from '../../../schemas/api/app.ts'
import type { RecordAnswer } from '../../../schemas/api/record.ts'
import { isGivenOnce } from '../../../schemas/fields/field.ts'
import type { ResolvedItem, ResolvedLayout, ResolvedTab } from '../../../schemas/layouts/resolved-layout.ts'
import { type AnsweredIssue, isProblem } from '../../app/problem.ts'
import { RecordValuesProvider } from '../../controls/record-values.ts'
import { RowsSourceProvider } from '../../controls/rows/rows-source.ts'
import { useReaderSettings } from '../../i18n/reader.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { issueText } from '../../ui/issue-text.ts'
import { useFirstFault } from '../../ui/use-first-fault.ts'
import type { FormStore, RecordDraft } from '../layout/form-store.ts'
import { LayoutBody } from '../layout/LayoutBody.tsx'
import { LayoutFoot } from '../layout/LayoutFoot.tsx'
import { fieldOfPlace, type Faults } from '../layout/row-faults.ts'
import { FormProvider, type RecordFormState } from '../layout/use-form.ts'
import { knownField, useLabels, useRowsOf } from '../use-object.ts'
import { FormButtons } from './FormButtons.tsx'
import { FormField } from './FormField.tsx'
import { formFaults } from './form-faults.ts'
import { formFields } from './form-fields.ts'
import { dropBlankRows, rowFaults } from './row-faults-of.ts'
import { useFormRules } from './use-form-rules.ts'

interface RecordFormProps {
  object: AppObject
  form: RecordFormState
  onSubmit: (values: RecordDraft) => void
  /** Saves too, and another record is entered next; without it that is not offered. */
  onSubmitAndNew?: (values: RecordDraft) => void
  onCancel: () => void
  /** The cursor stands in the first input as soon as the form is there. */
  isEnteredAtOnce?: boolean
  /** The values that editing began with; absent for a new record. */
  before?: RecordDraft
  /** Titles of the links' targets, by field name. */
  titles?: Readonly<Record<string, string>>
  /** What cannot be changed while the record is in approval. */
  locked?: RecordAnswer['_locked']
  /** Why the server declined: issues show at their fields, everything else above the form. */
  problem: unknown
  isSaving: boolean
}

/** A record as a form, by the layout that the person gets; it asks, locks and hides while one types. */
export function RecordForm({ object, form, onSubmit, onSubmitAndNew, onCancel, isEnteredAtOnce = false, before, titles = noTitles, locked, problem, isSaving }: RecordFormProps) {
  useTranslation(['work', 'record'])
  const { t: tIssue } = useTranslation('issues')
  const settings = useReaderSettings()
  const { store, used } = form
  const { layout } = used.compiled
  const fields = useMemo(() => formFields(object), [object])
  const [tries, setTries] = useState(0)
  const [tab, setTab] = useState<string | null>(null)
  const whole = useFirstFault<HTMLFormElement>(problem, tries)
  const hidden = useSyncExternalStore(store.subscribe, store.hidden)
  const elsewhere = useAnsweredFaults(problem, { store, layout, onTab: setTab })
  const rowsOf = useRowsOf()
  const item = useFieldItems({ object, form, titles, locked, isNew: before === undefined })

  const judge = useFormRules({ object, fields, store, before: before ?? null }, settings)

  useEntered(isEnteredAtOnce, whole)

  const submit = async (send = onSubmit) => {
    dropBlankRows(fields, store, rowsOf)
    const wrong = new Map([...formFaults(fields, store, settings), ...rowFaults(fields, { store, rowsOf, context: settings })])
    const faults = wrong.size === 0 ? await judge() : new Map([...wrong].map(([place, issue]) => [place, issueText(issue, tIssue)]))
    store.accuse(faults)
    if (faults.size === 0) return send(store.values())
    const at = tabWithFault(layout, fieldsIn(faults))
    if (at) setTab(at)
    setTries(tries + 1)
  }
  return (
    <form
      ref={whole}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        // A form within a panel of another form's page is sent alone.
        event.stopPropagation()
        void submit()
      }}
    >
      <FormProvider value={store}>
        <RecordValuesProvider value={store}>
          <RowsSourceProvider value={rowsOf}>
          <LayoutBody layout={layout} hidden={hidden} item={item} tab={tab} onTab={setTab} mark={(each) => <FaultMark tab={each} store={store} />} />
          {isProblem(problem) && elsewhere.length > 0 && <OtherFaults issues={elsewhere} object={object} />}
          {problem !== null && problem !== undefined && !(isProblem(problem) && problem.issues.length > 0) && <ErrorState problem={problem} />}
          <FormButtons isSaving={isSaving} onSaveAndNew={onSubmitAndNew && (() => void submit(onSubmitAndNew))} onCancel={onCancel} />
          <FormFoot object={object} form={form} />
          </RowsSourceProvider>
        </RecordValuesProvider>
      </FormProvider>
    </form>
  )
}

const noTitles = {}

/** Puts the cursor into the first input when the form comes; what is done in it afterwards decides where the cursor is. */
function useEntered(isWanted: boolean, form: RefObject<HTMLFormElement | null>): void {
  useEffect(() => {
    if (isWanted) form.current?.querySelector<HTMLElement>(firstInput)?.focus()
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])
}

// Tabs and buttons come before the fields and are none.
const firstInput = 'input:enabled:not([type=file]), textarea:enabled, [contenteditable=true]'

/** How a field of the layout is drawn; related lists have no place in a form. */
function useFieldItems({ object, form, titles, locked, isNew }: Required<Pick<RecordFormProps, 'object' | 'form' | 'titles'>> & Pick<RecordFormProps, 'locked'> & { isNew: boolean }) {
  const { used } = form
  return useCallback(
    (item: ResolvedItem) => {
      const field = item.kind === 'field' ? knownField(object.definition, item.field) : undefined
      if (item.kind !== 'field' || !field) return null
      const isGiven = object.editable.includes(field.name) && (isNew || !isGivenOnce(field))
      return <FormField item={item} field={field} object={object.definition} used={used} isGiven={isGiven} title={titles[field.name]} lock={locked?.fields.includes(field.name) ? locked : undefined} />
    },
    [object, used, titles, locked, isNew],
  )
}

function FormFoot({ object, form: { store, used } }: Pick<RecordFormProps, 'object' | 'form'>) {
  const hidden = useSyncExternalStore(store.subscribe, store.hidden)
  // The set is the same until what is hidden changes, and only that is told here.
  return useMemo(() => <LayoutFoot object={object.definition} used={used} state={{ ...store.state(), hidden }} values={store.ruleValues} />, [object, used, store, hidden])
}

/** Puts the server's issues at their fields; answers those that have no place in the form. */
function useAnsweredFaults(problem: unknown, { store, layout, onTab }: { store: FormStore; layout: ResolvedLayout; onTab: (tab: string) => void }): readonly AnsweredIssue[] {
  const { t: tIssue } = useTranslation('issues')
  const issues = isProblem(problem) ? problem.issues : noIssues
  const [elsewhere, setElsewhere] = useState<readonly AnsweredIssue[]>(noIssues)
  useEffect(() => {
    if (issues.length === 0) return
    const placed = new Set(namesIn(layout.tabs).filter((name) => store.field(name).visible))
    const faults = new Map(issues.flatMap((issue) => (placed.has(nameOf(issue)) ? [[placeOf(issue), issueText(issue, tIssue)] as const] : [])))
    store.accuse(faults)
    setElsewhere(issues.filter((issue) => !placed.has(nameOf(issue))))
    const tab = tabWithFault(layout, fieldsIn(faults))
    if (tab) onTab(tab)
    // Once for each answer of the server: what is mended afterwards stays mended.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [issues])
  return elsewhere
}

const noIssues: readonly AnsweredIssue[] = []

const placeOf = ({ path }: AnsweredIssue): string => path.replace(/^\/values\//, '')

const nameOf = (issue: AnsweredIssue): string => fieldOfPlace(placeOf(issue))

const fieldsIn = (faults: Faults): ReadonlySet<string> => new Set([...faults.keys()].map(fieldOfPlace))

/** Issues at fields that the layout does not show: said above the buttons, with the field's name. */
function OtherFaults({ issues, object }: { issues: readonly AnsweredIssue[]; object: AppObject }) {
  const { t: tRecord } = useTranslation('record')
  const { t: tIssue } = useTranslation('issues')
  const labels = useLabels()
  const labelOf = (issue: AnsweredIssue): string => {
    const field = knownField(object.definition, nameOf(issue))
    return field ? `${labels(field.label)}: ` : ''
  }
  return (
    <Alert color="danger" icon={<IconAlertTriangle size={18} aria-hidden />} title={tRecord('notSaved')} mt="md" role="alert">
      <List size="sm">
        {issues.map((issue) => (
          <List.Item key={`${issue.path} ${issue.code}`}>
            {labelOf(issue)}
            {issueText(issue, tIssue)}
          </List.Item>
        ))}
      </List>
    </Alert>
  )
}

function FaultMark({ tab, store }: { tab: ResolvedTab; store: FormStore }) {
  const { t: tRecord } = useTranslation('record')
  const isFaulty = useSyncExternalStore(store.subscribe, () => namesIn([tab]).some((name) => store.field(name).fault !== undefined || store.field(name).faults.size > 0))
  return isFaulty && <IconAlertTriangle size={14} color="var(--danger)" role="img" aria-label={tRecord('faultInTab')} />
}

const namesIn = (tabs: readonly ResolvedTab[]): readonly string[] =>
  tabs.flatMap(({ sections }) => sections.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'field' ? [item.field] : []))))

const tabWithFault = ({ tabs }: ResolvedLayout, faulty: ReadonlySet<string>): string | undefined => tabs.find((tab) => namesIn([tab]).some((name) => faulty.has(name)))?.id
