import { approval } from './approval.ts'
import { chain } from './chain.ts'
import { empty } from './empty.ts'
import { give } from './give.ts'
import { remind } from './remind.ts'
import type { FlowStart } from './start.ts'
import { tell } from './tell.ts'
import { webhook } from './webhook.ts'

/** What people begin a flow with, in the order in which it is offered. */
export const flowStarts: readonly FlowStart[] = [approval, chain, tell, remind, give, webhook, empty]
