/** Every operator that a rule may use, in the order in which lists show them. Anything else is refused. */
export const operatorNames = [
  '==', '!=', '===', '!==', '<', '<=', '>', '>=', 'in', 'includes',
  'and', 'or', '!', '!!', 'if',
  'is_blank', 'coalesce', 'missing',
  'contains', 'starts_with', 'ends_with', 'matches', 'lower', 'upper', 'trim', 'length', 'substr', 'cat',
  'replace', 'left', 'right', 'find', 'text_of', 'number_of', 'option_label',
  '+', '-', '*', '/', '%', 'min', 'max', 'abs', 'round', 'floor', 'ceil', 'power', 'mod',
  'today', 'now', 'date', 'datetime', 'date_of', 'year', 'month', 'day', 'weekday', 'hour', 'minute',
  'add_days', 'add_months', 'days_between', 'start_of_month', 'end_of_month', 'in_period',
  'user', 'has_role',
  'old', 'is_new', 'changed', 'changed_to',
] as const

export type OperatorName = (typeof operatorNames)[number]

export const isOperator = (name: string): name is OperatorName => (operatorNames as readonly string[]).includes(name)
