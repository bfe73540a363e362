import type { DraftChange, DraftEntry } from '../../../schemas/api/draft.ts'
import type { PlanCheck, PlanStep, PublishPlan, StepClass } from '../../../schemas/api/publish-plan.ts'
import type { Label } from '../../../schemas/label.ts'

/** Everything that a publish does to one object; `object` null: to roles and whatever has no records of its own. */
export interface StoryGroup {
  readonly object: { readonly id: string; readonly label: Label } | null
  readonly steps: readonly PlanStep[]
  /** The gravest class among the steps. */
  readonly class: StepClass
}

const gravity: readonly StepClass[] = ['safe', 'slow', 'lossy', 'blocked']

/** The gravest of some classes; safe when there are none. */
export const gravest = (classes: readonly StepClass[]): StepClass => gravity.findLast((each) => classes.includes(each)) ?? 'safe'

/** The steps by object, in the order in which they first appear; what has no object comes last. */
export function storyOf(plan: PublishPlan, definitions: readonly (DraftEntry | DraftChange)[]): readonly StoryGroup[] {
  const labels = new Map([...definitions, ...plan.changes].map(({ id, label }) => [id, label]))
  const groups = Map.groupBy(plan.steps, ({ object }) => object)
  return [...groups]
    .map(([object, steps]) => ({
      object: object === null ? null : { id: object, label: labels.get(object) ?? object },
      steps,
      class: gravest(steps.map((step) => step.class)),
    }))
    .toSorted((a, b) => Number(a.object === null) - Number(b.object === null))
}

/** Whether nothing can go wrong: every step is safe, no stored record breaks a new demand, and nothing is faulty or worth a warning. */
export const isAllSafe = ({ steps, checks, issues, warnings, publishable }: PublishPlan): boolean =>
  publishable && issues.length === 0 && warnings.length === 0 && steps.every((step) => step.class === 'safe') && checks.every(({ failing }) => failing === 0)

/** A check that stands in the way as long as its records are not mended or another policy is chosen. */
export const isBlocking = ({ failing, policy }: PlanCheck): boolean => failing > 0 && policy === 'block'
