import type { Language } from '../../../schemas/label.ts'
import { languages } from '../../../schemas/label.ts'
import { slugOf } from '../../app/pages/setup-form.ts'

export const workspacesKey = ['workspaces'] as const

export interface WorkspaceForm {
  name: string
  /** Undefined: made from the name until somebody writes their own. */
  slug: string | undefined
  language: Language
}

/** The address that the form asks for. */
export const slugIn = ({ name, slug }: WorkspaceForm): string => (slug === undefined && name.trim() === '' ? '' : slugOf({ workspace: name, slug }))

type WorkspaceFault = 'nameMissing' | 'slugWrong' | 'slugTaken'

/** What is still wrong with the form, by its inputs. */
export function workspaceFaults(form: WorkspaceForm, taken: ReadonlySet<string>): { name?: WorkspaceFault; slug?: WorkspaceFault } {
  const slug = slugIn(form)
  const slugFault = !/^[a-z0-9_]{1,40}$/.test(slug) ? 'slugWrong' : taken.has(slug) ? 'slugTaken' : undefined
  return { ...(form.name.trim() === '' && { name: 'nameMissing' as const }), ...(slugFault && { slug: slugFault }) }
}

/** The body of `POST /api/workspaces`: the chosen language leads, and the place is the browser's own. */
export const workspaceBody = (form: WorkspaceForm, zone: string) => ({
  name: form.name.trim(),
  slug: slugIn(form),
  languages: [form.language, ...languages.filter((each) => each !== form.language)],
  zone,
})
