import { Checkbox, NumberInput, Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { PlainSource } from '../../../../../schemas/flows/people/plain-source.ts'
import { useChoices } from '../../../draft/choices.ts'
import { useFlowBench } from '../flow-bench.ts'
import { ExpressionInput } from './ExpressionInput.tsx'

const person = { type: 'record', object: 'user' } as const

/** The settings of one way to people: which person, which role, whose manager. */
export function PlainSourceInput({ source, onChange }: { source: PlainSource; onChange: (source: PlainSource) => void }) {
  const { t } = useTranslation('design-flows')
  const { set } = useFlowBench()
  const choicesOf = useChoices()
  switch (source.by) {
    case 'role':
      return (
        <>
          <Select size="xs" aria-label={t('people.way.role')} placeholder={t('people.chooseRole')} data={choicesOf(set.all('role'))} value={source.role} allowDeselect={false} searchable onChange={(role) => role !== null && onChange({ ...source, role })} />
          <Checkbox size="xs" label={t('people.inDepartment')} checked={source.in !== undefined} onChange={(event) => onChange({ by: 'role', role: source.role, ...(event.currentTarget.checked && { in: 'requester_department' }) })} />
        </>
      )
    case 'person':
      return <ExpressionInput isNamedOnly label={t('people.way.person')} value={source.person} expect={person} onChange={(next) => onChange({ by: 'person', person: next })} />
    case 'department_head':
      return <ExpressionInput isNamedOnly label={t('people.of')} value={source.of} expect={person} onChange={(of) => onChange({ ...source, of })} />
    case 'manager':
      return (
        <>
          <ExpressionInput isNamedOnly label={t('people.of')} value={source.of} expect={person} onChange={(of) => onChange({ ...source, of })} />
          <NumberInput size="xs" label={t('people.level')} min={1} max={10} value={source.level ?? 1} onChange={(level) => typeof level === 'number' && level >= 1 && level <= 10 && onChange({ by: 'manager', of: source.of, ...(level > 1 && { level }) })} />
        </>
      )
  }
}
