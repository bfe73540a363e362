import type { TypeName } from '../rule-type.ts'
import type { Parameter } from './operator.ts'

type More = Omit<Parameter, 'name' | 'accepts'>

export const parameter = (accepts: readonly TypeName[]) =>
  (name: string, more: More = {}): Parameter => ({ name, accepts, ...more })

export const text = parameter(['text', 'option'])
export const number = parameter(['integer', 'decimal'])
export const integer = parameter(['integer'])
export const boolean = parameter(['boolean'])
export const date = parameter(['date'])
export const dateOrMoment = parameter(['date', 'datetime'])
export const moment = parameter(['datetime'])
export const clock = parameter(['datetime', 'time'])

/** Values of one kind, whichever. */
export const anything = parameter([
  'text', 'option', 'integer', 'decimal', 'boolean', 'date', 'datetime', 'time', 'duration', 'record', 'options', 'list', 'address',
])

/** Anything that a field can hold. */
export const whatever = parameter([...anything('').accepts, 'files'])

/** Values that can be equal to one another. */
export const comparable = parameter([
  'text', 'option', 'integer', 'decimal', 'boolean', 'date', 'datetime', 'time', 'duration', 'record', 'options',
])

/** Values that come before or after one another. */
export const ordered = parameter(['integer', 'decimal', 'date', 'datetime', 'time', 'duration', 'text', 'option'])

/** Values of which one is the least. */
export const measured = parameter(['integer', 'decimal', 'date', 'datetime', 'time', 'duration'])

/** A field of the record itself, of which a save knows what it was before. */
export const ownField: Parameter = { name: 'field', accepts: [], path: true, own: true }

/** A list, or a text as a list of its parts. */
export const collection = (name: string): Parameter =>
  ({ name, accepts: ['list', 'options', 'text', 'option'], same: true, collection: true })

export const ignoreCase: Parameter = { name: 'ignore_case', accepts: ['boolean'], flag: true, optional: true }
