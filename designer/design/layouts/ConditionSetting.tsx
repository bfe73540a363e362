import { Input, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StoredCondition } from '../../../schemas/rules/stored-condition.ts'
import { ConditionEditor } from '../conditions/ConditionEditor.tsx'
import { useLayoutBench } from './layout-bench.ts'
import classes from './layouts.module.css'

interface ConditionSettingProps {
  /** What the condition decides: "Shown", "Required". */
  label: string
  /** What holds where nothing is said, and under the word `always`; without it there is no such choice. */
  unset: string
  always?: string
  help?: string | undefined
  value: StoredCondition | null | undefined
  onChange: (rule: StoredCondition | null) => void
}

type Choice = 'unset' | 'always' | 'when'

/** Whether something holds never, always or under a condition, and that condition. */
export function ConditionSetting({ label, unset, always, help, value = null, onChange }: ConditionSettingProps) {
  const { t } = useTranslation('design-layouts')
  const { object, set } = useLayoutBench()
  const [isAsked, setAsked] = useState(false)
  const choice: Choice = value === null ? (isAsked ? 'when' : 'unset') : value === true && always !== undefined ? 'always' : 'when'
  const choose = (next: Choice) => {
    setAsked(next === 'when')
    if (next !== 'when') onChange(next === 'always' ? true : null)
    else if (value === true) onChange(null)
  }
  const choices = [{ value: 'unset', label: unset }, ...(always === undefined ? [] : [{ value: 'always', label: always }]), { value: 'when', label: t('condition.when') }]
  return (
    <Input.Wrapper label={label} description={help} labelElement="div">
      <SegmentedControl
        fullWidth
        size="xs"
        mt={4}
        aria-label={label}
        data={choices}
        value={choice}
        // The values are exactly those given above.
        onChange={(next) => choose(next as Choice)}
      />
      {choice === 'when' && (
        <div className={classes.condition}>
          <ConditionEditor
            object={object}
            set={set}
            label={t('condition.of', { label })}
            value={value}
            onChange={(rule) => {
              setAsked(true)
              // The editor gives conditions only: operators with their arguments, or true and false.
              onChange(rule as StoredCondition | null)
            }}
          />
        </div>
      )}
    </Input.Wrapper>
  )
}
