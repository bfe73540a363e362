import type { Phrases } from './phrases.ts'

const listed = (items: readonly string[], last: string): string => (items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`)

const events = { create: 'created', update: 'changed', delete: 'deleted' } as const

const comparisons: Readonly<Record<string, string>> = { '==': 'is', '!=': 'is not', '<': 'is less than', '<=': 'is at most', '>': 'is more than', '>=': 'is at least', in: 'is one of', contains: 'contains', starts_with: 'starts with' }

export const en: Phrases = {
  unfinished: 'something that is not finished',
  nothing: 'blank',
  requester: 'the requester',
  record: 'the record',
  before: 'before the change',
  theRecord: (object) => `the ${object}`,
  given: { decision: 'decision', by: 'who decided', approved_by: 'who approved', first: 'the record found', items: 'records found', count: 'how many were found', record: 'the new record', status: 'status', body: 'answer', state: 'how it ended', error: 'the error', node: 'the step' },
  and: (items) => listed(items, 'and'),
  quoted: (text) => `“${text}”`,
  span: (count, unit) => `${count} ${count === 1 ? unit.slice(0, -1) : unit}`,
  people: {
    role: (role) => `everybody with the role “${role}”`,
    manager: (of, level) => (level === 1 ? `the manager of ${of}` : `the manager ${level} levels above ${of}`),
    head: (of) => `the head of the department of ${of}`,
    near: (people) => `${people} in the requester’s department`,
    matrix: (amount, of) => `whom the matrix names for ${amount} and the department of ${of}`,
    otherwise: (people, instead) => `${people} (or ${instead} if nobody is found)`,
  },
  trigger: {
    record: (on, object) => `When ${object} is ${listed(on.map((each) => events[each]), 'or')}`,
    button: (label, object) => `When somebody presses “${label}” on ${object}`,
    roles: (roles) => `only for ${roles}`,
    schedule: (when) => when,
    each: (object) => `for each record of ${object}`,
    date: (field, object, { count, span, at }) => `${count === 0 ? `When ${field} of ${object} is reached` : `${span} ${count < 0 ? 'before' : 'after'} ${field} of ${object}`}${at === undefined ? '' : `, at ${at}`}`,
    webhook: 'When another system sends a message to the flow’s address',
    flow: (object) => (object === undefined ? 'When another flow calls it' : `When another flow calls it for ${object}`),
    when: (trigger, condition) => `${trigger}, if ${condition}`,
  },
  node: {
    approval: (who) => `Ask ${who} to approve`,
    mode: { any: 'any one approves', all: 'everyone approves', sequence: 'in turn' },
    due: (span) => `due in ${span}`,
    whenDue: { add_managers: 'then their managers are asked as well', to_managers: 'then their managers are asked instead', approve: 'then it counts as approved', reject: 'then it counts as rejected' },
    form: (who, fields) => `Ask ${who} to fill in ${fields}`,
    copy: (who) => `Show it to ${who}`,
    find: (objects, conditions) => (conditions === undefined ? `Find ${objects}` : `Find ${objects} where ${conditions}`),
    create: (object, values) => `Create ${object}: ${values}`,
    change: (record, values) => `Change ${record}: ${values}`,
    value: (field, value) => `${field} becomes ${value}`,
    tell: (who, message) => `Tell ${who}: “${message}”`,
    webhook: (event, { url, fields }) => `Tell ${url} “${event}”${fields === undefined ? '' : ` with ${fields}`}`,
    request: (method, url) => `Send a ${method} request to ${url}`,
    wait: (span) => `Wait ${span}`,
    until: (moment) => `Wait until ${moment}`,
    assign: (values) => `Remember: ${values}`,
    subFlow: (flow, record) => `Run the flow “${flow}” for ${record} and wait for its end`,
    parallel: 'At the same time:',
    joinAll: 'When all of them are done:',
    joinAny: 'As soon as one of them is done:',
    end: 'The flow ends.',
    stop: 'The flow ends at once, with everything that is still open.',
    handler: 'If something fails and nothing else is said for it:',
  },
  port: { approved: 'If approved:', rejected: 'If rejected:', failed: 'If that fails:', otherwise: 'Otherwise:', when: (condition) => `If ${condition}:`, branch: (label) => `${label}:` },
  goOn: (number) => `Go on with step ${number}.`,
  goOnBelow: 'Go on below.',
  openEnd: 'Nothing follows yet.',
  compared: (field, comparison, value) => (comparison === 'is_blank' ? `${field} is blank` : `${field} ${comparisons[comparison] ?? comparison} ${value}`),
}
