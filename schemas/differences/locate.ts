import { typeOfId } from '../ids.ts'
import { type Json, stepsOf } from '../pointer.ts'

type JsonRecord = Readonly<Record<string, Json>>

/** A place in a definition that was named by the ids of parts (`/fields/fld_…/label/en`, `/itm_…/visible`). */
export interface Located {
  /** The kind, or the type of the innermost part. */
  readonly noun: string
  /** The keys from that part on. */
  readonly steps: readonly string[]
  /** The keys and positions from the root on; as far as the way exists. */
  readonly way: readonly string[]
  /** The parts on the way, outermost first. */
  readonly parts: readonly JsonRecord[]
}

/** Finds a place in a definition. What is not there is known by the pointer alone. */
export function locate(kind: string, definition: Json | null, pointer: string): Located {
  const found = stepsOf(pointer).reduce<Search>(into, { noun: kind, steps: [], way: [], value: definition ?? undefined })
  const { noun, steps, way } = found
  return { noun, steps, way, parts: definition === null ? [] : partsOn(definition, way) }
}

interface Search extends Omit<Located, 'parts'> {
  readonly value: Json | undefined
}

function into({ noun, steps, way, value }: Search, step: string): Search {
  const type = typeOfId(step)
  const toPart = type && wayTo(value, step)
  if (type) return { noun: type, steps: [], way: [...way, ...(toPart ?? [step])], value: toPart?.reduce(memberOf, value) }
  return { noun, steps: [...steps, step], way: [...way, step], value: memberOf(value, step) }
}

/** The keys and positions that lead to the part of an id, wherever it stands within. */
function wayTo(value: Json | undefined, id: string): readonly string[] | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  if (!Array.isArray(value) && value['id'] === id) return []
  for (const [key, member] of Object.entries(value)) {
    const rest = wayTo(member, id)
    if (rest) return [key, ...rest]
  }
  return undefined
}

function partsOn(root: Json, way: readonly string[]): readonly JsonRecord[] {
  const values = way.map((_, index) => way.slice(0, index + 1).reduce<Json | undefined>(memberOf, root))
  return values.flatMap((value) => (isRecord(value) && typeof value['id'] === 'string' ? [value] : []))
}

function memberOf(value: Json | undefined, step: string): Json | undefined {
  if (Array.isArray(value)) return value[Number(step)]
  return isRecord(value) && Object.hasOwn(value, step) ? value[step] : undefined
}

const isRecord = (value: Json | undefined): value is JsonRecord => typeof value === 'object' && value !== null && !Array.isArray(value)
