/** The rights on an object that explanations tell of, in the order in which people read them. */
export const explainedRights = ['create', 'read', 'update', 'delete', 'assign', 'claim', 'export', 'import'] as const

export type ExplainedRight = (typeof explainedRights)[number]
