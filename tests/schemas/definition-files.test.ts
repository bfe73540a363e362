import { describe, expect, it } from 'vitest'
import { definitionPath, definitionText, tidyDefinition } from '../../schemas/definition-files.ts'
import type { ObjectDefinition } from '../../schemas/objects/object.ts'
import type { RoleDefinition } from '../../schemas/roles/role.ts'

const object = {
  title: 'name',
  fields: [
    { label: 'Tên', type: 'text', name: 'name', id: 'fld_000000000001', maxLength: 255, required: false },
    { onDelete: 'restrict', object: 'account', type: 'lookup', label: { vi: 'Khách', en: 'Account' }, name: 'account', id: 'fld_000000000002' },
  ],
  plural: { 'zh-CN': '商机', en: 'Deals' },
  label: { vi: 'Cơ hội', en: 'Deal' },
  name: 'deal',
  id: 'obj_000000000001',
  format: 1,
  kind: 'object',
} as unknown as ObjectDefinition

describe('the file of a definition', () => {
  it('has its keys in the order of the schema, no defaults, two spaces, NFC and a final newline', () => {
    expect(definitionText(object)).toBe(`{
  "kind": "object",
  "format": 1,
  "id": "obj_000000000001",
  "name": "deal",
  "label": {
    "en": "Deal",
    "vi": "Cơ hội"
  },
  "plural": {
    "en": "Deals",
    "zh-CN": "商机"
  },
  "title": "name",
  "fields": [
    {
      "id": "fld_000000000001",
      "name": "name",
      "type": "text",
      "label": "Tên"
    },
    {
      "id": "fld_000000000002",
      "name": "account",
      "type": "lookup",
      "label": {
        "en": "Account",
        "vi": "Khách"
      },
      "object": "account"
    }
  ]
}
`)
    expect(definitionPath(object)).toBe('object/deal.json')
  })

  it('keeps settings that differ from their default', () => {
    const [name, account] = object.fields
    const changed = tidyDefinition({ ...object, fields: [{ ...name, maxLength: 80, required: true }, { ...account, onDelete: 'cascade' }] } as unknown as ObjectDefinition)
    expect(changed.fields).toMatchObject([{ maxLength: 80, required: true }, { onDelete: 'cascade' }])
  })

  it('sorts free keys by code point and leaves out rights that are not given', () => {
    const role = {
      kind: 'role', format: 1, id: 'rol_000000000001', name: 'clerk', label: 'Clerk',
      objects: { visit: { read: 'own', delete: false, create: true }, deal: 'everything', '*': { read: 'all' } },
      fields: { 'visit.note': 'none', 'deal.margin': 'read' },
    } satisfies RoleDefinition
    const tidied = tidyDefinition(role)
    expect(JSON.stringify(tidied.objects)).toBe('{"*":{"read":"all"},"deal":"everything","visit":{"create":true,"read":"own"}}')
    expect(Object.keys(tidied.fields ?? {})).toEqual(['deal.margin', 'visit.note'])
  })

  it('says the same when it is written twice', () => {
    expect(definitionText(JSON.parse(definitionText(object)))).toBe(definitionText(object))
  })
})
