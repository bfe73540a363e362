import type { StepOp } from '../../schemas/api/publish-plan.ts'
import type { DefinitionHeader } from '../../schemas/definition.ts'
import type { FieldDefinition } from '../../schemas/fields/field.ts'
import type { ObjectDefinition } from '../../schemas/objects/object.ts'

/** Why a step cannot be taken; the text stands with the other texts of issues. */
interface Block {
  readonly code: string
  readonly params: Readonly<Record<string, unknown>>
}

interface Blockable {
  readonly blocked?: Block
}

/** A step on the table of an object; the table has the name of `object` when the step runs. */
interface OnObject extends Blockable {
  readonly object: ObjectDefinition
}

interface OnField extends OnObject {
  readonly field: FieldDefinition
}

interface OnKey extends OnObject {
  readonly key: Key
}

/** A unique key or an index. */
export interface Key {
  readonly id: string
  readonly fields: readonly string[]
}

/** One explicit change of a workspace's tables or definitions, made by `diffPlans`, printed as SQL by `statementsOf`. */
export type Step =
  | ({ readonly op: 'createObject' | 'trashObject' } & OnObject)
  | ({ readonly op: 'restoreObject'; readonly trashed: ObjectDefinition } & OnObject)
  | ({ readonly op: 'renameObject'; readonly from: string } & OnObject)
  | ({ readonly op: 'addField' | 'trashField' | 'setRequired' | 'dropRequired' } & OnField)
  | ({ readonly op: 'restoreField' | 'retypeField' | 'relinkField'; readonly from: FieldDefinition } & OnField)
  | ({ readonly op: 'renameField'; readonly from: string } & OnField)
  | ({ readonly op: 'addUnique' | 'dropUnique' | 'addIndex' | 'dropIndex' } & OnKey)
  | ({ readonly op: 'setDefinition' | 'removeDefinition'; readonly definition: DefinitionHeader } & Blockable)

/** What is always true of an operation, whatever it is done to. */
interface StepFacts {
  /** The strongest lock on the object's table; null where nothing that exists is locked. */
  readonly lock: 'ACCESS EXCLUSIVE' | 'SHARE' | 'SHARE ROW EXCLUSIVE' | null
  readonly undo: StepOp | null
  /** Seconds that the tables stand still for each stored record; 0 = however many there are. */
  readonly secondsPerRow: number
}

/** Measured on two cores with a table of a million records. */
const scan = 0.000_000_2
const build = 0.000_002

export const stepFacts: Readonly<Record<StepOp, StepFacts>> = {
  createObject: { lock: null, undo: 'trashObject', secondsPerRow: 0 },
  renameObject: { lock: 'ACCESS EXCLUSIVE', undo: 'renameObject', secondsPerRow: 0 },
  trashObject: { lock: 'ACCESS EXCLUSIVE', undo: 'restoreObject', secondsPerRow: 0 },
  restoreObject: { lock: 'ACCESS EXCLUSIVE', undo: 'trashObject', secondsPerRow: scan },
  addField: { lock: 'ACCESS EXCLUSIVE', undo: 'trashField', secondsPerRow: 0 },
  renameField: { lock: 'ACCESS EXCLUSIVE', undo: 'renameField', secondsPerRow: 0 },
  retypeField: { lock: 'ACCESS EXCLUSIVE', undo: 'retypeField', secondsPerRow: build },
  relinkField: { lock: 'ACCESS EXCLUSIVE', undo: 'relinkField', secondsPerRow: scan },
  trashField: { lock: 'ACCESS EXCLUSIVE', undo: 'restoreField', secondsPerRow: 0 },
  restoreField: { lock: 'ACCESS EXCLUSIVE', undo: 'trashField', secondsPerRow: build },
  setRequired: { lock: 'ACCESS EXCLUSIVE', undo: 'dropRequired', secondsPerRow: scan },
  dropRequired: { lock: 'ACCESS EXCLUSIVE', undo: 'setRequired', secondsPerRow: 0 },
  addUnique: { lock: 'SHARE', undo: 'dropUnique', secondsPerRow: build },
  dropUnique: { lock: 'ACCESS EXCLUSIVE', undo: 'addUnique', secondsPerRow: 0 },
  addIndex: { lock: 'SHARE', undo: 'dropIndex', secondsPerRow: build },
  dropIndex: { lock: 'ACCESS EXCLUSIVE', undo: 'addIndex', secondsPerRow: 0 },
  setDefinition: { lock: 'SHARE ROW EXCLUSIVE', undo: 'setDefinition', secondsPerRow: 0 },
  removeDefinition: { lock: null, undo: 'setDefinition', secondsPerRow: 0 },
}
