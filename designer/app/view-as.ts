import { post } from './api.ts'
import { addressesOf } from './addresses.ts'
import { pathOf } from './paths.ts'
import { keepViewedAs, type ViewedAs } from './viewed-as.ts'

type Other = { readonly person: string } | { readonly role: string }

/** Opens Work as another person or role, to look only; the whole page begins anew, so that nothing of mine is left on it. */
export async function startViewAs(workspace: string, other: Other, label: string): Promise<void> {
  await post(addressesOf(workspace).viewAs, other)
  const header = 'person' in other ? `person ${other.person}` : `role ${other.role}`
  const viewed: ViewedAs = { workspace, header, label, from: window.location.pathname + window.location.search }
  keepViewedAs(viewed)
  window.location.assign(pathOf(workspace, 'work'))
}

/** Back to where I was, as myself. */
export function stopViewAs({ from }: ViewedAs): void {
  keepViewedAs(null)
  window.location.assign(from)
}
