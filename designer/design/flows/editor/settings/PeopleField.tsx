import { Select } from '@mantine/core'
import type { FieldProps } from '@rjsf/utils'
import { useTranslation } from 'react-i18next'
import type { PersonSource } from '../../../../../schemas/flows/people/sources.ts'
import { settingOf } from '../../../fields/setting-fields.tsx'
import { useFlowBench } from '../flow-bench.ts'
import { EntryList } from './EntryList.tsx'
import { MatrixInput } from './MatrixInput.tsx'
import { freshMatrix } from './matrix-editing.ts'
import { PlainSourceInput } from './PlainSourceInput.tsx'
import { plainWays, turned } from './turned-source.ts'
import { useUsualSource } from './use-usual-source.ts'

/** Who is asked or told: persons, roles, managers, heads of departments, a matrix. Who is found twice is meant once. */
export function PeopleField(props: FieldProps<PersonSource[]>) {
  const { t } = useTranslation('design-flows')
  const { whose } = useUsualSource()
  const { label, help, error, required, value = [], change } = settingOf(props)
  return (
    <EntryList<PersonSource> label={label} help={help} error={error} required={required} entries={value} onChange={(next) => change([...next])} make={() => ({ by: 'person', person: whose })} addName={t('people.add')} least={1} isOrdered>
      {(source, set) => <Source source={source} onChange={set} />}
    </EntryList>
  )
}

interface SourceProps {
  source: PersonSource
  onChange: (source: PersonSource) => void
}

function Source({ source, onChange }: SourceProps) {
  const { t } = useTranslation('design-flows')
  const { flow, set } = useFlowBench()
  const usual = useUsualSource()
  const turn = (by: string | null) => {
    const way = plainWays.find((each) => each === by)
    if (way) return onChange(turned(source, way, usual))
    if (by === 'matrix') onChange(freshMatrix(flow, set))
  }
  return (
    <>
      <Select size="xs" aria-label={t('people.by')} data={[...plainWays, 'matrix'].map((value) => ({ value, label: t(`people.way.${value}`) }))} value={source.by} allowDeselect={false} onChange={turn} />
      {source.by === 'matrix' ? (
        <MatrixInput matrix={source} onChange={(matrix) => onChange({ ...matrix, ...(source.fallback && { fallback: source.fallback }) })} />
      ) : (
        <PlainSourceInput source={source} onChange={(plain) => onChange({ ...plain, ...(source.fallback && { fallback: source.fallback }) })} />
      )}
      <Fallback source={source} onChange={onChange} />
    </>
  )
}

/** Who stands in where a source finds nobody. */
function Fallback({ source, onChange }: SourceProps) {
  const { t } = useTranslation('design-flows')
  const usual = useUsualSource()
  const { fallback, ...alone } = source
  const turn = (by: string | null) => {
    const way = plainWays.find((each) => each === by)
    onChange(way ? { ...source, fallback: turned(fallback, way, usual) } : alone)
  }
  return (
    <>
      <Select size="xs" label={t('people.fallback')} placeholder={t('people.noFallback')} data={plainWays.map((value) => ({ value, label: t(`people.way.${value}`) }))} value={fallback?.by ?? null} clearable clearButtonProps={{ 'aria-label': t('people.noFallback') }} onChange={turn} />
      {fallback && <PlainSourceInput source={fallback} onChange={(next) => onChange({ ...source, fallback: next })} />}
    </>
  )
}
