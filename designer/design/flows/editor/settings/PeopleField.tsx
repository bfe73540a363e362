import { NumberInput, Select } from '@mantine/core'
import type { FieldProps } from '@rjsf/utils'
import { useTranslation } from 'react-i18next'
import type { PersonSource } from '../../../../../schemas/flows/people/sources.ts'
import { useChoices } from '../../../draft/choices.ts'
import { settingOf } from '../../../fields/setting-fields.tsx'
import { useFlowBench } from '../flow-bench.ts'
import { EntryList } from './EntryList.tsx'
import { ExpressionInput } from './ExpressionInput.tsx'

const person = { type: 'record', object: 'user' } as const
const requester = { var: 'requester' }

/** Who is asked or told: persons, roles, managers, heads of departments. Who is found twice is meant once. */
export function PeopleField(props: FieldProps<PersonSource[]>) {
  const { t } = useTranslation('design-flows')
  const { label, help, error, required, value = [], change } = settingOf(props)
  return (
    <EntryList<PersonSource> label={label} help={help} error={error} required={required} entries={value} onChange={(next) => change([...next])} make={() => ({ by: 'person', person: requester })} addName={t('people.add')} least={1} isOrdered>
      {(source, set) => <Source source={source} onChange={set} />}
    </EntryList>
  )
}

const ways = ['person', 'role', 'manager', 'department_head'] as const

function Source({ source, onChange }: { source: PersonSource; onChange: (source: PersonSource) => void }) {
  const { t } = useTranslation('design-flows')
  const { set } = useFlowBench()
  const choicesOf = useChoices()
  const roles = choicesOf(set.all('role'))
  const turn = (by: string | null) => {
    const of = source.by === 'person' ? source.person : source.by === 'role' ? requester : source.of
    if (by === 'role') return onChange({ by, role: roles[0]?.value ?? 'role' })
    if (by === 'person') return onChange({ by, person: of })
    if (by === 'manager' || by === 'department_head') onChange({ by, of })
  }
  return (
    <>
      <Select size="xs" aria-label={t('people.by')} data={ways.map((value) => ({ value, label: t(`people.way.${value}`) }))} value={source.by} allowDeselect={false} onChange={turn} />
      {source.by === 'role' && <Select size="xs" aria-label={t('people.way.role')} data={roles} value={source.role} allowDeselect={false} searchable onChange={(role) => role !== null && onChange({ by: 'role', role })} />}
      {source.by === 'person' && <ExpressionInput isNamedOnly label={t('people.way.person')} value={source.person} expect={person} onChange={(next) => onChange({ by: 'person', person: next })} />}
      {(source.by === 'manager' || source.by === 'department_head') && <ExpressionInput isNamedOnly label={t('people.of')} value={source.of} expect={person} onChange={(of) => onChange({ ...source, of })} />}
      {source.by === 'manager' && (
        <NumberInput size="xs" label={t('people.level')} min={1} max={10} value={source.level ?? 1} onChange={(level) => typeof level === 'number' && level >= 1 && level <= 10 && onChange({ by: 'manager', of: source.of, ...(level > 1 && { level }) })} />
      )}
    </>
  )
}
