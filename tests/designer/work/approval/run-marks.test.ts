import { describe, expect, it } from 'vitest'
import { runMark } from '../../../../designer/work/approval/run-marks.ts'

describe('the mark of a run', () => {
  it('says that what has come back waits for who asked for it', () => {
    expect(runMark({ state: 'running', returned: true, outcome: null })).toEqual({ color: 'outside', word: 'returnedToYou' })
    expect(runMark({ state: 'running', returned: true, outcome: null }, false)).toEqual({ color: 'outside', word: 'returned' })
    expect(runMark({ state: 'running', returned: false, outcome: null })).toEqual({ color: 'people', word: 'running' })
  })

  it('says what people have decided, and else that it is done', () => {
    expect(runMark({ state: 'completed', returned: false, outcome: 'rejected' })).toEqual({ color: 'danger', word: 'rejected' })
    expect(runMark({ state: 'completed', returned: false, outcome: 'approved' })).toEqual({ color: 'success', word: 'approved' })
    expect(runMark({ state: 'completed', returned: false, outcome: null })).toEqual({ color: 'success', word: 'completed' })
  })
})
