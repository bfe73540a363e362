import { type FieldDefinition, fieldTypeOf, hasRows } from '../../../schemas/fields/field.ts'
import type { DefinitionSet } from '../../../schemas/definition-set.ts'
import type { Label } from '../../../schemas/label.ts'
import { type PersonField, personFields, type PersonRoot, personRoots, type PlainName } from '../../../schemas/messages/fixed-names.ts'
import { waysBack } from '../../../schemas/messages/template-scope.ts'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'
import { systemFieldsOf } from '../../../schemas/objects/system-fields.ts'

/** Something that can be put into a template. */
export interface TemplateChoice {
  readonly label: string
  /** The piece of text that is inserted. */
  readonly value: string
}

interface Words {
  labelText: (label: Label) => string
  /** Texts of what no definition names: people, the moment, the link. */
  t: (key: string) => string
}

export interface ChoiceGroup {
  readonly group: string
  readonly items: readonly TemplateChoice[]
}

/** What a message about an object can be filled with, in groups: its fields, those one lookup away, people, lists. */
export function templateChoices(object: ObjectDefinition, set: DefinitionSet, { labelText, t }: Words): readonly ChoiceGroup[] {
  const own = [...object.fields, ...systemFieldsOf(object)].filter((field) => !hasRows(field))
  const tag = (path: string): string => `{{ ${path} }}`
  const over = object.fields.flatMap((field) => {
    const behind = fieldTypeOf(field).parts?.(field) ?? targetOf(field, set)?.fields
    return behind ? [{ group: `${labelText(object.label)} › ${labelText(field.label)}`, items: behind.filter((each) => !hasRows(each)).map((each) => ({ label: labelText(each.label), value: tag(`record.${field.name}.${each.name}`) })) }] : []
  })
  const lists = waysBack(object, set).map(({ name, label, object: child }) => ({ label: labelText(label), value: `{{#each record.${name}}}\n- {{ ${child.title} }}{{/each}}` }))
  const groups: ChoiceGroup[] = [
    { group: labelText(object.label), items: own.map((field) => ({ label: labelText(field.label), value: tag(`record.${field.name}`) })) },
    ...personRoots.map((root) => ({ group: t(peopleTexts[root]), items: personFields.map((field) => ({ label: t(fieldTexts[field]), value: tag(`${root}.${field}`) })) })),
    ...(['other', 'task', 'run', 'batch'] as const).map((group) => ({ group: t(groupTexts[group]), items: plainIn(group).map(([name, text]) => ({ label: t(text), value: tag(name) })) })),
    { group: t('insert.lists'), items: lists },
    ...over,
  ]
  return groups.filter(({ items }) => items.length > 0)
}

const peopleTexts: Readonly<Record<PersonRoot, string>> = { recipient: 'person.recipient', user: 'person.user', requester: 'person.requester', 'task.by': 'person.taskBy' }

const groupTexts = { other: 'insert.other', task: 'insert.task', run: 'insert.run', batch: 'insert.batch' } as const

const plainTexts: Readonly<Record<PlainName, string>> = {
  link: 'insert.link', today: 'insert.today', now: 'insert.now',
  'task.link': 'insert.taskLink', 'task.title': 'insert.taskTitle', 'task.due': 'insert.taskDue', 'task.comment': 'insert.taskComment',
  'run.flow': 'insert.runFlow', 'run.link': 'insert.runLink',
  'batch.count': 'insert.batchCount', 'batch.created': 'insert.batchCreated', 'batch.updated': 'insert.batchUpdated', 'batch.file': 'insert.batchFile',
}

/** Names by their root; what has none stands among the others. */
const plainIn = (group: keyof typeof groupTexts): readonly (readonly [string, string])[] =>
  Object.entries(plainTexts).filter(([name]) => (name.includes('.') ? name.split('.')[0] : 'other') === group)

const fieldTexts: Readonly<Record<PersonField, string>> = {
  name: 'personField.name',
  calling_name: 'personField.calling_name',
  job_title: 'personField.job_title',
  employee_code: 'personField.employee_code',
}

function targetOf(field: FieldDefinition, set: DefinitionSet): ObjectDefinition | undefined {
  const link = fieldTypeOf(field).link?.(field)
  return link?.to === 'object' ? set.get('object', link.object) : undefined
}
