import { describe, expect, it } from 'vitest'
import { askToLeave, closeQuestion, guardForm, hasUnsaved, onUnsaved, unsavedKind, waitingLeave } from '../../../designer/app/unsaved/unsaved.ts'

describe('the guard of forms', () => {
  it('knows of unsaved input in any form that is still there', () => {
    const closeFirst = guardForm(() => true)
    const closeSecond = guardForm(() => false)
    expect(hasUnsaved()).toBe(true)
    closeFirst()
    expect(hasUnsaved()).toBe(false)
    closeSecond()
  })

  it('asks for the form first, and else for the editor whose draft lacks something', () => {
    const closeEditor = guardForm(() => true, 'draft')
    expect(unsavedKind()).toBe('draft')
    const closeForm = guardForm(() => true)
    expect(unsavedKind()).toBe('form')
    closeForm()
    closeEditor()
    expect(unsavedKind()).toBeUndefined()
  })

  it('keeps what is to be done until the question is answered', () => {
    const heard: unknown[] = []
    const stop = onUnsaved(() => heard.push(waitingLeave()))
    const close = () => undefined
    askToLeave(close)
    closeQuestion()
    stop()
    expect(heard).toEqual([close, null])
  })
})
