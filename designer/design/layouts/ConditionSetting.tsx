import { Button, Group, Input, SegmentedControl } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StoredCondition } from '../../../schemas/rules/stored-condition.ts'
import { useUnfinished } from '../bench/unfinished.ts'
import { ConditionEditor } from '../conditions/ConditionEditor.tsx'
import { useLayoutBench } from './layout-bench.ts'
import classes from './layouts.module.css'

/** A condition that stands beside this one, under the name of what it decides. */
export interface NamedCondition {
  readonly label: string
  readonly rule: StoredCondition | null | undefined
}

export interface ConditionSettingProps {
  /** What the condition decides: "Shown", "Required". */
  label: string
  /** Where it stands, by ids of parts: `/itm_…/visible`. */
  at: string
  /** What holds where nothing is said, and under the word `always`; without it there is no such choice. */
  unset: string
  always?: string
  help?: string | undefined
  value: StoredCondition | null | undefined
  onChange: (rule: StoredCondition | null) => void
  /** Conditions that can be taken over. */
  others?: readonly NamedCondition[]
  /** What belongs to the condition once there is one. */
  children?: ReactNode
}

type Choice = 'unset' | 'always' | 'when'

/** Whether something holds never, always or under a condition, and that condition. */
export function ConditionSetting({ label, at, unset, always, help, value = null, onChange, others = [], children }: ConditionSettingProps) {
  const { t } = useTranslation('design-layouts')
  const { object, set } = useLayoutBench()
  const unfinished = useUnfinished()
  // The keys pass over choices; a list that opened under them would take the keyboard away.
  const isPointed = useRef(false)
  const [asked, setAsked] = useState<'byPointer' | 'byKey' | null>(() => (unfinished?.at(at) ? 'byKey' : null))
  const choice: Choice = value === null ? (asked ? 'when' : 'unset') : value === true && always !== undefined ? 'always' : 'when'
  const choose = (next: Choice) => {
    setAsked(next !== 'when' ? null : isPointed.current ? 'byPointer' : 'byKey')
    unfinished?.finish(at)
    if (next !== 'when') onChange(next === 'always' ? true : null)
    else if (value === true) onChange(null)
  }
  const offered = value === null ? others.filter(({ rule }) => rule !== null && rule !== undefined && rule !== true) : []
  const choices = [{ value: 'unset', label: unset }, ...(always === undefined ? [] : [{ value: 'always', label: always }]), { value: 'when', label: t('condition.when') }]
  return (
    <Input.Wrapper label={label} description={help} labelElement="div" data-setting={at.slice(1)} onPointerDownCapture={() => void (isPointed.current = true)} onKeyDownCapture={() => void (isPointed.current = false)}>
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
          {offered.length > 0 && <TakeOver conditions={offered} onTake={onChange} />}
          <ConditionEditor
            object={object}
            set={set}
            at={at}
            isAsking={asked === 'byPointer' && offered.length === 0}
            label={t('condition.of', { label })}
            value={value}
            onChange={(rule) => {
              setAsked((before) => before ?? 'byKey')
              // The editor gives conditions only: operators with their arguments, or true and false.
              onChange(rule as StoredCondition | null)
            }}
          />
          {children}
        </div>
      )}
    </Input.Wrapper>
  )
}

/** Conditions that are there already, to be copied. */
function TakeOver({ conditions, onTake }: { conditions: readonly NamedCondition[]; onTake: (rule: StoredCondition) => void }) {
  const { t } = useTranslation('design-layouts')
  return (
    <Group gap={6} mb={8}>
      {conditions.map(({ label, rule }) => (
        <Button key={label} size="compact-sm" variant="light" leftSection={<IconCopy size={14} aria-hidden />} onClick={() => rule != null && onTake(rule)}>
          {t('condition.sameAs', { label })}
        </Button>
      ))}
    </Group>
  )
}
