import Type from 'typebox'
import { decideMany } from '../../runtime/tasks/decide-many.ts'
import { decideTask } from '../../runtime/tasks/decide-task.ts'
import { countTasks, listTasks } from '../../runtime/tasks/list-tasks.ts'
import { previewApproval } from '../../runtime/tasks/preview-approval.ts'
import { handOver } from '../../runtime/tasks/hand-over.ts'
import { readTask } from '../../runtime/tasks/read-task.ts'
import { mySubstitute, setMySubstitute } from '../../runtime/tasks/substitutes.ts'
import { urgeTask } from '../../runtime/tasks/urge-task.ts'
import { withdrawRun } from '../../runtime/tasks/withdraw-run.ts'
import { Uuid } from '../../schemas/api/record.ts'
import { ApprovalPreview, DecisionInput, DecisionResult, HandedOver, HandOverInput, ManyDecisionsInput, ManyDecisionsResult, SubstituteAnswer, SubstituteInput, TaskAnswer, TaskCount, TaskPage, TaskQuery } from '../../schemas/api/task.ts'
import { requiredVersion } from '../http/preconditions.ts'
import { uuidParam } from '../http/uuid-param.ts'
import { problemOfRefusal } from '../problem.ts'
import { route } from '../route.ts'

const tag = 'Tasks'
const workspace = '/api/w/:workspace'
const tasks = `${workspace}/tasks`

export const taskRoutes = [
  route({
    method: 'POST', path: `${workspace}/flows/:flow/preview`, policy: 'member', tag, summary: 'Whom a flow would ask about a record',
    body: Type.Object({ record: Uuid }, { additionalProperties: false }), answers: { 200: ApprovalPreview },
    work: async ({ caller, params, body }) => ({ body: await previewApproval(caller, { flow: params.flow, record: body.record }) }),
  }),
  route({
    method: 'GET', path: tasks, policy: 'member', tag, summary: 'List my tasks, or all of a record',
    query: TaskQuery, answers: { 200: TaskPage },
    work: async ({ caller, query }) => ({ body: await listTasks(caller, query) }),
  }),
  route({
    method: 'GET', path: `${tasks}/count`, policy: 'member', tag, summary: 'Count what waits for me',
    answers: { 200: TaskCount },
    work: async ({ caller }) => ({ body: await countTasks(caller) }),
  }),
  route({
    method: 'POST', path: `${tasks}/decisions`, policy: 'member', tag, summary: 'Decide several tasks alike',
    body: ManyDecisionsInput, answers: { 200: ManyDecisionsResult },
    work: async ({ caller, body }) => {
      const items = await decideMany(caller, body)
      return { body: { items: items.map((item) => ('done' in item ? item : { id: item.id, problem: problemOfRefusal(item.refusal, caller.person.language).body })) } }
    },
  }),
  route({
    method: 'GET', path: `${tasks}/:id`, policy: 'member', tag, summary: 'Read a task',
    answers: { 200: TaskAnswer },
    work: async ({ caller, params }) => ({ body: await readTask(caller, uuidParam(params.id)) }),
  }),
  route({
    method: 'POST', path: `${tasks}/:id/decision`, policy: 'member', tag, summary: 'Decide a task: approve, return, hand over',
    body: DecisionInput, answers: { 200: DecisionResult },
    work: async ({ caller, params, body }) => ({ body: await decideTask(caller, uuidParam(params.id), body) }),
  }),
  route({
    method: 'POST', path: `${tasks}/:id/hand-over`, policy: ['publish'], versioned: 'seen', tag, summary: 'Give somebody\'s open task to another person',
    body: HandOverInput, answers: { 200: HandedOver },
    work: async ({ caller, params, body, ifMatch }) => ({ body: await handOver(caller, { id: uuidParam(params.id), rev: requiredVersion(ifMatch), ...body }) }),
  }),
  route({
    method: 'POST', path: `${tasks}/:id/urge`, policy: 'member', tag, summary: 'Remind whoever has a task of my request',
    answers: { 204: null },
    work: async ({ caller, params }) => {
      await urgeTask(caller, uuidParam(params.id))
      return { status: 204 }
    },
  }),
  route({
    method: 'POST', path: `${workspace}/runs/:id/withdraw`, policy: 'member', tag, summary: 'Withdraw my request',
    body: Type.Object({ comment: Type.Optional(Type.String({ maxLength: 4_000 })) }, { additionalProperties: false }), answers: { 204: null },
    work: async ({ caller, params, body }) => {
      await withdrawRun(caller, uuidParam(params.id), body)
      return { status: 204 }
    },
  }),
  route({
    method: 'GET', path: `${workspace}/me/substitute`, policy: 'member', tag, summary: 'Who answers for me while I am away',
    answers: { 200: SubstituteAnswer },
    work: async ({ caller }) => ({ body: await mySubstitute(caller) }),
  }),
  route({
    method: 'PUT', path: `${workspace}/me/substitute`, policy: 'member', tag, summary: 'Say who answers for me while I am away',
    body: SubstituteInput, answers: { 200: SubstituteAnswer },
    work: async ({ caller, body }) => ({ body: await setMySubstitute(caller, body) }),
  }),
]
