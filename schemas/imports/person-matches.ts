/** What people are named by in a file. */
export const personMatches = ['email', 'login', 'employee_code', 'name'] as const

export type PersonMatch = (typeof personMatches)[number]

/**
 * The ways to name people that somebody may use, the usual one first. Beside the name they tell who has an address or a
 * login, which only those who manage people may know.
 */
export const personMatchesFor = (managesPeople: boolean): readonly PersonMatch[] => (managesPeople ? personMatches : ['name'])
