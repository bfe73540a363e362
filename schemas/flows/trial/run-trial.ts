import type { InboxRow } from '../machine/inbox.ts'
import { beginningOf } from '../machine/run-state.ts'
import type { Trial, TrialEvent, TrialGiven, TrialWorld } from './trial.ts'
import { stepTrial, type Walking } from './step-trial.ts'

/** Runs a flow on what is given, as far as it comes. Effects are only noted; everything else is the machine's own work. */
export function runTrial(world: TrialWorld, given: TrialGiven): Trial {
  const walking: Walking = {
    world, given,
    state: beginningOf(world.flow.start, { requester: given.requester, vars: given.vars }),
    now: given.at,
    values: new Map(Object.entries(given.values)),
    history: [], tasks: [], timers: [], effects: [], incidents: [], looks: [], people: [], needs: [], created: 0,
  }
  stepTrial(walking, [])
  let taken = 0
  for (const event of given.events) {
    const row = rowOf(walking, event)
    if (!row || walking.needs.length > 0) break
    taken += 1
    stepTrial(walking, [row])
  }
  const { state, now, history, tasks, timers, effects, incidents, looks, people, needs } = walking
  return { state, now, history, tasks, timers, effects, incidents, looks, people, needs, taken }
}

/** What an event tells the run; undefined where nothing waits for it. */
function rowOf(walking: Walking, event: TrialEvent): InboxRow | undefined {
  if (event.kind === 'timer') {
    const timer = walking.timers.find(({ node, key }) => node === event.node && key === event.key)
    if (!timer) return undefined
    if (timer.at > walking.now) walking.now = timer.at
    walking.timers = walking.timers.filter((each) => each !== timer)
    return { kind: 'wait', wait: timer.wait, event: { kind: 'timer', key: timer.key } }
  }
  const open = walking.tasks.filter(({ node }) => node === event.node)
  // Who is asked may have changed since the trial was kept; that somebody is asked is what counts.
  const task = open.find(({ assignee }) => assignee === event.person) ?? open[0]
  return task && { kind: 'wait', wait: task.wait, event: { kind: 'decision', task: task.key, by: task.assignee, decision: event.decision } }
}
