import { expect, it } from 'vitest'
import { definitionSet } from '../../../schemas/definition-set.ts'
import { checkDefinition, lintDefinition } from '../../../schemas/check-definitions.ts'
import type { DefinitionHeader } from '../../../schemas/definition.ts'

const field = { id: 'fld_000000000001', name: 'name', type: 'text', label: 'Name' }

it.each([
  [{}, 0],
  [{ personal: 'basic' }, 0],
  [{ personal: 'sensitive' }, 1],
  [{ personal: 'sensitive', purpose: 'To call back', legalBasis: 'consent', retention: { en: 'A year' } }, 0],
] as const)('warns of sensitive data without a purpose: %o', (settings, warnings) => {
  const object = { kind: 'object', format: 1, id: 'obj_000000000001', name: 'call', label: 'Call', plural: 'Calls', title: 'name', fields: [{ ...field, ...settings }] } as DefinitionHeader
  const set = definitionSet([object])
  expect(checkDefinition(object, set)).toEqual([])
  expect(lintDefinition(object, set)).toEqual(Array.from({ length: warnings }, () => ({ code: 'field.sensitive-without-purpose', path: '/fields/0', params: { field: 'name', label: 'Name' }, level: 'warning' })))
})
