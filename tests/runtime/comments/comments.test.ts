import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Caller } from '../../../runtime/caller.ts'
import { addComment, changeComment, listComments, removeComment } from '../../../runtime/comments/comments.ts'
import { listNotifications } from '../../../runtime/notifications/notifications.ts'
import { createRecord } from '../../../runtime/records/create.ts'
import { refusalOf } from '../../support/publishing.ts'
import { type SalesWorkspace, salesWorkspace, write } from '../records/workspace.ts'

let sales: SalesWorkspace
let rep: Caller
let stranger: Caller
let deal: { objectName: string; id: string }

beforeAll(async () => {
  sales = await salesWorkspace()
  rep = await sales.person('Rep', ['rep'])
  stranger = await sales.person('Stranger', [])
  const { id } = await createRecord(sales.admin, { objectName: 'deal', values: { name: 'Renewal' }, write: write() })
  deal = { objectName: 'deal', id }
})
afterAll(() => sales.close())

const say = (body: string, caller = sales.admin, mentions: string[] = []) => addComment(caller, deal, { body, mentions })

describe('comments of a record', () => {
  it('are answered newest first, by pages', async () => {
    for (let number = 1; number <= 22; number += 1) await say(`Comment ${number}`)
    const first = await listComments(sales.admin, deal)
    expect(first.items.map(({ body }) => body).slice(0, 2)).toEqual(['Comment 22', 'Comment 21'])
    const rest = await listComments(sales.admin, deal, first.next ?? '')
    expect([rest.items.map(({ body }) => body), rest.next]).toEqual([['Comment 2', 'Comment 1'], null])
  })

  it('mention people, and say who of them cannot open the record', async () => {
    const { comment, cannotOpen } = await say('@Stranger, please look', sales.admin, [stranger.person.id, sales.admin.person.id])
    expect(comment.mentions.map(({ name }) => name)).toEqual(['Ada Admin', 'Stranger'])
    expect(cannotOpen.map(({ name }) => name)).toEqual(['Stranger'])
  })

  it('call those who are mentioned and can open the record, once', async () => {
    const lan = await sales.person('Lan', ['administrator'])
    await sales.rows(`insert into ws_sales._person_role (person, role, by, at) select '${lan.person.id}', role, by, at from ws_sales._person_role where person = '${sales.admin.person.id}'`)
    const { comment } = await say('@Lan @Stranger, look', sales.admin, [lan.person.id, stranger.person.id, sales.admin.person.id])
    const told = async (who: Caller) => (await listNotifications(who, { limit: 20 })).items.map(({ title, body, object, record, comment: about }) => ({ title, body, object, record, about }))
    expect(await told(lan)).toEqual([{ title: 'Ada Admin mentioned you: Renewal', body: '@Lan @Stranger, look', object: 'deal', record: deal.id, about: comment.id }])
    expect([await told(stranger), await told(sales.admin)]).toEqual([[], []])
    await changeComment(sales.admin, deal, { id: comment.id, input: { body: '@Lan, look again', mentions: [lan.person.id] } })
    expect(await told(lan)).toHaveLength(1)
    const other = await say('Later')
    await changeComment(sales.admin, deal, { id: other.comment.id, input: { body: '@Lan later', mentions: [lan.person.id] } })
    expect((await told(lan)).map(({ body }) => body)).toEqual(['@Lan later', '@Lan @Stranger, look'])
  })

  it('are hidden like the record', async () => {
    expect((await refusalOf(listComments(stranger, deal))).code).toBe('not-found')
    expect((await refusalOf(say('Hello', stranger))).code).toBe('not-found')
    expect((await refusalOf(say('Hello', rep))).code).toBe('not-found')
  })

  it('are changed by their author alone, and taken back by whoever may delete the record', async () => {
    const own = await createRecord(rep, { objectName: 'deal', values: { name: 'Own' }, write: write() })
    const record = { objectName: 'deal', id: own.id }
    const { comment } = await addComment(rep, record, { body: 'Firt' })
    expect((await refusalOf(changeComment(sales.admin, record, { id: comment.id, input: { body: 'x' } }))).code).toBe('forbidden')
    const changed = await changeComment(rep, record, { id: comment.id, input: { body: 'First' } })
    expect(changed.comment).toMatchObject({ body: 'First', editedAt: expect.any(String) })
    await removeComment(sales.admin, record, comment.id)
    expect((await listComments(rep, record)).items).toEqual([])
  })

  it('are of this record: the address of another one finds none', async () => {
    const { comment } = await say('Here')
    const other = await createRecord(sales.admin, { objectName: 'deal', values: { name: 'Other' }, write: write() })
    expect((await refusalOf(removeComment(sales.admin, { objectName: 'deal', id: other.id }, comment.id))).code).toBe('not-found')
  })

  it.each([
    ['   ', 'blank'],
    ['a\u0000b', 'bad-characters'],
  ])('refuses %j', async (body, code) => {
    expect((await refusalOf(say(body))).issues.map((issue) => `${issue.code} ${issue.path}`)).toEqual([`${code} /body`])
  })
})
