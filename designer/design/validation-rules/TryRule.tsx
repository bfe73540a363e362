import { SegmentedControl, Stack, Text, TextInput, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DefinitionSet } from '../../../schemas/definition-set.ts'
import { type FieldDefinition, fieldTypeOf } from '../../../schemas/fields/field.ts'
import type { FieldValue } from '../../../schemas/fields/field-type.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { checkRule, isRefused } from '../../../schemas/rules/check.ts'
import type { RuleValue } from '../../../schemas/rules/values.ts'
import type { ValidationRule } from '../../../schemas/validation-rules/validation-rule.ts'
import { useWorkspace } from '../../app/me.ts'
import { workspaceKey } from '../../app/workspace.ts'
import { FieldControl } from '../../controls/FieldControl.tsx'
import { LookupSourceProvider } from '../../controls/lookup-source.ts'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { useLookups } from '../../work/use-lookups.ts'
import { useRuleLabels } from '../conditions/rule-labels.ts'
import { fieldAtPath, type RuleSetting, scopeOf } from '../conditions/rule-setting.ts'
import { useLabelText } from '../draft/label-text.ts'
import classes from './rules.module.css'
import { valuesOfStored } from './stored-values.ts'
import { Verdict } from './Verdict.tsx'

interface TryRuleProps {
  rule: ValidationRule
  object: ObjectDefinition
  set: DefinitionSet
}

type Values = Readonly<Record<string, RuleValue>>

const noPaths: readonly string[] = []

/** The rule on a record, one made up here or one that is stored: whether it would be stopped, and why. */
export function TryRule({ rule, object, set }: TryRuleProps) {
  const { t } = useTranslation('design-rules')
  const [isStored, setStored] = useState(false)
  const source = useLookups()
  const checked = useMemo(() => {
    const read = rule.refuseWhen === null ? undefined : checkRule(rule.refuseWhen, scopeOf({ object, set, isOnSave: true }), { type: 'boolean' })
    return read && !isRefused(read) ? read : undefined
  }, [rule.refuseWhen, object, set])
  const paths = checked?.reads ?? noPaths
  const shared = { object, set, paths, verdict: (values: Values, isNew: boolean) => checked && <Verdict tree={checked.tree} rule={rule} object={object} set={set} values={values} isNew={isNew} /> }
  return (
    <LookupSourceProvider value={source}>
      <div className={classes.try}>
        <Title order={2} size="h4">
          {t('try.title')}
        </Title>
        {!checked && (
          <Text size="sm" c="dimmed">
            {t(rule.refuseWhen === null ? 'try.noCondition' : 'try.faulty')}
          </Text>
        )}
        {checked && (
          <>
            <SegmentedControl
              size="xs"
              fullWidth
              aria-label={t('try.on')}
              value={isStored ? 'stored' : 'sample'}
              onChange={(next) => setStored(next === 'stored')}
              data={[
                { value: 'sample', label: t('try.sample') },
                { value: 'stored', label: t('try.stored') },
              ]}
            />
            {isStored ? <StoredTrial {...shared} /> : <SampleTrial {...shared} />}
          </>
        )}
      </div>
    </LookupSourceProvider>
  )
}

interface TrialProps extends RuleSetting {
  paths: readonly string[]
  verdict: (values: Values, isNew: boolean) => React.ReactNode
}

/** A record with only the fields that the rule reads. */
function SampleTrial({ object, set, paths, verdict }: TrialProps) {
  const [values, setValues] = useState<Values>({})
  const labels = useRuleLabels({ object, set })
  return (
    <>
      <Stack gap="xs">
        {paths.map((path) => {
          const field = fieldAtPath({ object, set }, path)
          // What rules can read is no rows, and other values of fields are values of rules.
          const put = (value: FieldValue) => setValues((before) => ({ ...before, [path]: value as RuleValue }))
          return field && <SampleInput key={path} field={field} label={labels.field(path.split('.')) ?? path} value={values[path] ?? null} onChange={put} />
        })}
      </Stack>
      {verdict(values, true)}
    </>
  )
}

interface SampleInputProps {
  field: FieldDefinition
  label: string
  value: RuleValue
  onChange: (value: FieldValue) => void
}

function SampleInput({ field, label, value, onChange }: SampleInputProps) {
  // What the system fills is typed here, for the sample has no system behind it.
  if (fieldTypeOf(field).filledBy === 'system') {
    return <TextInput label={label} value={String(value ?? '')} onChange={(event) => onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)} />
  }
  // The value was given by this very input.
  return <FieldControl field={field} label={label} value={value as FieldValue} onChange={onChange} />
}

function StoredTrial({ object, set, paths, verdict }: TrialProps) {
  const { t } = useTranslation('design-rules')
  const { slug } = useWorkspace()
  const labelText = useLabelText()
  const [id, setId] = useState<string | null>(null)
  const record = { id: object.id, name: object.name, type: 'lookup', label: object.label, object: object.name }
  const { data, error } = useQuery({
    queryKey: workspaceKey(slug, 'records', object.name, 'trial', id, paths),
    queryFn: ({ signal }) => valuesOfStored({ workspace: slug, set, object: object.name, id: id ?? '' }, paths, signal),
    enabled: id !== null,
    retry: false,
  })
  return (
    <>
      <FieldControl field={record} label={t('try.record', { object: labelText(object.label) })} value={id} onChange={(next) => setId(typeof next === 'string' ? next : null)} />
      {error && <ErrorState problem={error} />}
      {id !== null && data && verdict(data, false)}
    </>
  )
}
