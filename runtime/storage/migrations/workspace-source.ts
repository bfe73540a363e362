import { workspaceTables } from '../workspace-tables.ts'

/** The schema name that generated migrations carry; the migrator puts a workspace's own name in its place. */
export const workspacePlaceholder = '__ws__'

// A table that is missing here is missing in every workspace.
export const {
  person, department, personRole, settings, live, definition, release, draft, draftRevision, trash, change, job, jobRejection, importKey, importMapping, notification,
  counter, comment, file, fileUse, view, recordExport, poolCheck, poolNotice, recordMember,
  flowVersion, event, start, run, token, activation, wait, timer, task, taskAnswer, taskFile, substitute, runHistory, incident, inbox, outbox, destination, timeTrigger, dateStart, hook, hookCall, hookSignature, secret,
} = workspaceTables(workspacePlaceholder)
