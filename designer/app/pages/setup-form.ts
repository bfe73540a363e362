import type { Language } from '../../../schemas/label.ts'
import { withoutMarks } from '../../ui/without-marks.ts'
import { passwordLength } from './NewPassword.tsx'

export interface SetupForm {
  name: string
  login: string
  password: string
  workspace: string
  /** Undefined: made from the name until somebody writes their own. */
  slug: string | undefined
}

type SetupFault = 'nameMissing' | 'setup.loginWrong' | 'passwordShort' | 'setup.workspaceMissing' | 'setup.slugWrong'

/** The address of a workspace from its name: `Công ty Hải Đăng` -> `cong_ty_hai_dang`; Chinese names give `main`. */
export function slugOf(form: Pick<SetupForm, 'workspace' | 'slug'>): string {
  if (form.slug !== undefined) return form.slug
  const made = withoutMarks(form.workspace).replaceAll(/[^a-z0-9]+/g, '_').replaceAll(/^_+|_+$/g, '').slice(0, 40)
  return made || 'main'
}

/** What is still wrong with the form, by its inputs. */
export function faultsOf(form: SetupForm): Partial<Record<keyof SetupForm, SetupFault>> {
  return {
    ...(form.name.trim() ? {} : { name: 'nameMissing' }),
    ...(isEmail(form.login) || /^[a-z0-9][a-z0-9._]{2,39}$/i.test(form.login.trim()) ? {} : { login: 'setup.loginWrong' }),
    ...(form.password.length < passwordLength ? { password: 'passwordShort' } : {}),
    ...(form.workspace.trim() ? {} : { workspace: 'setup.workspaceMissing' }),
    ...(/^[a-z0-9_]{1,40}$/.test(slugOf(form)) ? {} : { slug: 'setup.slugWrong' }),
  }
}

/** How the person who sets up reads: the first person and the first workspace begin with it. */
interface SetupReader {
  readonly language: Language
  readonly zone: string
}

/** The body of `POST /api/setup`. */
export function setupBody(token: string, form: SetupForm, { language, zone }: SetupReader) {
  const login = form.login.trim()
  return {
    token,
    name: form.name.trim(),
    ...(isEmail(login) ? { email: login } : { login }),
    password: form.password,
    language,
    workspace: { name: form.workspace.trim(), slug: slugOf(form), zone },
  }
}

const isEmail = (text: string): boolean => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim())
