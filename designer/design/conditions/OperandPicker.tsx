import { ActionIcon, Menu, NativeSelect, NumberInput } from '@mantine/core'
import { IconCheck, IconDots } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type FieldDefinition, ruleTypeOf } from '../../../schemas/fields/field.ts'
import { commonType } from '../../../schemas/rules/rule-type.ts'
import type { ConditionLine, Operand } from './condition-tree.ts'
import classes from './conditions.module.css'
import { operandKindsOf, operandOf } from './line-edits.ts'
import { PathPicker } from './PathPicker.tsx'
import { ValuePicker } from './ValuePicker.tsx'
import { ValuesPicker } from './ValuesPicker.tsx'

interface OperandPickerProps {
  line: ConditionLine
  field: FieldDefinition
  /** What was given is wrong; the line says how. */
  isFaulty: boolean
  onChange: (operand: Operand) => void
}

/** What a line compares its field with: a value, another field, a day from today on, the person who looks. */
export function OperandPicker(props: OperandPickerProps) {
  const kinds = operandKindsOf(props.line, props.field)
  return (
    <div className={classes.operand}>
      <OperandInput {...props} />
      {kinds.length > 1 && <KindMenu {...props} kinds={kinds} />}
    </div>
  )
}

function OperandInput({ line: { operand, operator }, field, isFaulty, onChange }: OperandPickerProps) {
  const { t } = useTranslation('conditions')
  const type = ruleTypeOf(field)
  switch (operand.kind) {
    case 'nothing':
      return null
    case 'value':
      return <ValuePicker field={field} operator={operator} value={operand.value} isFaulty={isFaulty} onChange={(value) => onChange({ kind: 'value', value })} />
    case 'values':
      return <ValuesPicker field={field} values={operand.values} onChange={(values) => onChange({ kind: 'values', values })} />
    case 'field':
      return (
        <PathPicker
          label={t('line.otherField')}
          path={operand.path}
          accepts={(each) => commonType(ruleTypeOf(each), type) !== undefined}
          onChange={(path) => onChange({ kind: 'field', path })}
        />
      )
    case 'relative':
      return <RelativeInput operand={operand} onChange={onChange} />
    case 'me':
      return <div className={classes.fixed}>{t('operand.me')}</div>
  }
}

interface RelativeInputProps {
  operand: Extract<Operand, { kind: 'relative' }>
  onChange: (operand: Operand) => void
}

/** `today`, or a number of days before or after it. */
function RelativeInput({ operand, onChange }: RelativeInputProps) {
  const { t } = useTranslation('conditions')
  const { days, from } = operand
  if (from === 'now') return <div className={classes.fixed}>{t('relative.now')}</div>
  const direction = days === 0 ? 'at' : days < 0 ? 'before' : 'after'
  const turn = (next: string) => onChange({ ...operand, days: next === 'at' ? 0 : (Math.abs(days) || 1) * (next === 'before' ? -1 : 1) })
  return (
    <div className={classes.relative}>
      {days !== 0 && (
        <NumberInput
          aria-label={t('relative.days')}
          w={56}
          min={1}
          max={36_500}
          allowDecimal={false}
          hideControls
          value={Math.abs(days)}
          onChange={(next) => typeof next === 'number' && next > 0 && onChange({ ...operand, days: days < 0 ? -next : next })}
        />
      )}
      <NativeSelect
        aria-label={t('relative.direction')}
        className={classes.grow ?? ''}
        value={direction}
        onChange={(event) => turn(event.currentTarget.value)}
        data={(['at', 'before', 'after'] as const).map((value) => ({ value, label: t(`relative.today.${value}`) }))}
      />
    </div>
  )
}

function KindMenu({ line, field, kinds, onChange }: Omit<OperandPickerProps, 'isFaulty'> & { kinds: readonly Operand['kind'][] }) {
  const { t } = useTranslation('conditions')
  const { kind } = line.operand
  const ofWorld = ruleTypeOf(field).type === 'datetime' ? 'now' : 'today'
  const nameOf = (each: Operand['kind']) => (each === 'relative' ? ofWorld : each)
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon aria-label={t('operand.choose')}>
          <IconDots size={16} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {kinds.map((each) => (
          <Menu.Item
            key={each}
            role="menuitemradio"
            aria-checked={each === kind}
            leftSection={<IconCheck size={15} aria-hidden style={{ visibility: each === kind ? 'visible' : 'hidden' }} />}
            onClick={() => each !== kind && onChange(operandOf(each, field))}
          >
            {t(`operand.${nameOf(each)}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}
