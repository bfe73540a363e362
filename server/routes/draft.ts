import { Type } from 'typebox'
import { deleteDefinition, runCommand, saveTogether } from '../../runtime/publish/commands.ts'
import { draftDifferences } from '../../runtime/publish/draft-differences.ts'
import { importDefinitions } from '../../runtime/publish/definition-exchange.ts'
import { readDefinition, readDraft } from '../../runtime/publish/draft.ts'
import { failingRecords } from '../../runtime/publish/failing-records.ts'
import { planPublish, publish } from '../../runtime/publish/publish.ts'
import { saveDefinition } from '../../runtime/publish/save-definition.ts'
import { listTrash } from '../../runtime/publish/trash.ts'
import { undoCommand } from '../../runtime/publish/undo-command.ts'
import { readJob } from '../../runtime/jobs/find-jobs.ts'
import { Refusal } from '../../runtime/refusal.ts'
import { CommandResult, DefinitionBody, DraftAnswer, DraftCommand, DraftDefinition, ImportResult, SavedDefinition, SaveTogether, TrashAnswer } from '../../schemas/api/draft.ts'
import { Job } from '../../schemas/api/job.ts'
import { PlanRequest, PublishPlan, PublishRequest } from '../../schemas/api/publish-plan.ts'
import { DraftDiff } from '../../schemas/api/release.ts'
import { etagOf } from '../http/preconditions.ts'
import { readBytes } from '../http/read-body.ts'
import { answeredJob } from '../jobs/answered-job.ts'
import { route } from '../route.ts'
import { answeredDifferences } from '../step-texts/difference-text.ts'
import { answeredIssues, answeredPlan } from './answered-plan.ts'
import { demandIn, failingCsv, FailingQuery } from './failing-csv.ts'

const tag = 'Design'
const draft = '/api/w/:workspace/draft'

/** Designers and those who publish both look at the draft; only designers change it. */
const mayLook = ['design', 'publish'] as const
const mayDesign = ['design'] as const

/** The largest archive of definitions, packed. */
const archiveLimit = 20 * 1024 * 1024

export const draftRoutes = [
  route({
    method: 'GET', path: draft, policy: mayLook, tag, summary: 'List what the draft consists of and what it changes',
    answers: { 200: DraftAnswer },
    work: async ({ caller }) => ({ body: await readDraft(caller.workspace) }),
  }),
  route({
    method: 'GET', path: `${draft}/diff`, policy: mayLook, tag, summary: 'Tell what the draft changes',
    answers: { 200: DraftDiff },
    work: async ({ caller }) => {
      const { from, ...differences } = await draftDifferences(caller.workspace)
      return { body: { from, changes: answeredDifferences(differences, caller.person) } }
    },
  }),
  route({
    method: 'GET', path: `${draft}/trash`, policy: mayLook, tag, summary: 'List removed objects and fields that can be restored',
    answers: { 200: TrashAnswer },
    work: async ({ caller }) => ({ body: { items: await listTrash(caller.workspace), next: null } }),
  }),
  route({
    method: 'POST', path: `${draft}/plan`, policy: ['publish'], tag, summary: 'Plan what a publish would do',
    body: PlanRequest, answers: { 200: PublishPlan },
    work: async ({ caller, body }) => ({ body: answeredPlan(await planPublish(caller, body), caller) }),
  }),
  route({
    method: 'GET', path: `${draft}/plan/failing.csv`, policy: ['publish'], tag, summary: 'Fetch the stored records that break a demand of the plan',
    query: FailingQuery, answers: { 200: null }, answerType: 'text/csv',
    work: async ({ caller, query }) => failingCsv(await failingRecords(caller, demandIn(query))),
  }),
  route({
    method: 'POST', path: `${draft}/publish`, policy: ['publish'], tag, summary: 'Publish what was planned',
    body: PublishRequest, answers: { 202: Job },
    work: async ({ caller, body }) => {
      const { job } = await publish(caller, body)
      return { status: 202, body: answeredJob(await readJob(caller, job), caller.person.language), headers: { location: `/api/w/${caller.workspace.slug}/jobs/${job}` } }
    },
  }),
  route({
    method: 'POST', path: `${draft}/commands`, policy: mayDesign, tag, summary: 'Rename, remove, copy, discard or restore, or save several together',
    body: Type.Union([DraftCommand, SaveTogether]), answers: { 200: CommandResult },
    work: async ({ caller, body }) => ({ body: await (body.command === 'save' ? saveTogether(caller, body) : runCommand(caller, body)) }),
  }),
  route({
    method: 'POST', path: `${draft}/commands/:entry/undo`, policy: mayDesign, tag, summary: 'Take a command back',
    answers: { 200: CommandResult },
    work: async ({ caller, params }) => ({ body: await undoCommand(caller, params.entry) }),
  }),
  route({
    method: 'POST', path: `${draft}/import`, policy: mayDesign, tag, summary: 'Import definitions from the files of an export',
    bodyType: 'application/zip', answers: { 200: ImportResult },
    work: async ({ caller, raw }) => {
      const result = await importDefinitions(caller, await readBytes(raw, archiveLimit))
      return { body: { ...result, issues: answeredIssues(result.issues, caller.person.language) } }
    },
  }),
  route({
    method: 'GET', path: `${draft}/:kind/:name`, policy: mayLook, tag, summary: 'Read a definition of the draft',
    answers: { 200: DraftDefinition },
    work: async ({ caller, params }) => answered(await readDefinition(caller.workspace, params.kind, params.name), caller.person.language),
  }),
  route({
    method: 'PUT', path: `${draft}/:kind/:name`, policy: mayDesign, versioned: 'seen-or-new', tag, summary: 'Save a definition in the draft',
    body: DefinitionBody, answers: { 200: SavedDefinition, 201: SavedDefinition },
    work: async ({ caller, params, body, ifMatch, ifNoneMatch }) => {
      const expected = ifNoneMatch === '*' ? 'new' : revisionIn(ifMatch)
      const saved = await saveDefinition(caller, params, { body, expected })
      return { ...answered(saved, caller.person.language), status: expected === 'new' ? 201 : 200 }
    },
  }),
  route({
    method: 'DELETE', path: `${draft}/:kind/:name`, policy: mayDesign, versioned: 'seen', tag, summary: 'Remove a definition from the draft',
    answers: { 200: CommandResult },
    work: async ({ caller, params, ifMatch }) => ({
      body: await deleteDefinition(caller, params, revisionIn(ifMatch)),
    }),
  }),
]

/** The revision that an edit began at. A tag that is none of ours is refused like one that is too old to be known. */
function revisionIn(ifMatch: string | undefined): number {
  if (ifMatch === undefined) throw new Refusal('version-required')
  return /^\d{1,9}$/.test(ifMatch) ? Number(ifMatch) : -1
}

const answered = <Answer extends DraftDefinition>(definition: Answer, language: Parameters<typeof answeredIssues>[1]) => ({
  body: { ...definition, issues: answeredIssues(definition.issues, language) },
  headers: { etag: etagOf(definition.revision) },
})
