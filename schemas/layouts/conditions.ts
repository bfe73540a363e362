import type { StoredCondition } from '../rules/stored-condition.ts'
import type { LayoutDefinition, LayoutItem } from './layout.ts'
import { itemPlaces, type Place, sectionPlaces, tabPlaces } from './places.ts'

/** A condition and where it stands. */
interface ConditionPlace extends Place<StoredCondition> {
  /** Pointer to what says nothing any more without the condition. */
  readonly whole: string
}

/** Every condition of a layout and the JSON pointer to it. */
export function conditionsOf(layout: LayoutDefinition): readonly ConditionPlace[] {
  const containers = [...tabPlaces(layout), ...sectionPlaces(layout)]
  return [...containers.flatMap(({ part, at }) => placed(part.visible, `${at}/visible`)), ...itemPlaces(layout).flatMap(ofItem)]
}

const ofItem = ({ part, at }: Place<LayoutItem>): readonly ConditionPlace[] => [
  ...(['visible', 'required', 'readOnly'] as const).flatMap((key) => placed(part[key], `${at}/${key}`)),
  ...(part.options ?? []).flatMap(({ when }, index) => placed(when, `${at}/options/${index}/when`, `${at}/options/${index}`)),
]

const placed = (condition: StoredCondition | null | undefined, at: string, whole = at): readonly ConditionPlace[] =>
  condition === null || condition === undefined ? [] : [{ part: condition, at, whole }]
