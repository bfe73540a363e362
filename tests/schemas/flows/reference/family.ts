import type { FlowDefinition } from '../../../../schemas/flows/flow.ts'
import { type Reference, type ReferenceEvent, referenceRun } from './interpreter.ts'

type Graph = Pick<FlowDefinition, 'nodes' | 'edges'>

/**
 * A run with all that it calls, and what they call: whoever has called waits for the end of what was called and goes on by it; whoever
 * waits no more takes it along. What is called begins when whoever calls has come to rest, and only if it is waited for then.
 */
export interface ReferenceFamily {
  /** In the order in which they began. */
  readonly runs: readonly Member[]
  hear(member: Member, event: ReferenceEvent): void
}

export interface Member {
  readonly run: Reference
  /** Who has called it, and by which call. */
  readonly caller?: { readonly member: Member; readonly call: string }
}

export function referenceFamily(flow: Graph, called: Readonly<Record<string, Graph>>): ReferenceFamily {
  const runs: Member[] = [{ run: referenceRun(flow) }]
  const isUnderWay = ({ run }: Member): boolean => run.told.status === 'running' || run.told.status === 'suspended'
  const waitOf = ({ caller }: Member) => caller?.member.run.calling().find(({ call }) => call === caller.call)

  /** One thing that calls bring about; false when there is nothing more. */
  function goOn(): boolean {
    const unwanted = runs.find((each) => each.caller && isUnderWay(each) && !waitOf(each))
    if (unwanted) return tell(unwanted, { does: 'cancel' })
    for (const ended of runs.filter((each) => !isUnderWay(each))) {
      const wait = waitOf(ended)
      if (ended.caller && wait) return tell(ended.caller.member, { does: 'goes on', wait: wait.wait, port: ended.run.told.status === 'completed' ? 'out' : 'failed' })
    }
    return runs.some(begin)
  }
  function begin(member: Member): boolean {
    const next = member.run.calling().find(({ call }) => !runs.some(({ caller }) => caller?.member === member && caller.call === call))
    const of = next && called[next.flow]
    if (of) runs.push({ run: referenceRun(of), caller: { member, call: next.call } })
    return of !== undefined
  }
  function tell(member: Member, event: ReferenceEvent): true {
    member.run.hear(event)
    return true
  }
  const rest = () => {
    while (goOn()) continue
  }
  rest()
  return {
    runs,
    hear: (member, event) => {
      tell(member, event)
      rest()
    },
  }
}
