import type { Caller } from '../../runtime/caller.ts'
import { ownHook } from '../../runtime/flows/effects/workspace-secret.ts'
import { readHook, rotateHook, secretOf } from '../../runtime/flows/hooks/hook-secret.ts'
import { receiveCall } from '../../runtime/flows/hooks/receive-call.ts'
import { Refusal } from '../../runtime/refusal.ts'
import type { Workspace } from '../../runtime/workspaces/workspace.ts'
import type { Workspaces } from '../../runtime/workspaces/workspaces.ts'
import { HookAnswer, HookCall, SigningSecret } from '../../schemas/api/hook.ts'
import { HttpRefusal } from '../http-refusal.ts'
import { readBytes } from '../http/read-body.ts'
import type { Parts } from '../parts.ts'
import { route } from '../route.ts'
import { isJsonTooDeep } from '../../schemas/json-depth.ts'

const tag = 'Hooks'
const workspace = '/api/w/:workspace'

/** Bytes of what another system may send. */
const longest = 1024 * 1024

export const hookRoutes = [
  route({
    method: 'POST', path: `${workspace}/hooks/:flow`, policy: 'public', tag, summary: 'Start a flow from another system',
    bodyType: 'application/json', answers: { 202: HookCall },
    work: async ({ parts, params, raw }) => {
      const body = jsonIn(await readBytes(raw, longest))
      const known = await openOrForbid(parts.workspaces, params.workspace)
      return { status: 202, body: await receiveCall(known, { flow: params.flow, body, header: (name) => raw.headers.get(name) }) }
    },
  }),
  route({
    method: 'GET', path: `${workspace}/flows/:flow/hook`, policy: ['settings'], tag, summary: 'Read where and with which secret a flow is called',
    answers: { 200: HookAnswer },
    work: async ({ parts, caller, params }) => {
      const flow = flowIdOf(caller, params.flow)
      return { body: answerOf(parts, caller, { flow: params.flow, secret: secretOf(caller.workspace, await readHook(caller.workspace, flow)) }) }
    },
  }),
  route({
    method: 'POST', path: `${workspace}/flows/:flow/hook`, policy: ['settings'], fresh: true, tag, summary: 'Put another secret in force for a flow that is called',
    answers: { 200: HookAnswer },
    work: async ({ parts, caller, params }) => {
      const flow = flowIdOf(caller, params.flow)
      return { body: answerOf(parts, caller, { flow: params.flow, secret: await rotateHook(caller.workspace, { flow, by: caller.person.id }) }) }
    },
  }),
  route({
    method: 'GET', path: `${workspace}/signing-secret`, policy: ['settings'], tag, summary: 'Read the secret by which the workspace signs what its flows send',
    answers: { 200: SigningSecret },
    work: async ({ caller }) => ({ body: { secret: secretOf(caller.workspace, await readHook(caller.workspace, ownHook)) } }),
  }),
  route({
    method: 'POST', path: `${workspace}/signing-secret`, policy: ['settings'], fresh: true, tag, summary: 'Put another secret in force by which the workspace signs',
    answers: { 200: SigningSecret },
    work: async ({ caller }) => ({ body: { secret: await rotateHook(caller.workspace, { flow: ownHook, by: caller.person.id }) } }),
  }),
]

const answerOf = ({ baseUrl }: Parts, { workspace: { slug } }: Caller, { flow, secret }: { flow: string; secret: string }) => ({ address: `${baseUrl}/api/w/${slug}/hooks/${flow}`, secret })

/** The id of a flow that other systems start, switched on or off. */
function flowIdOf({ plan }: Caller, name: string): string {
  const flow = plan.definitions.get('flow', name)
  if (flow?.trigger.type !== 'webhook') throw new Refusal('not-found')
  return flow.id
}

/** Strangers do not learn which workspaces there are. */
async function openOrForbid(workspaces: Workspaces, slug: string): Promise<Workspace> {
  try {
    return await workspaces.open(slug)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not-found') throw new Refusal('forbidden')
    throw error
  }
}

/** The body as it came, once it is known to be JSON that can be read and stored. */
function jsonIn(bytes: Buffer): string {
  const body = bytes.toString('utf8')
  try {
    JSON.parse(body)
  } catch (cause) {
    throw new HttpRefusal('malformed-json', { cause })
  }
  if (isJsonTooDeep(body) || body.includes('\0')) throw new HttpRefusal('malformed-json')
  return body
}
