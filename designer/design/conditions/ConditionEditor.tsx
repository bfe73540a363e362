import { SegmentedControl, Text } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DefinitionSet } from '../../../schemas/definition-set.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import type { Json } from '../../../schemas/pointer.ts'
import { useWorkspace } from '../../app/me.ts'
import { LookupSourceProvider, useLookupSource } from '../../controls/lookup-source.ts'
import { lookupSourceOf } from '../../work/search-records.ts'
import { useShowJson } from '../bench/use-view.ts'
import { ConditionGroupBox } from './ConditionGroupBox.tsx'
import classes from './conditions.module.css'
import { RuleJson } from './RuleJson.tsx'
import { RuleSettingProvider, useRuleSetting } from './rule-setting.ts'
import { useRuleFaults } from './rule-faults.ts'
import { useRuleWords } from './RuleWords.tsx'
import { useCondition } from './use-condition.ts'

export interface ConditionEditorProps {
  /** The object whose records the condition is about. */
  object: ObjectDefinition
  set: DefinitionSet
  /** The rule as it is stored; null: no condition. */
  value: Json | null
  onChange: (rule: Json | null) => void
  /** What the condition is for, read out with it. */
  label: string
}

type Mode = 'builder' | 'json'

/** A condition, edited line by line or as a formula; below it the same in plain words. */
export function ConditionEditor(props: ConditionEditorProps) {
  const { object, set } = props
  const { slug } = useWorkspace()
  const outer = useLookupSource()
  const source = useMemo(() => outer ?? lookupSourceOf(slug), [outer, slug])
  const setting = useMemo(() => ({ object, set }), [object, set])
  return (
    <LookupSourceProvider value={source}>
      <RuleSettingProvider value={setting}>
        <Modes {...props} />
      </RuleSettingProvider>
    </LookupSourceProvider>
  )
}

function Modes(props: ConditionEditorProps) {
  const { label, value } = props
  const [mode, setMode] = useState<Mode>('builder')
  return (
    <div className={classes.editor} role="group" aria-label={label}>
      <ModeSwitch mode={mode} onChange={setMode} />
      {mode === 'builder' && <Builder {...props} />}
      {mode === 'json' && <RuleJson {...props} />}
      <Sentence rule={value} />
    </div>
  )
}

function ModeSwitch({ mode, onChange }: { mode: Mode; onChange: (mode: Mode) => void }) {
  const { t } = useTranslation('conditions')
  const [isJsonShown] = useShowJson()
  if (!isJsonShown) return null
  return (
    <SegmentedControl
      className={classes.modes ?? ''}
      size="xs"
      aria-label={t('mode.label')}
      value={mode}
      // The values are exactly those given below.
      onChange={(next) => onChange(next as Mode)}
      data={(['builder', 'json'] as const).map((value) => ({ value, label: t(`mode.${value}`) }))}
    />
  )
}

function Builder({ value, onChange }: ConditionEditorProps) {
  const [tree, change] = useCondition(value, onChange)
  return <ConditionGroupBox group={tree} onChange={change} />
}

/** The condition as people say it, or what is wrong with it. */
function Sentence({ rule }: { rule: Json | null }) {
  const words = useRuleWords(useRuleSetting(), rule)
  const [fault] = useRuleFaults(rule)
  if (rule === null) return null
  return (
    <Text size="sm" className={classes.sentence} role="status" {...(fault === undefined ? {} : { c: 'danger' })}>
      {fault ?? words}
    </Text>
  )
}
