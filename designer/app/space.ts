import type { Icon } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { RouteObject } from 'react-router'
import type { SpaceName } from './me.ts'

/** One link of a space's own navigation. */
interface NavigationEntry {
  /** Path below the space: `objects`, `` for its home. */
  to: string
  label: string
  icon: Icon
  /** A number beside the label: open tasks, changes to review. */
  count?: number
}

export interface NavigationGroup {
  label?: string
  entries: readonly NavigationEntry[]
}

/** Something that the command palette offers: a page to go to or an action to run. */
export interface PaletteEntry {
  id: string
  group: 'records' | 'pages' | 'actions' | 'workspaces'
  label: string
  /** Muted, behind the label: the subtitle of a record, the space of a page. */
  hint?: string
  icon?: Icon
  /** Further words that find it. */
  keywords?: string
  /** Where it goes (absolute) or what it does. */
  to?: string
  run?: () => void
}

/** A space of the app: its pages, its navigation, and what it adds to the command palette. */
export interface Space {
  name: SpaceName
  icon: Icon
  /** Pages below `/w/<workspace>/<space>/`; made with `page()` so that each is a chunk of its own. */
  routes: RouteObject[]
  /** A hook: the navigation as this person sees it now. */
  useNavigation: () => readonly NavigationGroup[]
  /** A hook: actions of the space ("New object", "Import a file"). */
  useActions?: () => readonly PaletteEntry[]
  /** Asked while somebody types in the palette. */
  search?: (workspace: string, text: string, signal: AbortSignal) => Promise<readonly PaletteEntry[]>
}

/** A route whose page is fetched when it is first opened: `page('objects', () => import('./ObjectsPage.tsx'), 'ObjectsPage')`. */
export function page<Name extends string>(
  path: string,
  load: () => Promise<Record<Name, ComponentType>>,
  name: Name,
): RouteObject {
  const lazy = async () => ({ Component: (await load())[name] })
  return path === '' ? { index: true, lazy } : { path, lazy }
}
