/** The object of the benchmark: twelve fields of the usual types, an account beside it. */
const ids = (prefix: string) => {
  let next = 0
  return () => `${prefix}_${String(next++).padStart(12, '0')}`
}

const field = ids('fld')
const option = ids('opt')

export const account = {
  kind: 'object', format: 1, id: 'obj_00000000000a', name: 'account', label: 'Account', plural: 'Accounts', title: 'name',
  fields: [{ id: field(), name: 'name', type: 'text', label: 'Name', required: true }],
}

export const deal = {
  kind: 'object', format: 1, id: 'obj_00000000000d', name: 'deal', label: 'Deal', plural: 'Deals', title: 'name',
  indexes: [{ id: 'idx_000000000001', fields: ['stage', 'amount'] }],
  fields: [
    { id: field(), name: 'name', type: 'text', label: 'Name', required: true },
    { id: field(), name: 'code', type: 'text', label: 'Code' },
    { id: field(), name: 'email', type: 'email', label: 'E-mail' },
    { id: field(), name: 'phone', type: 'phone', label: 'Phone' },
    { id: field(), name: 'amount', type: 'currency', label: 'Amount', min: '0' },
    { id: field(), name: 'discount', type: 'percent', label: 'Discount' },
    { id: field(), name: 'probability', type: 'percent', label: 'Probability' },
    { id: field(), name: 'stage', type: 'picklist', label: 'Stage', options: ['new', 'open', 'won', 'lost'].map((value) => ({ id: option(), value, label: value })) },
    { id: field(), name: 'close_date', type: 'date', label: 'Close date' },
    { id: field(), name: 'is_open', type: 'boolean', label: 'Open' },
    { id: field(), name: 'note', type: 'long_text', label: 'Note' },
    { id: field(), name: 'account', type: 'lookup', label: 'Account', object: 'account' },
  ],
}

/** Values of one deal, different for each number. */
export const dealValues = (number: number, accountId: string) => ({
  name: `Renewal ${number}`,
  code: `C-${number}`,
  email: `buyer${number}@example.com`,
  phone: '+12025550123',
  amount: `${1000 + (number % 9000)}.50`,
  discount: '5.00',
  probability: '20.00',
  stage: ['new', 'open', 'won', 'lost'][number % 4],
  close_date: '2026-12-31',
  is_open: true,
  note: 'Wants the yearly plan, paid in advance.',
  account: accountId,
})

/** The tables of the bare server: the same columns and b-tree indexes as the product makes, written as its list asks. */
export const bareTables = `
  create schema bare;
  create table bare.account (id uuid primary key, name text);
  create table bare.deal (id uuid primary key, version int not null, created_at timestamptz(3), created_by uuid, updated_at timestamptz(3), updated_by uuid, owner uuid,
    record_type text, deleted_at timestamptz(3), _search text not null default '', _delete_group uuid,
    name text collate "C" not null, code text collate "C", email text collate "C", phone text collate "C", amount numeric, discount numeric, probability numeric, stage text collate "C",
    close_date date, is_open boolean, note text collate "C", account uuid references bare.account);
  create index on bare.deal (stage, amount desc nulls last, id desc) where deleted_at is null;
  create index on bare.deal (owner, id);
  create index on bare.deal (account);
  create table bare.change (seq bigint generated always as identity primary key, at timestamptz(3) not null, actor uuid, cause jsonb, object text not null, record uuid,
    version int, op text not null, changed jsonb not null, bulk jsonb);
  create index on bare.change (record, seq);`
