import { adminSpace } from '../admin/space.ts'
import { designSpace } from '../design/space.ts'
import { workSpace } from '../work/space.ts'
import { useWorkspace } from './me.ts'
import type { NavigationGroup, Space } from './space.ts'

/** The spaces in the order of the rail. */
export const spaces: readonly Space[] = [workSpace, designSpace, adminSpace]

/** The spaces that this person may open in the workspace of the address. */
export function useMySpaces(): readonly Space[] {
  const { spaces: mine } = useWorkspace()
  return spaces.filter(({ name }) => mine.includes(name))
}

/** The navigation of all spaces, by name. */
export function useNavigations(): Record<Space['name'], readonly NavigationGroup[]> {
  return { work: workSpace.useNavigation(), design: designSpace.useNavigation(), admin: adminSpace.useNavigation() }
}
