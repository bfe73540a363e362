import type { Language } from '../schemas/label.ts'
import type { Plan } from './compile/plan.ts'
import type { Access } from './roles/access.ts'
import type { Workspace } from './workspaces/workspace.ts'

/** The person on whose behalf the runtime works. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly language: Language
  /** IANA zone in which times are shown to the person. */
  readonly zone: string
}

/** Who asks, in which workspace, under which plan and with which rights: the first argument of all work on records. */
export interface Caller {
  readonly workspace: Workspace
  readonly plan: Plan
  readonly person: Person
  readonly access: Access
  /** The workspace's number of rights when the person was read: it rises with every change of people and roles. */
  readonly rights: number
}
