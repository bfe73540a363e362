import { Select, TextInput } from '@mantine/core'
import type { FieldProps } from '@rjsf/utils'
import { IconPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type FieldDefinition, fieldTypeOf, isStored } from '../../../../../schemas/fields/field.ts'
import { flowNames, objectsOf } from '../../../../../schemas/flows/flow-scope.ts'
import { typedExpressions } from '../../../../../schemas/flows/typed-expressions.ts'
import type { ObjectDefinition } from '../../../../../schemas/objects/object.ts'
import { allFieldsOf, givenSystemFields, systemFieldsOf } from '../../../../../schemas/objects/system-fields.ts'
import { filledField } from '../../../../../schemas/picklists/shared-options.ts'
import type { Json } from '../../../../../schemas/pointer.ts'
import { useChoices } from '../../../draft/choices.ts'
import { settingOf } from '../../../fields/setting-fields.tsx'
import { useFlowBench } from '../flow-bench.ts'
import { useEditedNode } from './edited-node.ts'
import { EntryList } from './EntryList.tsx'
import { ExpressionInput } from './ExpressionInput.tsx'

type Values = Record<string, Json>

/** A single expression; what it must give says the step's own type. */
export function ValueField(props: FieldProps<Json>) {
  const { flow, set } = useFlowBench()
  const { node } = useEditedNode()
  const { label, help, error, value, change } = settingOf(props)
  const key = props.fieldPathId.path.at(-1)
  const expect = typedExpressions(flow, node, set).find(({ path }) => path === `/${key}`)?.type
  return <ExpressionInput label={label} help={help} error={error} value={value} expect={expect ?? expected[`${node.type}.${key}`]} onChange={change} />
}

/** While a setting is empty, nothing says yet what it must give. */
const expected: Readonly<Record<string, { readonly type: 'datetime' }>> = { 'wait.until': { type: 'datetime' } }

interface NamedValuesProps extends Pick<FieldProps<Values>, 'formData'> {
  label: string
  help: string | undefined
  error: string | undefined
  change: (value: Values) => void
  addName: string
  /** A name that is not taken, for another entry. */
  next?: (taken: ReadonlySet<string>) => string
  /** What another entry can be for, where it is one of several. */
  choices?: readonly { value: string; label: string }[]
  children: (name: string, rename: (name: string) => void) => ReactNode
  fieldOf?: (name: string) => FieldDefinition | undefined
  /** What comes of an entry without a value. */
  blankHelp?: string
}

/** Expressions by name. */
function NamedValues({ formData = {}, label, help, error, change, addName, next, choices, children, fieldOf, blankHelp }: NamedValuesProps) {
  const { t } = useTranslation('design-flows')
  const entries = Object.entries(formData)
  const taken = new Set(Object.keys(formData))
  return (
    <EntryList<[string, Json]>
      label={label} help={help} error={error} entries={entries} addName={addName}
      make={() => [next?.(taken) ?? '', null]}
      {...(choices && { adder: <NameAdder label={addName} choices={choices.filter((each) => !taken.has(each.value))} onAdd={(name) => change({ ...formData, [name]: null })} /> })}
      onChange={(changed) => change(Object.fromEntries(changed.filter(([name]) => name !== '')))}
    >
      {([name, value], set) => (
        <>
          {children(name, (to) => !taken.has(to) && set([to, value]))}
          <ExpressionInput isNamedOnly label={t('values.value')} help={value === null ? blankHelp : undefined} value={value} field={fieldOf?.(name)} onChange={(to) => set([name, to])} />
        </>
      )}
    </EntryList>
  )
}

/** Asks what another entry is for: what is taken by itself would be set to nothing unasked. */
function NameAdder({ label, choices, onAdd }: { label: string; choices: readonly { value: string; label: string }[]; onAdd: (name: string) => void }) {
  const [isOpen, setOpen] = useState(false)
  const [search, setSearch] = useState('')
  return (
    <Select
      size="xs" aria-label={label} placeholder={label} searchable leftSection={<IconPlus size={14} aria-hidden />} data={[...choices]} disabled={choices.length === 0}
      value={null} searchValue={search} onSearchChange={setSearch} dropdownOpened={isOpen} onDropdownOpen={() => setOpen(true)} onDropdownClose={() => setOpen(false)}
      onChange={(name) => {
        if (name === null) return
        setSearch('')
        setOpen(false)
        onAdd(name)
      }}
    />
  )
}

/** Values for fields of a record. */
export function FieldValuesField(props: FieldProps<Values>) {
  const { t } = useTranslation('design-flows')
  const { flow, set } = useFlowBench()
  const { node, settings } = useEditedNode()
  const choicesOf = useChoices()
  const { label, help, error, value, change } = settingOf(props)
  const named = typeof settings['object'] === 'string' ? settings['object'] : objectsOf(flowNames(flow))(typeof settings['record'] === 'string' ? settings['record'] : 'record')
  const object = named === undefined ? undefined : set.get('object', named)
  const fields = object ? settableFields(object) : []
  const choices = choicesOf(fields)
  return (
    <NamedValues
      key={node.id} formData={value} label={label} help={help} error={error} change={change} addName={t('values.addField')}
      choices={choices} blankHelp={t('values.emptied')}
      fieldOf={(name) => {
        const field = fields.find((each) => each.name === name)
        return field && filledField(field, set)
      }}
    >
      {(name, rename) => (
        <Select size="xs" aria-label={t('values.field')} searchable allowDeselect={false} data={choices.some((each) => each.value === name) ? choices : [...choices, { value: name, label: name }]} value={name} onChange={(to) => to !== null && rename(to)} />
      )}
    </NamedValues>
  )
}

const settableFields = (object: ObjectDefinition): readonly FieldDefinition[] =>
  allFieldsOf(object).filter((field) => (systemFieldsOf(object).includes(field) ? givenSystemFields.has(field.name) : isStored(field) && fieldTypeOf(field).filledBy === 'people'))

/** Values for variables of the flow. */
export function VariablesField(props: FieldProps<Values>) {
  const { t } = useTranslation('design-flows')
  const { flow } = useFlowBench()
  const choicesOf = useChoices()
  const { label, help, error, value, change } = settingOf(props)
  const variables = flow.variables ?? []
  const choices = choicesOf(variables.map(({ name, label: own = name }) => ({ name, label: own })))
  return (
    <NamedValues
      formData={value} label={label} help={variables.length === 0 ? t('values.noVariables') : help} error={error} change={change} addName={t('values.addVariable')}
      choices={choices}
      fieldOf={(name) => {
        const found = variables.find((each) => each.name === name)
        return found && { id: name, name, type: found.type, label: found.label ?? name }
      }}
    >
      {(name, rename) => <Select size="xs" aria-label={t('values.variable')} allowDeselect={false} data={choices} value={name} onChange={(to) => to !== null && rename(to)} />}
    </NamedValues>
  )
}

/** Members of a JSON body. */
export function MembersField(props: FieldProps<Values>) {
  const { t } = useTranslation('design-flows')
  const { label, help, error, value, change } = settingOf(props)
  const next = (taken: ReadonlySet<string>) => {
    for (let number = taken.size + 1; ; number += 1) if (!taken.has(`value_${number}`)) return `value_${number}`
  }
  return (
    <NamedValues formData={value} label={label} help={help} error={error} change={change} addName={t('values.addMember')} next={next}>
      {(name, rename) => <NameInput name={name} label={t('values.member')} onRename={rename} />}
    </NamedValues>
  )
}

/** A name in a text box, taken over when it is left. */
export function NameInput({ name, label, onRename }: { name: string; label: string; onRename: (name: string) => void }) {
  const [text, setText] = useState<string | null>(null)
  const leave = () => {
    if (text !== null && text.trim() !== '' && text !== name) onRename(text.trim())
    setText(null)
  }
  return <TextInput size="xs" aria-label={label} value={text ?? name} onChange={(event) => setText(event.currentTarget.value)} onBlur={leave} />
}
