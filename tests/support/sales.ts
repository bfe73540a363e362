import type { DefinitionHeader } from '../../schemas/definition.ts'

/** A small sales workspace for tests: accounts in a tree, deals with every kind of column, quotes that go with their deal. */
export const accountObject = {
  kind: 'object', format: 1, id: 'obj_0000000acct0', name: 'account', label: { en: 'Account', vi: 'Khách hàng' }, plural: 'Accounts', title: 'name',
  fields: [
    { id: 'fld_0000000acct1', name: 'name', type: 'text', label: 'Name', required: true },
    { id: 'fld_0000000acct2', name: 'industry', type: 'picklist', label: 'Industry', options: [
      { id: 'opt_0000000acct1', value: 'bank', label: 'Bank' }, { id: 'opt_0000000acct2', value: 'retail', label: 'Retail' },
    ] },
    { id: 'fld_0000000acct3', name: 'parent', type: 'lookup', label: 'Parent', object: 'account', onDelete: 'set_null' },
  ],
} as const

export const dealObject = {
  kind: 'object', format: 1, id: 'obj_0000000dea10', name: 'deal', label: 'Deal', plural: 'Deals', title: 'name',
  unique: [{ id: 'unq_0000000dea11', fields: ['code'] }],
  indexes: [{ id: 'idx_0000000dea11', fields: ['amount'] }],
  fields: [
    { id: 'fld_0000000dea11', name: 'name', type: 'text', label: { en: 'Name', vi: 'Tên' }, required: true, maxLength: 40 },
    { id: 'fld_0000000dea12', name: 'number', type: 'autonumber', label: 'No.', pattern: 'D-{yyyy}-{0000}', reset: 'year' },
    { id: 'fld_0000000dea13', name: 'code', type: 'text', label: 'Code' },
    { id: 'fld_0000000dea14', name: 'account', type: 'lookup', label: 'Account', object: 'account', onDelete: 'restrict' },
    { id: 'fld_0000000dea15', name: 'amount', type: 'currency', label: 'Amount', currency: 'USD', min: '0' },
    { id: 'fld_0000000dea16', name: 'stage', type: 'picklist', label: 'Stage', default: 'new', options: [
      { id: 'opt_0000000dea11', value: 'new', label: 'New' }, { id: 'opt_0000000dea12', value: 'open', label: 'Open' }, { id: 'opt_0000000dea13', value: 'won', label: 'Won' },
    ] },
    { id: 'fld_0000000dea17', name: 'close_date', type: 'date', label: 'Close date' },
    { id: 'fld_0000000dea18', name: 'seen_at', type: 'datetime', label: 'Seen' },
    { id: 'fld_0000000dea19', name: 'seats', type: 'integer', label: 'Seats' },
    { id: 'fld_0000000dea1a', name: 'is_hot', type: 'boolean', label: 'Hot' },
    { id: 'fld_0000000dea1b', name: 'margin', type: 'percent', label: 'Margin' },
    { id: 'fld_0000000dea1c', name: 'email', type: 'email', label: 'E-mail' },
    { id: 'fld_0000000dea1d', name: 'partner', type: 'user', label: 'Partner' },
  ],
} as const

export const quoteObject = {
  kind: 'object', format: 1, id: 'obj_0000000qu0te', name: 'quote', label: 'Quote', plural: 'Quotes', title: 'name',
  fields: [
    { id: 'fld_0000000qu0t1', name: 'name', type: 'text', label: 'Name', required: true },
    { id: 'fld_0000000qu0t2', name: 'deal', type: 'lookup', label: 'Deal', object: 'deal', onDelete: 'cascade' },
  ],
} as const

/** Sees and edits own deals, all accounts, no quotes; never the margin. */
export const repRole = {
  kind: 'role', format: 1, id: 'rol_00000000000r', name: 'rep', label: 'Sales representative',
  objects: {
    deal: { create: true, read: 'own', update: 'own', delete: 'own' },
    account: { read: 'all' },
  },
  fields: { 'deal.margin': 'none', 'deal.email': 'none', 'deal.seats': 'read' },
} as const

export const salesDefinitions = [accountObject, dealObject, quoteObject, repRole] as unknown as readonly DefinitionHeader[]
