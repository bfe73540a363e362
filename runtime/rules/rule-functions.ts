import { caseFunctions } from './case-function.ts'
import { powerFunction } from './power-function.ts'

/** The statements that install in the schema `tessera` what rules call there. */
export const ruleFunctions: readonly string[] = [...caseFunctions(), powerFunction]
