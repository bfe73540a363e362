import type { TransactionSql } from 'postgres'
import type { WantedEffect } from '../../../schemas/flows/machine/working.ts'
import type { Caller } from '../../caller.ts'
import { readsWithin } from '../../storage/reads.ts'
import type { LockedRun } from '../step/load-run.ts'
import { sendCopy } from './send-copy.ts'
import { sendNotice } from './send-notice.ts'
import type { OpenEffect, OutboxEffect, Telling } from './sending.ts'

type Told = Extract<OutboxEffect, { kind: 'notice' | 'copy' }>

/** People whom a step tells by itself, at the most: it holds its run and its records until they are told. */
const mostPeople = 5

/** Whether an effect only writes rows, and few of them: the step that wants it may do it itself and need no further transaction. */
export const isToldAtOnce = (wanted: WantedEffect): wanted is WantedEffect & { readonly effect: Told } =>
  (wanted.effect.kind === 'notice' || wanted.effect.kind === 'copy') && wanted.effect.to.length <= mostPeople

/** Effects that a step has written as done, and does now. */
export interface ToldAtOnce {
  readonly run: LockedRun
  readonly told: readonly (WantedEffect & { readonly effect: Told })[]
  readonly now: Date
}

/** Tells people what a step wants them told, in its transaction and by what it has written. Raises where something of it cannot be done now. */
export async function tellAtOnce(runner: TransactionSql, { workspace, plan, person }: Caller, { run, told, now }: ToldAtOnce): Promise<void> {
  const reading = { ...workspace, reads: readsWithin(runner) }
  for (const wanted of told) {
    const open: OpenEffect = { ...run, ...wanted, run: run.id, destination: null, attempts: 1, person: run.startedBy === null ? null : person }
    const sent = await tell({ workspace: reading, runner, plan, open, effect: wanted.effect, now })
    const done = typeof sent === 'function' ? await sent(runner) : sent
    if (done.kind !== 'done') throw new Error(`a message could not be told with its step: ${done.kind === 'begun' ? done.kind : done.code}`)
  }
}

const tell = (telling: Telling<Told>) => (telling.effect.kind === 'copy' ? sendCopy({ ...telling, effect: telling.effect }) : sendNotice({ ...telling, effect: telling.effect }))
