import { describe, expect, it } from 'vitest'
import { calledOff } from '../../../../designer/design/flows/beside/called-off.ts'

const history = (text: string) => text.split(' ').map((entry) => ({ node: entry.split(':')[0] ?? '', kind: entry.split(':')[1] ?? '' }))

describe('what was called off', () => {
  it('is where a token was cancelled, not where somebody has answered', () => {
    expect([...calledOff(history('ask:entered cc:entered ask:resumed cc:cancelled'))]).toEqual(['cc'])
  })

  it('is under way again once the run has come back there', () => {
    expect([...calledOff(history('ask:entered ask:cancelled ask:entered'))]).toEqual([])
  })
})
