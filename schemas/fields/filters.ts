import type { OperatorName } from '../rules/operators/index.ts'

/** What filters ask of values that are only told apart: options, links, people. */
export const choiceOperators = ['==', '!=', 'in', 'is_blank'] as const satisfies readonly OperatorName[]

/** What filters ask of several values at once. */
export const severalOperators = ['includes', 'is_blank'] as const satisfies readonly OperatorName[]

/** What filters ask of files. */
export const fileOperators = ['is_blank'] as const satisfies readonly OperatorName[]

/** What filters ask of values in an order: numbers, days, moments. */
export const orderOperators = ['==', '!=', '<', '<=', '>', '>=', 'is_blank'] as const satisfies readonly OperatorName[]

/** What filters ask of short texts. */
export const textOperators = ['==', '!=', 'in', 'contains', 'starts_with', 'ends_with', 'is_blank'] as const satisfies readonly OperatorName[]

/** What filters ask of texts too long to be compared whole. */
export const searchOperators = ['contains', 'starts_with', 'is_blank'] as const satisfies readonly OperatorName[]
