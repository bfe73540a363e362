import { Button, Group } from '@mantine/core'
import { withTheme } from '@rjsf/core'
import { type ErrorSchema, type FieldProps, type RJSFSchema, toErrorSchema, type UiSchema } from '@rjsf/utils'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppObject } from '../../../schemas/api/app.ts'
import { type FieldDefinition, fieldTypeOf } from '../../../schemas/fields/field.ts'
import type { FieldValue } from '../../../schemas/fields/field-type.ts'
import { givenSystemFields, systemFieldsOf } from '../../../schemas/objects/system-fields.ts'
import { isProblem } from '../../app/problem.ts'
import { FieldControl } from '../../controls/FieldControl.tsx'
import { RecordValuesProvider, withOfferedOnly } from '../../controls/record-values.ts'
import { useReaderSettings } from '../../i18n/reader.ts'
import { validator } from '../../inspector/validator.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { issueText } from '../../ui/issue-text.ts'
import { useFirstFault } from '../../ui/use-first-fault.ts'
import { useLabels } from '../use-object.ts'
import { checkValues } from './check-values.ts'
import { FieldGrid } from './FieldGrid.tsx'

export type RecordDraft = Readonly<Record<string, FieldValue>>

interface RecordFormProps {
  object: AppObject
  /** Values by field name; what is absent is blank. */
  values: RecordDraft
  onChange: (values: RecordDraft) => void
  onSubmit: (values: RecordDraft) => void
  onCancel: () => void
  /** Titles of the links' targets, by field name. */
  titles?: Readonly<Record<string, string>>
  /** Why the server declined: issues show at their fields, everything else above the form. */
  problem: unknown
  isSaving: boolean
}

type Values = Record<string, unknown>

const Form = withTheme<Values>({ fields: { value: ValueField }, templates: { ObjectFieldTemplate: FieldGrid, FieldTemplate: PlainField } })

/** The fields of a record as a form: the default layout, in the order of the object. */
export function RecordForm(props: RecordFormProps) {
  const { object, values, onChange, onSubmit, onCancel, titles = {}, problem, isSaving } = props
  const { t } = useTranslation('work')
  const { t: tIssue } = useTranslation('issues')
  useTranslation('inspector')
  const settings = useReaderSettings()
  const fields = useMemo(() => formFields(object), [object])
  const { schema, uiSchema } = useMemo(() => formSchema(fields), [fields])
  const [tries, setTries] = useState(0)
  const whole = useFirstFault<HTMLDivElement>(problem, tries)
  return (
    <div ref={whole}>
      <RecordValuesProvider value={values}>
      <Form
        schema={schema}
        uiSchema={uiSchema}
        formData={values}
        formContext={{ fields, titles, editable: new Set(object.editable) }}
        validator={validator}
        customValidate={(data, errors) => {
          for (const { field, issue } of checkValues(fields, (data ?? {}) as RecordDraft, settings)) errors[field.name]?.addError(issueText(issue, tIssue))
          return errors
        }}
        {...(isProblem(problem) ? { extraErrors: answeredErrors(problem) } : {})}
        onChange={({ formData }) => onChange(withOfferedOnly(fields, values, (formData ?? {}) as RecordDraft))}
        onSubmit={({ formData }) => onSubmit((formData ?? {}) as RecordDraft)}
        noHtml5Validate
        showErrorList={false}
        onError={() => setTries(tries + 1)}
      >
        {problem !== null && problem !== undefined && !(isProblem(problem) && problem.issues.length > 0) && <ErrorState problem={problem} />}
        <Group mt="lg" gap="xs">
          <Button type="submit" loading={isSaving}>
            {t('record.save')}
          </Button>
          <Button variant="default" onClick={onCancel}>
            {t('record.cancel')}
          </Button>
        </Group>
      </Form>
      </RecordValuesProvider>
    </div>
  )
}

/** What can be filled in: the record type, the object's own fields that people fill, and the owner for those who may assign one. */
export function formFields({ definition, editable }: AppObject): readonly FieldDefinition[] {
  const given = systemFieldsOf(definition).filter(({ name }) => givenSystemFields.has(name) && editable.includes(name))
  const own = definition.fields.filter((field) => fieldTypeOf(field).filledBy === 'people')
  return [...given.filter(({ name }) => name !== 'owner'), ...own, ...given.filter(({ name }) => name === 'owner')]
}

/** rjsf carries the values; what a value may be is said by its field's type, see `checkValues`. */
function formSchema(fields: readonly FieldDefinition[]): { schema: RJSFSchema; uiSchema: UiSchema<Values> } {
  return {
    // rjsf does not draw a part whose schema says nothing at all.
    schema: { type: 'object', properties: Object.fromEntries(fields.map(({ name }) => [name, { title: name }])) },
    uiSchema: { ...Object.fromEntries(fields.map(({ name }) => [name, { 'ui:field': 'value' }])), 'ui:submitButtonOptions': { norender: true } },
  }
}

interface FormContext {
  readonly fields: readonly FieldDefinition[]
  readonly titles: Readonly<Record<string, string>>
  readonly editable: ReadonlySet<string>
}

function ValueField({ name, formData, onChange, fieldPathId, registry, rawErrors }: FieldProps<Values>) {
  const labels = useLabels()
  const { fields, titles, editable } = registry.formContext as FormContext
  const field = fields.find((each) => each.name === name)
  if (!field) return null
  return (
    <FieldControl
      field={field}
      value={(formData as unknown as FieldValue | undefined) ?? null}
      // rjsf types every part of a form like the whole of it.
      onChange={(value) => onChange(value as unknown as Values, fieldPathId.path)}
      label={labels(field.label)}
      help={field.help && labels(field.help)}
      required={field.required ?? false}
      disabled={!editable.has(field.name)}
      title={titles[field.name]}
      error={rawErrors && rawErrors.length > 0 ? rawErrors.join(' ') : undefined}
    />
  )
}

/** The control brings label, help and errors itself. */
function PlainField({ children }: { children: ReactNode }) {
  return <>{children}</>
}

/** The server's issues by field. */
function answeredErrors(problem: { issues: readonly { path: string; message?: string; code: string }[] }): ErrorSchema<Values> {
  const errors = problem.issues.map(({ path, message, code }) => ({
    property: `.${path.replace(/^\/values\//, '')}`,
    message: message ?? code,
    stack: message ?? code,
  }))
  return toErrorSchema<Values>(errors)
}

