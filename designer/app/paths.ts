import type { SpaceName } from './me.ts'

/** The address of a page in the browser: `pathOf('main', 'design', 'objects', 'deal')`. */
export function pathOf(workspace: string, space?: SpaceName, ...rest: readonly string[]): string {
  const steps = [workspace, ...(space ? [space] : []), ...rest.filter(Boolean)].map(encodeURIComponent)
  return `/w/${steps.join('/')}`
}

/** The page of the signed-in person, which belongs to no space. */
export const profilePath = (workspace: string): string => `${pathOf(workspace)}/profile`

/** The address of a link of a space's navigation, whose path may have several steps. */
export const navigationPath = (workspace: string, space: SpaceName, to: string): string =>
  pathOf(workspace, space, ...to.split('/'))

/** The space that a path lies in. */
export function spaceOf(pathname: string): SpaceName | undefined {
  const step = pathname.split('/')[3]
  return step === 'work' || step === 'design' || step === 'admin' ? step : undefined
}

/** Where a comment stands on its record's page. */
export const commentAnchor = (id: string): string => `comment-${id}`
