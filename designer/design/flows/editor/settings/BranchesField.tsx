import { Text } from '@mantine/core'
import type { FieldProps } from '@rjsf/utils'
import { useTranslation } from 'react-i18next'
import type { Label } from '../../../../../schemas/label.ts'
import type { StoredCondition } from '../../../../../schemas/rules/stored-condition.ts'
import { freeKey } from '../../../../document/commands/flow/flow-parts.ts'
import { ConditionEditor } from '../../../conditions/ConditionEditor.tsx'
import { settingOf } from '../../../fields/setting-fields.tsx'
import { LabelInput } from '../../../labels/LabelInput.tsx'
import { useFlowBench } from '../flow-bench.ts'
import { useEditedNode } from './edited-node.ts'
import { EntryList } from './EntryList.tsx'

interface Branch {
  readonly key: string
  readonly label: Label
  readonly when?: StoredCondition
}

/** A new way, named and numbered. */
const another = (branches: readonly Branch[]): Branch => {
  const number = branches.length + 1
  return { key: freeKey(`branch_${number}`, new Set(branches.map(({ key }) => key))), label: { en: `Branch ${number}`, vi: `Nhánh ${number}`, 'zh-CN': `分支 ${number}` } }
}

/** The ways of a condition, asked one after the other; behind them stands *otherwise*. */
export function BranchesField(props: FieldProps<Branch[]>) {
  const { t } = useTranslation('design-flows')
  const { setting } = useFlowBench()
  const { node } = useEditedNode()
  const { label, help, error, value = [], change } = settingOf(props)
  return (
    <>
      <EntryList label={label} help={help} error={error} entries={value} onChange={(next) => change([...next])} make={() => ({ ...another(value), when: false })} addName={t('branches.add')} least={1} isOrdered>
        {(branch, set, at) => (
          <>
            <BranchLabel branch={branch} onChange={set} />
            <ConditionEditor
              {...setting}
              at={`/${node.id}/settings/branches/${at}/when`}
              label={t('branches.when')}
              value={branch.when === false ? null : (branch.when ?? null)}
              // The editor answers conditions; without one the branch waits for its own.
              onChange={(rule) => set({ ...branch, when: (rule ?? false) as StoredCondition })}
            />
          </>
        )}
      </EntryList>
      <Text size="xs" c="dimmed" mt={6}>
        {t('branches.otherwise')}
      </Text>
    </>
  )
}

/** The ways that are gone at the same time. */
export function WaysField(props: FieldProps<Branch[]>) {
  const { t } = useTranslation('design-flows')
  const { label, help, error, value = [], change } = settingOf(props)
  return (
    <EntryList label={label} help={help} error={error} entries={value} onChange={(next) => change([...next])} make={() => another(value)} addName={t('branches.add')} least={2} isOrdered>
      {(branch, set) => <BranchLabel branch={branch} onChange={set} />}
    </EntryList>
  )
}

function BranchLabel({ branch, onChange }: { branch: Branch; onChange: (branch: Branch) => void }) {
  const { t } = useTranslation('design-flows')
  const { onLeave } = useEditedNode()
  return <LabelInput label={t('branches.name')} required value={branch.label} onChange={(label) => label !== undefined && onChange({ ...branch, label })} onLeave={onLeave} />
}
