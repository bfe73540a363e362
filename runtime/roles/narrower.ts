import type { RightScope } from '../../schemas/roles/role.ts'

/** What two scopes both reach. */
export const narrower = (one: RightScope, other: RightScope): RightScope => {
  if (!one || !other) return false
  return one === 'own' || other === 'own' ? 'own' : 'all'
}
