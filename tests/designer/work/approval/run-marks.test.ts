import { describe, expect, it } from 'vitest'
import { runMark } from '../../../../designer/work/approval/run-marks.ts'

describe('the mark of a run', () => {
  it('says that what has come back waits for who asked for it', () => {
    expect(runMark({ state: 'running', returned: true })).toEqual({ color: 'outside', word: 'returnedToYou' })
    expect(runMark({ state: 'running', returned: true }, false)).toEqual({ color: 'outside', word: 'returned' })
    expect(runMark({ state: 'running', returned: false })).toEqual({ color: 'people', word: 'running' })
  })
})
