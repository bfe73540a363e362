import type { RoleDefinition } from '../../../schemas/roles/role.ts'

/** Whether a document has what the form needs in order to draw it; JSON can be in any state while somebody writes it. */
export function isDrawableRole(document: unknown): document is RoleDefinition {
  if (!isRecord(document)) return false
  const { name, label, objects, fields = {}, system = [] } = document
  const isLabel = typeof label === 'string' || (isRecord(label) && Object.values(label).every((text) => typeof text === 'string'))
  const areRights = isRecord(objects) && Object.values(objects).every((rights) => rights === 'everything' || isRecord(rights))
  return typeof name === 'string' && isLabel && areRights && isRecord(fields) && Array.isArray(system)
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
