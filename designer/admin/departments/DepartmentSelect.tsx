import { type ComboboxItem, MultiSelect, Select } from '@mantine/core'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../i18n/reader.ts'
import { matching } from '../forms/ZoneSelect.tsx'
import { useDepartments } from './department-queries.ts'
import { branchOf, pathNames, treeOf } from './department-tree.ts'

interface ChoiceProps {
  label: string
  description?: string
  placeholder?: string
  error?: string | undefined
  /** This department and all below it are not offered. */
  without?: string | undefined
}

interface DepartmentSelectProps extends ChoiceProps {
  value: string | null
  onChange: (department: string | null) => void
}

/** One department, named with those above it. */
export function DepartmentSelect({ value, onChange, without, ...props }: DepartmentSelectProps) {
  const { t } = useTranslation('admin')
  const choices = useChoices(without)
  return (
    <Select
      {...props}
      data={choices}
      value={value}
      onChange={onChange}
      searchable
      clearable
      filter={matching}
      nothingFoundMessage={t('nothingFound')}
      clearButtonProps={{ 'aria-label': t('clear') }}
    />
  )
}

interface DepartmentsSelectProps extends ChoiceProps {
  value: readonly string[]
  onChange: (departments: string[]) => void
}

/** Several departments. */
export function DepartmentsSelect({ value, onChange, without, ...props }: DepartmentsSelectProps) {
  const { t } = useTranslation('admin')
  const choices = useChoices().filter((choice) => choice.value !== without)
  return (
    <MultiSelect {...props} data={choices} value={[...value]} onChange={onChange} searchable filter={matching} nothingFoundMessage={t('nothingFound')} maxValues={20} />
  )
}

function useChoices(without?: string): ComboboxItem[] {
  const { data } = useDepartments()
  const { compare } = useFormat()
  return useMemo(() => {
    const departments = data ?? []
    const left = without === undefined ? new Set<string>() : branchOf(departments, without)
    return treeOf(departments, compare)
      .filter(({ department }) => !left.has(department.id))
      .map(({ department }) => ({ value: department.id, label: pathNames(departments, department.id).join(' · ') }))
  }, [data, compare, without])
}
