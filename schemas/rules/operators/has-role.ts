import { argument } from './meaning.ts'
import { label, type Operator, phrase } from './operator.ts'
import { text } from './parameters.ts'

/** Whether the person for whom the rule runs has the role, named as in the API; nobody has none. */
export const hasRole: Operator = {
  group: 'people',
  parameters: [text('role', { literal: true, names: 'role' })],
  result: { type: 'boolean' },
  meaning: (args) => {
    const role = argument(args, 0)
    return (run) => run.context.roles.includes(String(role(run)))
  },
  binding: 3,
  wording: {
    label: label('current user has role', 'người dùng hiện tại có vai trò', '当前用户拥有角色'),
    words: phrase('the current user has the role {0}', 'người dùng hiện tại có vai trò {0}', '当前用户拥有角色 {0}'),
  },
  samples: [
    { args: ['sales_manager'], gives: true },
    { args: ['sales'], gives: false },
    { args: ['administrator'], gives: false },
  ],
}
