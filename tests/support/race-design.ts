/** What two racing sides do: a definition that changes with every publish, and writes that suit only some of its releases. */

export interface RaceField {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly label: string
  readonly required?: boolean
  readonly maxLength?: number | undefined
  readonly object?: string
}

export interface RaceObject {
  readonly kind: 'object'
  readonly format: 1
  readonly id: string
  readonly name: string
  readonly label: string
  readonly plural: string
  readonly title: string
  readonly fields: readonly RaceField[]
}

const fieldId = (number: number): string => `fld_race${String(number).padStart(8, '0')}`

const text = (number: number, name: string, more: Partial<RaceField> = {}): RaceField => ({ id: fieldId(number), name, type: 'text', label: name, ...more })

export const raceAccount: RaceObject = {
  kind: 'object', format: 1, id: 'obj_race0000000a', name: 'account', label: 'Account', plural: 'Accounts', title: 'name',
  fields: [text(1, 'name', { required: true })],
}

export const raceDeal: RaceObject = {
  kind: 'object', format: 1, id: 'obj_race0000000d', name: 'deal', label: 'Deal', plural: 'Deals', title: 'name',
  fields: [
    text(2, 'name', { required: true }),
    text(3, 'code'),
    text(4, 'memo'),
    text(5, 'grade'),
    { id: fieldId(6), name: 'account', type: 'lookup', label: 'Account', object: 'account' },
  ],
}

/** Every publish takes or gives back the length of a code; by turns it also renames, requires, adds, removes and links. */
export function changedDeal(deal: RaceObject, publish: number): RaceObject {
  const fields = deal.fields.map((field) => (field.name === 'code' ? { ...field, maxLength: publish % 2 === 1 ? 4 : undefined } : field))
  return { ...deal, fields: turns[publish % turns.length]?.(fields, publish) ?? fields }
}

type Turn = (fields: readonly RaceField[], publish: number) => readonly RaceField[]

const turns: readonly Turn[] = [
  (fields, publish) => [...fields, { id: fieldId(100 + publish), name: `partner_${publish}`, type: 'lookup', label: 'Partner', object: 'account' }],
  (fields) => fields.map((field) => (field.id === fieldId(4) ? { ...field, name: field.name === 'memo' ? 'remark' : 'memo' } : field)),
  (fields) => fields.map((field) => (field.name === 'grade' ? { ...field, required: field.required !== true } : field)),
  (fields, publish) => (fields.some(({ name }) => name === 'extra') ? fields.filter(({ name }) => name !== 'extra') : [...fields, text(100 + publish, 'extra')]),
]

export type RaceValues = Readonly<Record<string, string>>

/** The values of a new deal, right for some releases only. The name tells it from every other. */
export function dealFor(number: number, accountId: string): RaceValues {
  return {
    name: `Deal ${number}`,
    code: number % 3 === 0 ? 'long code' : 'code',
    account: accountId,
    grade: 'A',
    ...(number % 2 === 0 ? {} : { [number % 3 === 0 ? 'remark' : 'memo']: `Note ${number}` }),
    ...(number % 7 === 0 ? { extra: `Extra ${number}` } : {}),
    ...(number % 5 === 0 ? { partner_4: accountId } : {}),
  }
}

/** What is wrong with a write under a definition, as `code path`: all that the definitions of this race can say. */
export function faultsOf(definition: RaceObject, op: 'create' | 'update', values: RaceValues): readonly string[] {
  const named = new Map(definition.fields.map((field) => [field.name, field]))
  const sent = Object.entries(values).flatMap(([name, value]) => {
    const field = named.get(name)
    if (!field) return [`unknown-field /values/${name}`]
    return value.length > (field.maxLength ?? 255) ? [`too-long /values/${name}`] : []
  })
  const missing = definition.fields.filter(({ name, required }) => required && op === 'create' && values[name] === undefined)
  return [...sent, ...missing.map(({ name }) => `required /values/${name}`)].toSorted()
}

/** What a `_change` row says of a write's values under a definition: new values by the id of the field. */
export const changesOf = (definition: RaceObject, values: RaceValues): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(values).flatMap(([name, value]) => definition.fields.flatMap((field) => (field.name === name ? [[field.id, value]] : []))))
