import { recordPaths } from '../record-paths.ts'
import type { Route } from '../route.ts'
import { appRoutes } from './app.ts'
import { authRoutes } from './auth.ts'
import { commentRoutes } from './comments.ts'
import { departmentRoutes } from './departments.ts'
import { draftRoutes } from './draft.ts'
import { eventRoutes } from './events.ts'
import { exportRoutes } from './exports.ts'
import { fileRoutes } from './files.ts'
import { flowTrialRoutes } from './flow-trials.ts'
import { healthRoutes } from './health.ts'
import { hookRoutes } from './hooks.ts'
import { importRoutes } from './imports.ts'
import { jobRoutes } from './jobs.ts'
import { meRoutes } from './me.ts'
import { messageRoutes } from './messages.ts'
import { notificationRoutes } from './notifications.ts'
import { openApiRoutes } from './openapi.ts'
import { peopleRoutes } from './people.ts'
import { personalDataRoutes } from './personal-data.ts'
import { recordRoutes } from './records.ts'
import { releaseRoutes } from './releases.ts'
import { flowVersionRoutes } from './flow-versions.ts'
import { runRoutes } from './runs.ts'
import { searchRoutes } from './search.ts'
import { settingsRoutes } from './settings.ts'
import { secretRoutes } from './secrets.ts'
import { setupRoutes } from './setup.ts'
import { signInRoutes } from './sign-in.ts'
import { taskRoutes } from './tasks.ts'
import { teamRoutes } from './teams.ts'
import { viewAsRoutes } from './view-as.ts'
import { viewRoutes } from './views.ts'
import { workspaceRoutes } from './workspaces.ts'

/** The route table: everything that the server answers, beside the pages of the browser app. */
export const routes: readonly Route[] = [
  ...healthRoutes,
  ...openApiRoutes(() => routes, recordPaths),
  ...authRoutes,
  ...setupRoutes,
  ...signInRoutes,
  ...meRoutes,
  ...workspaceRoutes,
  ...appRoutes,
  ...settingsRoutes,
  ...secretRoutes,
  ...peopleRoutes,
  ...personalDataRoutes,
  ...departmentRoutes,
  ...recordRoutes,
  ...commentRoutes,
  ...taskRoutes,
  ...teamRoutes,
  ...viewRoutes,
  ...viewAsRoutes,
  ...runRoutes,
  ...flowVersionRoutes,
  ...flowTrialRoutes,
  ...searchRoutes,
  ...draftRoutes,
  ...releaseRoutes,
  ...eventRoutes,
  ...exportRoutes,
  ...fileRoutes,
  ...hookRoutes,
  ...importRoutes,
  ...jobRoutes,
  ...messageRoutes,
  ...notificationRoutes,
]
