import { ActionIcon, Group, Input, Menu } from '@mantine/core'
import { IconCheck, IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FieldDefinition, ruleTypeOf } from '../../../../../schemas/fields/field.ts'
import type { Json } from '../../../../../schemas/pointer.ts'
import { commonType, type RuleType } from '../../../../../schemas/rules/rule-type.ts'
import type { FieldValue } from '../../../../../schemas/fields/field-type.ts'
import { FieldControl } from '../../../../controls/FieldControl.tsx'
import { LookupSourceProvider, useLookupSource } from '../../../../controls/lookup-source.ts'
import { useLookups } from '../../../../work/use-lookups.ts'
import { FormulaEditor } from '../../../conditions/FormulaEditor.tsx'
import { PathPicker } from '../../../conditions/PathPicker.tsx'
import { RuleSettingProvider } from '../../../conditions/rule-setting.ts'
import { useFlowBench } from '../flow-bench.ts'
import { fieldOfType } from '../flow-setting.ts'
import classes from './settings.module.css'

export interface ExpressionInputProps {
  label: string
  help?: string | undefined
  error?: string | undefined
  /** The label is only spoken: what stands beside says it. */
  isNamedOnly?: boolean
  value: Json | undefined
  onChange: (value: Json) => void
  /** What the expression must give; anything where that is not known. */
  expect?: RuleType | undefined
  /** The field that the value is for: values are entered by its own input. */
  field?: FieldDefinition | undefined
}

const modes = ['path', 'value', 'formula'] as const

type Mode = (typeof modes)[number]

/** A value of a step: read from a field, entered, or reckoned by a formula. */
export function ExpressionInput(props: ExpressionInputProps) {
  const { t } = useTranslation('design-flows')
  const { setting } = useFlowBench()
  const outer = useLookupSource()
  const lookups = useLookups()
  const { label, help, error, isNamedOnly = false, value } = props
  const [chosen, choose] = useState<Mode | null>(null)
  const mode = chosen ?? modeOf(value)
  const input = <ModeInput {...props} mode={mode} />
  return (
    <LookupSourceProvider value={outer ?? lookups}>
      <RuleSettingProvider value={setting}>
        <Input.Wrapper {...(isNamedOnly ? { 'aria-label': label } : { label })} description={help} error={error} labelElement="div">
          <Group gap={4} wrap="nowrap" align="flex-start">
            <div className={classes.grow}>{input}</div>
            <Menu position="bottom-end">
              <Menu.Target>
                <ActionIcon aria-label={t('expression.how', { label })} mt={2}>
                  <IconDots size={16} aria-hidden />
                </ActionIcon>
              </Menu.Target>
              <Menu.Dropdown>
                {modes.map((each) => (
                  <Menu.Item key={each} role="menuitemradio" aria-checked={each === mode} leftSection={<IconCheck size={15} aria-hidden style={{ visibility: each === mode ? 'visible' : 'hidden' }} />} onClick={() => choose(each)}>
                    {t(`expression.${each}`)}
                  </Menu.Item>
                ))}
              </Menu.Dropdown>
            </Menu>
          </Group>
        </Input.Wrapper>
      </RuleSettingProvider>
    </LookupSourceProvider>
  )
}

function modeOf(value: Json | undefined): Mode {
  if (typeof value !== 'object' || value === null) return value === undefined ? 'path' : 'value'
  return pathIn(value) === undefined ? 'formula' : 'path'
}

const pathIn = (value: Json | undefined): string | undefined => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const { var: path } = value
  return typeof path === 'string' ? path : undefined
}

function ModeInput({ mode, label, value, onChange, expect, field }: ExpressionInputProps & { mode: Mode }) {
  const { setting } = useFlowBench()
  const ruled = expect ?? (field && ruleTypeOf(field))
  if (mode === 'path') {
    return (
      <PathPicker
        label={label}
        path={pathIn(value) ?? ''}
        accepts={(each) => ruled === undefined || commonType(ruleTypeOf(each), ruled) !== undefined}
        onChange={(path) => onChange({ var: path })}
      />
    )
  }
  if (mode === 'formula') return <FormulaEditor {...setting} label={label} value={value ?? null} onChange={(rule) => onChange(rule)} {...(ruled && { expect: ruled })} />
  const control = field ?? (ruled && fieldOfType('value', label, ruled)) ?? { id: 'value', name: 'value', type: 'text', label }
  const plain = typeof value === 'object' && !Array.isArray(value) ? null : value
  return (
    <div className="headed">
      {/* What is stored of a plain value is what its field would store. */}
      <FieldControl field={control} label={label} value={(plain ?? null) as FieldValue} onChange={(next) => onChange((next ?? null) as Json)} />
    </div>
  )
}
