import { listRuns } from '../../runtime/flows/runs/list-runs.ts'
import { readRun, type SeenTries } from '../../runtime/flows/runs/read-run.ts'
import { cancelRun, retryToken, skipToken } from '../../runtime/flows/runs/mend-run.ts'
import { retryEffect } from '../../runtime/flows/runs/retry-effect.ts'
import { runHistory } from '../../runtime/flows/runs/run-history.ts'
import { offeredButtons, pressButton } from '../../runtime/flows/triggers/buttons.ts'
import { wouldHaveStarted } from '../../runtime/flows/triggers/would-have-started.ts'
import { statusRefused } from '../../runtime/tasks/status-refused.ts'
import { FlowButtons, PastRequest, RunAnswer, RunCancel, type RunHistoryEntry, RunHistoryPage, RunHistoryQuery, RunPage, RunQuery, RunRetry, RunSkip, RunStart, StartedRun, WouldHaveStarted } from '../../schemas/api/run.ts'
import type { Issue } from '../../schemas/issue.ts'
import type { Language } from '../../schemas/label.ts'
import { issueText } from '../issue-texts/issue-text.ts'
import { requiredVersion } from '../http/preconditions.ts'
import { uuidParam } from '../http/uuid-param.ts'
import { route } from '../route.ts'

const tag = 'Flows'
const workspace = '/api/w/:workspace'
const runs = `${workspace}/runs`

/** An entry of a history; one of what a record did not take says why. */
function told(entry: RunHistoryEntry, language: Language): RunHistoryEntry {
  if (entry.kind !== statusRefused) return entry
  // What a refusal was noted with; its issues are for readers of the record alone.
  const { issues = [] } = (entry.data as { params: { issues?: readonly Issue[] } }).params
  return issues.length === 0 ? entry : { ...entry, message: issues.map((issue) => issueText(issue, language)).join(' ') }
}

export const runRoutes = [
  route({
    method: 'GET', path: runs, policy: 'member', tag, summary: 'List runs of flows',
    query: RunQuery, answers: { 200: RunPage },
    work: async ({ caller, query }) => ({ body: await listRuns(caller, query) }),
  }),
  route({
    method: 'GET', path: `${runs}/:id`, policy: 'member', tag, summary: 'See where a run stands',
    answers: { 200: RunAnswer },
    work: async ({ caller, params }) => {
      const { answer } = await readRun(caller, uuidParam(params.id))
      const textOf = (fault: Parameters<typeof issueText>[0]) => issueText(fault, caller.person.language)
      const incidents = answer.incidents.map((incident) => ({ ...incident, message: textOf(incident) }))
      const triesOf = (tries: SeenTries | null) => tries && { ...tries, failed: tries.failed && textOf(tries.failed), held: tries.held && textOf(tries.held) }
      const tokens = answer.tokens.map(({ wait, ...token }) => ({ ...token, wait: wait && { ...wait, tries: triesOf(wait.tries) } }))
      return { body: { ...answer, incidents, tokens }, headers: { etag: `"${answer.rev}"` } }
    },
  }),
  route({
    method: 'GET', path: `${runs}/:id/history`, policy: 'member', tag, summary: 'Read what has happened in a run',
    query: RunHistoryQuery, answers: { 200: RunHistoryPage },
    work: async ({ caller, params, query }) => {
      const { items, next } = await runHistory(caller, uuidParam(params.id), query.after)
      return { body: { items: items.map((entry) => told(entry, caller.person.language)), next } }
    },
  }),
  route({
    method: 'POST', path: `${runs}/:id/cancel`, policy: ['publish'], versioned: 'seen', tag, summary: 'End a run with everything that is under way in it',
    body: RunCancel, answers: { 202: null },
    work: async ({ caller, params, body, ifMatch }) => {
      await cancelRun(caller, { id: uuidParam(params.id), rev: requiredVersion(ifMatch) }, body.reason)
      return { status: 202 }
    },
  }),
  route({
    method: 'POST', path: `${runs}/:id/retry`, policy: ['publish'], versioned: 'seen', tag, summary: 'Let what has failed try again',
    body: RunRetry, answers: { 202: null },
    work: async ({ caller, params, body, ifMatch }) => {
      const seen = { id: uuidParam(params.id), rev: requiredVersion(ifMatch) }
      if ('token' in body) await retryToken(caller, seen, body.token)
      else await retryEffect(caller, { id: seen.id, incident: body.incident })
      return { status: 202 }
    },
  }),
  route({
    method: 'POST', path: `${runs}/:id/skip`, policy: ['publish'], versioned: 'seen', tag, summary: 'Leave a step that has failed as if it had been done',
    body: RunSkip, answers: { 202: null },
    work: async ({ caller, params, body, ifMatch }) => {
      await skipToken(caller, { id: uuidParam(params.id), rev: requiredVersion(ifMatch) }, body)
      return { status: 202 }
    },
  }),
  route({
    method: 'GET', path: `${workspace}/records/:object/:id/buttons`, policy: 'member', viewable: true, tag, summary: 'Which flows a record offers to start',
    answers: { 200: FlowButtons },
    work: async ({ caller, params }) => ({ body: { items: await offeredButtons(caller, { object: params.object, id: uuidParam(params.id) }) } }),
  }),
  route({
    method: 'POST', path: `${workspace}/flows/:flow/runs`, policy: 'member', tag, summary: 'Start a flow by its button',
    body: RunStart, answers: { 201: StartedRun },
    work: async ({ caller, params, body }) => ({ status: 201, body: await pressButton(caller, { flow: params.flow, ...body }) }),
  }),
  route({
    method: 'POST', path: `${workspace}/draft/flows/would-have-started`, policy: ['design'], tag, summary: 'Say how often a trigger would have fired in the last thirty days',
    body: PastRequest, answers: { 200: WouldHaveStarted },
    work: async ({ caller, body }) => ({ body: await wouldHaveStarted(caller, body.trigger) }),
  }),
]
