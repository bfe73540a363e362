import { pgSchema } from 'drizzle-orm/pg-core'
import { answerTables } from './workspace-tables/answers.ts'
import { commentTables } from './workspace-tables/comments.ts'
import { definitionTables } from './workspace-tables/definitions.ts'
import { fileTables } from './workspace-tables/files.ts'
import { flowTables } from './workspace-tables/flows.ts'
import { jobTables } from './workspace-tables/jobs.ts'
import { notificationTables } from './workspace-tables/notifications.ts'
import { peopleTables } from './workspace-tables/people.ts'
import { poolTables } from './workspace-tables/pools.ts'
import { recordTables } from './workspace-tables/records.ts'
import { exportTables } from './workspace-tables/exports.ts'
import { secretTables } from './workspace-tables/secrets.ts'
import { taskTables } from './workspace-tables/tasks.ts'
import { teamTables } from './workspace-tables/teams.ts'
import { runMessageTables } from './workspace-tables/run-messages.ts'
import { runTables } from './workspace-tables/runs.ts'
import { triggerTables } from './workspace-tables/triggers.ts'
import { viewTables } from './workspace-tables/views.ts'
import { tokenTables } from './workspace-tables/tokens.ts'
import { triggerPlanTables } from './workspace-tables/trigger-plans.ts'
import { waitTables } from './workspace-tables/waits.ts'

/**
 * The platform tables of one workspace, in its schema `ws_<slug>`. Nothing here points outside the schema:
 * a workspace can be moved, restored and deleted alone.
 */
export const workspaceTables = (schema: string) => {
  const workspace = pgSchema(schema)
  return {
    ...peopleTables(workspace),
    ...definitionTables(workspace),
    ...recordTables(workspace),
    ...commentTables(workspace),
    ...jobTables(workspace),
    ...fileTables(workspace),
    ...viewTables(workspace),
    ...exportTables(workspace),
    ...notificationTables(workspace),
    ...poolTables(workspace),
    ...teamTables(workspace),
    ...flowTables(workspace),
    ...triggerTables(workspace),
    ...runTables(workspace),
    ...tokenTables(workspace),
    ...waitTables(workspace),
    ...taskTables(workspace),
    ...answerTables(workspace),
    ...runMessageTables(workspace),
    ...triggerPlanTables(workspace),
    ...secretTables(workspace),
  }
}

export type WorkspaceTables = ReturnType<typeof workspaceTables>
