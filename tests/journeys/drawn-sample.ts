import { newId } from '../../schemas/ids.ts'
import { type ApiClient, publishDefinitions } from '../support/api-client.ts'

const field = (name: string, type: string, label: string, more: object = {}) => ({ id: newId('field'), name, type, label: { en: label }, ...more })

const deal = {
  kind: 'object', format: 1, id: newId('object'), name: 'deal', label: { en: 'Deal' }, plural: { en: 'Deals' }, title: 'name',
  fields: [field('name', 'text', 'Name', { required: true }), field('amount', 'decimal', 'Amount'), field('cleared', 'boolean', 'Cleared')],
}

const finance = { kind: 'role', format: 1, id: newId('role'), name: 'finance', label: { en: 'Finance' }, objects: { deal: { read: 'all' } } }

const cleared = {
  kind: 'message', format: 1, id: newId('message'), name: 'deal_cleared', label: { en: 'Deal cleared' }, object: 'deal', channels: ['email'],
  subject: { en: '{{ record.name }} is cleared' }, body: { en: 'Both have said yes.\n\n{{ link }}' },
}

/** The ids of a salesperson, of the manager and the manager's manager, of somebody in finance, and of a deal that the salesperson owns. */
export interface DrawnSample {
  readonly lan: string
  readonly deal: string
}

/** Deals, people above each other, and a message: all that is there before somebody draws a flow. */
export async function fillDrawnSample(api: ApiClient): Promise<DrawnSample> {
  await publishDefinitions(api, 'main', [deal, finance, cleared])
  const person = async (name: string, roles: readonly string[], manager?: string) => {
    const body = { name, login: name.toLowerCase(), roles, ...(manager !== undefined && { manager }) }
    return (await api.call<{ person: { id: string } }>('POST', '/api/w/main/people', { body })).person.id
  }
  const minh = await person('Minh', ['administrator'], await person('Hoa', ['administrator']))
  const lan = await person('Lan', ['administrator'], minh)
  await person('Tien', ['finance'])
  return { lan, deal: await dealOf(api, lan, { name: 'Acme renewal', amount: '250000' }) }
}

/** Saves a deal that somebody owns. */
export async function dealOf(api: ApiClient, owner: string, values: Readonly<Record<string, string>>): Promise<string> {
  return (await api.call<{ id: string }>('POST', '/api/w/main/records/deal', { body: { values: { ...values, owner } } })).id
}
