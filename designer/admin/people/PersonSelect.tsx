import type { FieldDefinition } from '../../../schemas/fields/field.ts'
import { LookupControl } from '../../controls/LookupControl.tsx'

interface PersonSelectProps {
  label: string
  help?: string | undefined
  required?: boolean
  value: string | null
  /** The name of the person that the value points at. */
  title: string | undefined
  onChange: (person: string | null) => void
  error?: string | undefined
}

/** One person of the workspace. The page around it provides the lookups. */
export function PersonSelect({ value, onChange, ...props }: PersonSelectProps) {
  // The control hands on texts too, for types that read them; a person is always chosen from the list.
  return <LookupControl field={person} value={value} onChange={(next) => onChange(typeof next === 'string' ? next : null)} {...props} />
}

const person: FieldDefinition = { id: 'fld_person000000', name: 'person', type: 'user', label: 'person' }
