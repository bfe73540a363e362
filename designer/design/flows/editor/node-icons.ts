import {
  type Icon, IconAlertTriangle, IconArrowsJoin2, IconArrowsSplit2, IconBell, IconFilePencil, IconFilePlus, IconFlag, IconForms, IconGitBranch, IconHourglass, IconListSearch,
  IconMailForward, IconPlayerPlay, IconRoute2, IconUserCheck, IconVariable, IconWebhook, IconWorld,
} from '@tabler/icons-react'
import type { NodeIcon } from '../../../../schemas/flows/node-look.ts'

/** How the icons of node types are drawn: on tiles, in the palette, in outlines and histories. */
export const nodeIcons = {
  start: IconPlayerPlay,
  end: IconFlag,
  condition: IconGitBranch,
  parallel: IconArrowsSplit2,
  join: IconArrowsJoin2,
  wait: IconHourglass,
  assign: IconVariable,
  flow: IconRoute2,
  error: IconAlertTriangle,
  approval: IconUserCheck,
  form: IconForms,
  copy: IconMailForward,
  find: IconListSearch,
  create: IconFilePlus,
  update: IconFilePencil,
  notify: IconBell,
  webhook: IconWebhook,
  http: IconWorld,
} as const satisfies Record<NodeIcon, Icon>
