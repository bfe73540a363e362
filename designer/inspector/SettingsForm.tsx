import { type FormProps, withTheme } from '@rjsf/core'
import { type ErrorSchema, type RegistryWidgetsType, type RJSFSchema, toErrorSchema, type UiSchema } from '@rjsf/utils'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { pointerStep } from '../../schemas/issue.ts'
import type { AnsweredIssue } from '../app/problem.ts'
import { issueText } from '../ui/issue-text.ts'
import { CheckboxesWidget, CurrencyWidget, SelectWidget, SwitchWidget } from './choice-widgets.tsx'
import { ArrayFieldItemTemplate, ArrayFieldTemplate } from './list-templates.tsx'
import { findSchemaFaults } from './schema-faults.ts'
import { stepsOf } from './schema-walk.ts'
import { DescriptionField, FieldErrors, FieldTemplate, MultiSchemaFieldTemplate, ObjectFieldTemplate, TitleField } from './templates.tsx'
import { DecimalWidget, NumberWidget, PatternWidget, TextareaWidget, TextWidget } from './text-widgets.tsx'
import { validator } from './validator.ts'

type Settings = Record<string, unknown>

interface SettingsFormProps {
  /** JSON Schema of the settings; titles and descriptions in the reader's language belong into `uiSchema`. */
  schema: object
  /** `ui:title`, `ui:description`, `ui:widget`, `ui:enumNames`, `ui:order` by property. */
  uiSchema?: UiSchema<Settings>
  value: object
  onChange: (value: Settings) => void
  /** Faults that the server found; paths are pointers into the value. */
  issues?: readonly AnsweredIssue[]
  /** Further widgets by name, for `ui:widget`. */
  widgets?: RegistryWidgetsType<Settings>
  /** Handed to widgets as `registry.formContext`. */
  context?: object
  disabled?: boolean
  /** Keeps ids apart where several forms are on one page. */
  idPrefix?: string
}

const widgets = {
  TextWidget,
  TextareaWidget,
  UpDownWidget: NumberWidget,
  CheckboxWidget: SwitchWidget,
  SelectWidget,
  CheckboxesWidget,
  decimal: DecimalWidget,
  currency: CurrencyWidget,
  pattern: PatternWidget,
}

const templates = {
  FieldTemplate,
  ObjectFieldTemplate,
  ArrayFieldTemplate,
  ArrayFieldItemTemplate,
  MultiSchemaFieldTemplate,
  TitleFieldTemplate: TitleField,
  DescriptionFieldTemplate: DescriptionField,
  FieldErrorTemplate: FieldErrors,
}

const Form = withTheme<Settings>({ widgets, templates })

// Definitions leave defaults out; writing them in would make every file longer and every later default dead.
const keepDefaultsOut: FormProps<Settings>['experimental_defaultFormStateBehavior'] = {
  emptyObjectFields: 'skipDefaults',
  arrayMinItems: { populate: 'never' },
  constAsDefaults: 'never',
}

/** A form made from a JSON Schema, checked while it is filled in. There is no save button: each change is an edit. */
export function SettingsForm({ schema, uiSchema, value, onChange, issues, widgets: more, context, disabled, idPrefix }: SettingsFormProps) {
  const extraErrors = useIssues(useUnsaid(issues, schema, value))
  // Loaded before the form renders, for the validator speaks outside of React.
  useTranslation('inspector')
  return (
    <Form
      tagName="div"
      schema={schema as RJSFSchema}
      uiSchema={useMemo(() => ({ ...uiSchema, 'ui:submitButtonOptions': { norender: true } }), [uiSchema])}
      formData={value as Settings}
      onChange={({ formData }) => formData && onChange(formData)}
      validator={validator}
      liveValidate
      noHtml5Validate
      showErrorList={false}
      experimental_defaultFormStateBehavior={keepDefaultsOut}
      disabled={disabled ?? false}
      idPrefix={idPrefix ?? 'setting'}
      {...(extraErrors ? { extraErrors } : {})}
      {...(more ? { widgets: more } : {})}
      {...(context ? { formContext: context } : {})}
    />
  )
}

/** What the form itself says of a place already, in plainer words, the server need not say again. */
function useUnsaid(issues: readonly AnsweredIssue[] | undefined, schema: object, value: object): readonly AnsweredIssue[] | undefined {
  return useMemo(() => {
    if (!issues?.some(({ code }) => code.startsWith('schema.'))) return issues
    const said = new Set(findSchemaFaults(schema, value).map(({ path }) => path.map(pointerStep).join('')))
    return issues.filter(({ code, path }) => !code.startsWith('schema.') || !said.has(path))
  }, [issues, schema, value])
}

function useIssues(issues: readonly AnsweredIssue[] | undefined): ErrorSchema<Settings> | undefined {
  const { t } = useTranslation('issues')
  return useMemo(() => {
    if (!issues || issues.length === 0) return undefined
    const errors = issues.map((issue) => ({ property: stepsOf(issue.path).map((step) => `.${step}`).join(''), message: issueText(issue, t), stack: '' }))
    return toErrorSchema<Settings>(errors)
  }, [issues, t])
}
