/** What people are named by in a file. */
export const personMatches = ['email', 'login', 'employee_code', 'name'] as const
