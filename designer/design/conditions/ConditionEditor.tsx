import { SegmentedControl, Text } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DefinitionSet } from '../../../schemas/definition-set.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import type { Json } from '../../../schemas/pointer.ts'
import { LookupSourceProvider, useLookupSource } from '../../controls/lookup-source.ts'
import { useLookups } from '../../work/use-lookups.ts'
import { useShowJson } from '../bench/use-view.ts'
import { ConditionGroupBox } from './ConditionGroupBox.tsx'
import classes from './conditions.module.css'
import { FormulaEditor } from './FormulaEditor.tsx'
import { RuleJson } from './RuleJson.tsx'
import { RuleSettingProvider, useRuleSetting } from './rule-setting.ts'
import { hasFaultyLine, useRuleFaults } from './rule-faults.ts'
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
  /** Where the condition stands in its definition, by ids of parts: there what is not finished is remembered. */
  at?: string
  /** Where there is no condition yet, it begins with a line that asks for its field. */
  isAsking?: boolean
  /** The condition is asked on a save: it may speak of what the save changes. */
  isOnSave?: boolean
  /** What no condition means, said where its words would stand. */
  none?: string
}

type Mode = 'builder' | 'formula' | 'json'

const condition = { type: 'boolean' } as const

/** A condition, edited line by line or as a formula; below it the same in plain words. */
export function ConditionEditor(props: ConditionEditorProps) {
  const { object, set, isOnSave = false } = props
  const outer = useLookupSource()
  const lookups = useLookups()
  const setting = useMemo(() => ({ object, set, isOnSave }), [object, set, isOnSave])
  return (
    <LookupSourceProvider value={outer ?? lookups}>
      <RuleSettingProvider value={setting}>
        <Modes {...props} />
      </RuleSettingProvider>
    </LookupSourceProvider>
  )
}

function Modes(props: ConditionEditorProps) {
  const { label, value, none } = props
  const [mode, setMode] = useState<Mode>('builder')
  return (
    <div className={classes.editor} role="group" aria-label={label}>
      <ModeSwitch mode={mode} onChange={setMode} />
      {mode === 'builder' && <Builder {...props} onEditFormula={() => setMode('formula')} />}
      {mode === 'formula' && <FormulaEditor {...props} expect={condition} />}
      {mode === 'json' && <RuleJson {...props} />}
      <Sentence rule={value} hasFaults={mode !== 'formula'} isBuilder={mode === 'builder'} none={none} />
    </div>
  )
}

function ModeSwitch({ mode, onChange }: { mode: Mode; onChange: (mode: Mode) => void }) {
  const { t } = useTranslation('conditions')
  const [isJsonShown] = useShowJson()
  const modes = isJsonShown ? (['builder', 'formula', 'json'] as const) : (['builder', 'formula'] as const)
  return (
    <SegmentedControl
      className={classes.modes ?? ''}
      size="xs"
      aria-label={t('mode.label')}
      value={mode}
      // The values are exactly those given below.
      onChange={(next) => onChange(next as Mode)}
      data={modes.map((value) => ({ value, label: t(`mode.${value}`) }))}
    />
  )
}

function Builder({ value, onChange, at, isAsking = false, onEditFormula }: ConditionEditorProps & { onEditFormula: () => void }) {
  const [tree, change] = useCondition({ value, onChange, at, isAsking })
  return <ConditionGroupBox group={tree} onChange={change} onEditFormula={onEditFormula} />
}

interface SentenceProps {
  rule: Json | null
  /** What is wrong is said here; the formula says it by itself, at its place. */
  hasFaults: boolean
  /** Lines stand above, which say their own faults. */
  isBuilder: boolean
  none: string | undefined
}

/** The condition as people say it. */
function Sentence({ rule, hasFaults, isBuilder, none }: SentenceProps) {
  const setting = useRuleSetting()
  const words = useRuleWords(setting, rule)
  const [fault] = useRuleFaults(rule)
  const said = words ?? (hasFaults && !(isBuilder && hasFaultyLine(rule, setting)) ? fault : undefined)
  // The room is there before the words are: they come when an input is left, while the pointer is on its way to what stands below.
  if (rule === null || said === undefined) {
    const meaning = rule === null && none !== undefined && (
      <Text size="xs" c="dimmed">
        {none}
      </Text>
    )
    return isBuilder ? <div className={classes.room}>{meaning}</div> : meaning || null
  }
  return (
    <Text size="sm" className={classes.sentence} role="status" {...(words === undefined ? { c: 'danger' } : {})}>
      {said}
    </Text>
  )
}
