import { adminScreens } from './screens/admin.ts'
import { designScreens } from './screens/design.ts'
import { flowRunScreens } from './screens/flow-runs.ts'
import { frameScreens } from './screens/frame.ts'
import { exportScreens } from './screens/exports.ts'
import { flowScreens } from './screens/flows.ts'
import { inboxScreens } from './screens/inbox.ts'
import { importScreens } from './screens/imports.ts'
import { layoutScreens } from './screens/layouts.ts'
import type { Screen } from './screens/screen.ts'
import { thresholdScreens } from './screens/threshold.ts'
import { viewScreens } from './screens/views.ts'
import { workScreens } from './screens/work.ts'

/** Every screen. A new page enters here with the commit that brings it, so that it is seen in all its variants. */
export const screens: readonly Screen[] = [
  ...thresholdScreens,
  ...frameScreens,
  ...workScreens,
  ...inboxScreens,
  ...viewScreens,
  ...exportScreens,
  ...importScreens,
  ...layoutScreens,
  ...flowScreens,
  ...designScreens,
  ...flowRunScreens,
  ...adminScreens,
]
