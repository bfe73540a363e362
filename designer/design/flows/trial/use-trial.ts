import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { TrialPeople } from '../../../../schemas/api/flow-trial.ts'
import { givenOf, trialContext, type TrialSettings } from '../../../../schemas/flows/cases/replay-case.ts'
import type { FlowCase } from '../../../../schemas/flows/cases/flow-case.ts'
import { objectOf } from '../../../../schemas/flows/flow.ts'
import type { Question } from '../../../../schemas/flows/machine/question.ts'
import { runTrial } from '../../../../schemas/flows/trial/run-trial.ts'
import type { Trial, TrialEvent, TrialGiven } from '../../../../schemas/flows/trial/trial.ts'
import { oldNames, recordPaths } from '../../../../schemas/flows/trial/trial-paths.ts'
import { triggerTypeOf } from '../../../../schemas/flows/trigger.ts'
import type { BatchName } from '../../../../schemas/flows/triggers/batch-names.ts'
import type { RuleValue } from '../../../../schemas/rules/values.ts'
import { addressesOf } from '../../../app/addresses.ts'
import { post } from '../../../app/api.ts'
import { useWorkspace } from '../../../app/me.ts'
import { useApp, workspaceKey } from '../../../app/workspace.ts'
import { valuesOfStored } from '../../validation-rules/stored-values.ts'
import type { TrialBenchProps } from './TrialBench.tsx'

/** What somebody tries: the record and who starts, what is changed of it, and what happens. */
interface Setup {
  readonly record: string | null
  readonly requester: string | null
  readonly changed: Readonly<Record<string, RuleValue>>
  readonly vars: Readonly<Record<string, RuleValue>>
  readonly failing: readonly string[]
  readonly events: readonly TrialEvent[]
  readonly at: string
}

export type Trying = ReturnType<typeof useTrial>

/** A trial that runs anew at each change of what it is told; the same telling always gives the same trial. */
/** `begun`: the id of the record on which it begins; null asks for one. */
export function useTrial({ flow, set, compiled }: TrialBenchProps, begun: string | null = null) {
  const { person, settings } = useApp()
  const [setup, put] = useState<Setup>(() => ({ record: begun, requester: person.id, changed: {}, vars: {}, failing: [], events: [], at: new Date().toISOString() }))
  const paths = useMemo(() => recordPaths(compiled), [compiled])
  const before = useMemo(() => oldNames(compiled), [compiled])
  const object = objectOf(flow)
  const batch = useMemo(() => Object.keys(triggerTypeOf(flow.trigger).gives?.(flow.trigger) ?? {}), [flow])
  const stored = useStored({ set, object, id: setup.record, paths: [...new Set([...paths, ...before])] })
  // Unless somebody says otherwise, nothing has changed.
  const held = useMemo((): Readonly<Record<string, RuleValue>> => ({ ...(batch.length > 0 && anyBatch), ...stored.data, ...Object.fromEntries(before.map((name) => [`old.${name}`, stored.data?.[name] ?? null])), ...setup.changed }), [batch, stored.data, before, setup.changed])
  const given = useMemo<TrialGiven | undefined>(() => {
    if (object !== undefined && (setup.record === null || !stored.data)) return undefined
    const values = Object.fromEntries(Object.entries(held).map(([path, value]) => [isOfRecord(path) ? `record.${path}` : path, value]))
    const { at, requester, record, vars, failing, events } = setup
    return { at, requester, record, values, vars, failing, events }
  }, [setup, held, stored.data, object])
  const run = useRun({ flow, compiled, given, settings })
  const trial = given && run.data?.trial
  return {
    setup, given, trial, batch, paths: [...paths, ...before.map((name) => `old.${name}`)], values: held, problem: stored.error ?? run.error, settings, nameOf: (id: string): string | undefined => run.data?.names.get(id),
    change: (next: Partial<Setup>) => put((before) => ({ ...before, ...next })),
    /** Another record: what was tried on the last one says nothing of it. */
    choose: (record: string | null) => put((before) => ({ ...before, record, changed: {}, events: [] })),
    happen: (event: TrialEvent) => put((before) => ({ ...before, events: [...before.events, event] })),
    again: () => put((before) => ({ ...before, events: [], at: new Date().toISOString() })),
    back: () => put((before) => ({ ...before, events: before.events.slice(0, -1) })),
    /** Takes over a kept trial, to look at it or to go on from there. */
    open: (kept: FlowCase) => {
      const { values, events, failing, ...rest } = givenOf(kept)
      const changed = Object.fromEntries(Object.entries(values).map(([path, value]) => [path.replace(/^record\./, ''), value]))
      put({ record: rest.record, requester: rest.requester, vars: rest.vars, at: rest.at, changed, events, failing })
    },
  }
}

/** What is told by a name of its own, and not by a field of the record. */
const isOfRecord = (path: string): boolean => !/^(old|batch)\./.test(path)

/** An import as most are. */
const anyBatch: Readonly<Record<BatchName, RuleValue>> = { 'batch.count': 100, 'batch.created': 100, 'batch.updated': 0, 'batch.file': null }

interface Stored extends Pick<TrialBenchProps, 'set'> {
  readonly object: string | undefined
  readonly id: string | null
  readonly paths: readonly string[]
}

function useStored({ set, object, id, paths }: Stored) {
  const { slug } = useWorkspace()
  return useQuery({
    queryKey: workspaceKey(slug, 'records', object ?? '', 'trial', id, paths),
    queryFn: ({ signal }) => valuesOfStored({ workspace: slug, set, object: object ?? '', id: id ?? '' }, paths, signal),
    enabled: id !== null && object !== undefined,
    retry: false,
  })
}

interface Running extends Pick<TrialBenchProps, 'flow' | 'compiled'> {
  readonly given: TrialGiven | undefined
  readonly settings: TrialSettings
}

interface Run {
  readonly trial: Trial
  /** Names of the people who were found. */
  readonly names: ReadonlyMap<string, string>
}

/** The trial of what is given. While it asks for people, the one before stays to be seen. */
function useRun({ flow, compiled, given, settings }: Running) {
  const { slug } = useWorkspace()
  const [known] = useState(() => new Map<string, TrialPeople['answers'][number]>())
  return useQuery({
    queryKey: workspaceKey(slug, 'flow-trial', flow, given),
    queryFn: async (): Promise<Run> => {
      if (!given) throw new Error('nothing is tried')
      const world = { flow: compiled, context: (now: string) => trialContext({ now, settings, user: given.requester }), answer: (question: Question) => known.get(JSON.stringify(question)) }
      // The steps never ask who has started it, and what is returned waits for this person.
      const asker: readonly Question[] = given.requester === null ? [] : [{ kind: 'person', person: given.requester }]
      for (let trial = runTrial(world, given); ; trial = runTrial(world, given)) {
        const questions = [...trial.needs, ...asker].filter((question) => !known.has(JSON.stringify(question)))
        const names = new Map([...known.values()].flatMap(({ people }) => people.map(({ id, name }) => [id, name] as const)))
        if (questions.length === 0) return { trial, names }
        const { answers } = await post<TrialPeople>(addressesOf(slug).flowPeople, { questions })
        for (const [index, question] of questions.entries()) known.set(JSON.stringify(question), answers[index] ?? { people: [] })
      }
    },
    enabled: given !== undefined,
    placeholderData: keepPreviousData,
    retry: false,
  })
}
