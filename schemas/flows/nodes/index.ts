import type { NodeType } from '../node-type.ts'
import { approval } from './approval.ts'
import { assign } from './assign.ts'
import { cc } from './cc.ts'
import { condition } from './condition.ts'
import { createRecord } from './create-record.ts'
import { end } from './end.ts'
import { errorHandler } from './error-handler.ts'
import { findRecords } from './find-records.ts'
import { formTask } from './form-task.ts'
import { httpRequest } from './http-request.ts'
import { join } from './join.ts'
import { notify } from './notify.ts'
import { parallel } from './parallel.ts'
import { start } from './start.ts'
import { subFlow } from './sub-flow.ts'
import { updateRecord } from './update-record.ts'
import { wait } from './wait.ts'
import { webhook } from './webhook.ts'

/** Every node type, in the order of the palette. */
export const nodeTypes: readonly NodeType[] = [
  start, condition, parallel, join, wait, assign, subFlow, errorHandler, end,
  approval, formTask, cc,
  findRecords, createRecord, updateRecord,
  notify, webhook, httpRequest,
]
