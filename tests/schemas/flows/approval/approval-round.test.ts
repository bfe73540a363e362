import { describe, expect, it } from 'vitest'
import { answerRound, type Decision } from '../../../../schemas/flows/approval/answer-round.ts'
import { beginRound, roundOfAdministrators } from '../../../../schemas/flows/approval/begin-round.ts'
import { outcomeOf } from '../../../../schemas/flows/approval/outcome.ts'
import { isAsked, type Round } from '../../../../schemas/flows/approval/round.ts'
import { roundTasks } from '../../../../schemas/flows/approval/round-tasks.ts'
import { stateOf } from '../../../../schemas/flows/approval/steps.ts'
import { approvalModes, type ApprovalSettings } from '../../../../schemas/flows/approval/settings.ts'

const settings = (mode: ApprovalSettings['mode'], more: Partial<ApprovalSettings> = {}): ApprovalSettings => ({ mode, approvers: [{ by: 'role', role: 'finance' }], ...more })

const roundOf = (mode: ApprovalSettings['mode'], people: readonly string[], more: Partial<Parameters<typeof beginRound>[0]> = {}): Round =>
  beginRound({
    settings: settings(mode), found: [{ people: people.map((id) => ({ id })) }], requester: null, requestersManager: undefined, approvedBefore: () => new Set(), number: 1,
    sources: [{ kind: 'role', role: 'finance' }], ...more,
  })

const answer = (mode: ApprovalSettings['mode'], round: Round, key: string, decided: Decision): Round | undefined => answerRound(settings(mode), round, { member: key, ...decided })

const asked = ({ members }: Round): readonly string[] => members.filter(isAsked).map(({ person }) => person)

/** What the table of modes says, told by the answers of the people alone. */
function oracle(mode: ApprovalSettings['mode'], answers: readonly (boolean | undefined)[]): 'approved' | 'rejected' | undefined {
  if (mode === 'any') return answers.includes(true) ? 'approved' : answers.every((each) => each === false) ? 'rejected' : undefined
  return answers.includes(false) ? 'rejected' : answers.every((each) => each === true) ? 'approved' : undefined
}

describe('a round of approval', () => {
  it.each(approvalModes)('comes to what its mode says, whatever the order of the answers: %s', (mode) => {
    for (let people = 1; people <= 4; people += 1) {
      for (let seed = 0; seed < 3 ** people * 6; seed += 1) {
        let round = roundOf(mode, ['a', 'b', 'c', 'd'].slice(0, people))
        const answers: (boolean | undefined)[] = Array.from({ length: people }, () => undefined)
        for (let turn = 0, rest = seed; turn < people * 2 && outcomeOf(settings(mode), round) === undefined; turn += 1) {
          const open = round.members.map((member, index) => ({ member, index })).filter(({ member }) => isAsked(member))
          const next = open[rest % open.length]
          rest = Math.floor(rest / 2) + 7
          if (!next) throw new Error('nobody is asked and nothing is decided')
          const approves = (seed >> turn) % 3 !== 0
          answers[next.index] = approves
          round = answer(mode, round, next.member.key, { decision: approves ? 'approve' : 'reject' }) ?? round
          expect([mode, seed, outcomeOf(settings(mode), round)]).toEqual([mode, seed, oracle(mode, answers)])
        }
      }
    }
  })

  it.each([
    ['always', ['a', 'b', 'c']],
    ['unless_just_before', ['a', 'c']],
    ['never', ['c']],
  ] as const)('asks again who has approved before: %s', (askedAgain, people) => {
    const approvedBefore: Parameters<typeof beginRound>[0]['approvedBefore'] = (reach) => new Set(reach === 'ever' ? ['a', 'b'] : ['b'])
    expect(asked(roundOf('all', ['a', 'b', 'c'], { settings: settings('all', { askedAgain }), approvedBefore }))).toEqual(people)
  })

  it('asks one after the other in a sequence', () => {
    const round = roundOf('sequence', ['a', 'b'])
    expect(asked(round)).toEqual(['a'])
    expect(asked(answer('sequence', round, '1.1', { decision: 'approve' }) ?? round)).toEqual(['b'])
  })

  it('asks whom a member hands it to, brings in beside, or asks for an opinion first', () => {
    const round = roundOf('all', ['a', 'b'])
    expect(asked(answer('all', round, '1.1', { decision: 'transfer', to: { id: 'c' } }) ?? round)).toEqual(['c', 'b'])
    expect(asked(answer('all', round, '1.1', { decision: 'add_signer', to: { id: 'c' } }) ?? round)).toEqual(['a', 'c', 'b'])
    const advising = answer('all', round, '1.1', { decision: 'delegate', to: { id: 'c' } }) ?? round
    expect(asked(advising)).toEqual(['c', 'b'])
    expect(asked(answer('all', advising, '1.3', { decision: 'advise' }) ?? round)).toEqual(['a', 'b'])
    expect(answer('all', advising, '1.3', { decision: 'approve' })).toBeUndefined()
  })

  it('lets nobody be a member twice, nor signers bring in signers without end', () => {
    const round = roundOf('all', ['a', 'b'])
    expect(answer('all', round, '1.1', { decision: 'transfer', to: { id: 'b' } })).toBeUndefined()
    let deep: Round | undefined = round
    for (const [index, id] of ['c', 'd', 'e'].entries()) deep = deep && answer('all', deep, index === 0 ? '1.1' : `1.${index + 2}`, { decision: 'add_signer', to: { id } })
    expect(deep && asked(deep)).toHaveLength(5)
    expect(deep && answer('all', deep, '1.5', { decision: 'add_signer', to: { id: 'f' } })).toBeUndefined()
  })

  it('asks the manager in the place of a requester who was found, and says so', () => {
    const round = roundOf('all', ['a', 'b'], { requester: 'a', requestersManager: { people: [{ id: 'm' }] } })
    expect(round.members.map(({ person, from }) => [person, from])).toEqual([['m', { source: 0, instead: 'requester' }], ['b', { source: 0 }]])
  })

  it('is decided by the first answer of an administrator where nobody was found', () => {
    const round = roundOfAdministrators({ people: [{ id: 'a' }, { id: 'b' }] }, { number: 1, sources: [] })
    expect(asked(round)).toEqual(['a', 'b'])
    expect(outcomeOf(settings('all'), answer('all', round, '1.1', { decision: 'approve' }) ?? round)).toBe('approved')
    expect(outcomeOf(settings('all'), answer('all', round, '1.2', { decision: 'reject' }) ?? round)).toBe('rejected')
  })

  it('offers what a member may answer', () => {
    const round = answer('all', roundOf('all', ['a', 'b']), '1.1', { decision: 'delegate', to: { id: 'c' } })
    const offered = (key: string) => round && roundTasks.decisions(settings('all'), stateOf(round), key)
    expect(offered('1.2')).toEqual(['approve', 'return', 'reject', 'transfer', 'delegate', 'add_signer'])
    expect(offered('1.3')).toEqual(['advise', 'transfer'])
    expect(offered('1.1')).toEqual([])
  })
})
