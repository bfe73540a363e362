import type { monaco } from './monaco.ts'

/** Puts another text into an editor by changing only what differs, so that the cursor stays where somebody writes. */
export function replaceText(editor: monaco.editor.IStandaloneCodeEditor, text: string): void {
  const model = editor.getModel()
  const before = model?.getValue()
  if (!model || before === undefined || before === text) return
  const { start, end, inserted } = difference(before, text)
  const from = model.getPositionAt(start)
  const to = model.getPositionAt(end)
  const range = { startLineNumber: from.lineNumber, startColumn: from.column, endLineNumber: to.lineNumber, endColumn: to.column }
  editor.pushUndoStop()
  editor.executeEdits('document', [{ range, text: inserted }])
  editor.pushUndoStop()
}

/** The one stretch in which two texts differ. */
export function difference(before: string, after: string): { start: number; end: number; inserted: string } {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start += 1
  let same = 0
  while (same < shorter - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same += 1
  return { start, end: before.length - same, inserted: after.slice(start, after.length - same) }
}
