import Editor, { loader } from '@monaco-editor/react'
import { Alert, Button, Group, useComputedColorScheme } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AnsweredIssue } from '../../app/problem.ts'
import { LoadingState } from '../../ui/LoadingState.tsx'
import classes from './JsonEditor.module.css'
import { issueMarkers } from './issue-markers.ts'
import { modelPath, modelUri, monaco, setSchema, themeName } from './monaco.ts'
import { pointerAt } from './pointer-range.ts'
import { replaceText } from './replace-text.ts'
import { useJsonText } from './use-json-text.ts'

loader.config({ monaco })

export interface JsonEditorProps {
  /** Which document this is, `object/deal`: the editor keeps text, cursor and scroll apart by it. */
  path: string
  value: object
  /** Called with each text that is a whole JSON object; a broken text changes nothing and is kept. */
  onChange: (value: object) => void
  /** JSON Schema of the kind: completion, hover, and faults at their place. */
  schema: object | undefined
  /** Faults that the server found, shown at what their paths point at. */
  issues?: readonly AnsweredIssue[]
  /** Jumps to what a pointer names, each time it changes. */
  reveal?: string | undefined
  /** Somebody moved the cursor into what this pointer names. */
  onCursor?: ((pointer: string) => void) | undefined
  label: string
  readOnly?: boolean
}

/** A definition as JSON. */
export function JsonEditor(props: JsonEditorProps) {
  const { path, schema, label, readOnly = false } = props
  const { text, fault, arrivals, write, discard } = useJsonText(props)
  const scheme = useComputedColorScheme('light')
  // Here and not in the note: texts that load while somebody types would take the editor away from under the cursor.
  const { t } = useTranslation('json')
  const { editor, onMount } = useMountedEditor()
  useMarkers(props, { editor, text })
  useCursor(editor, props.onCursor)
  // What is typed goes from the editor to the text and never back: a text that came a moment late would undo the last
  // keystrokes and move the cursor.
  useEffect(() => {
    if (editor) replaceText(editor, text)
    // oxlint-disable-next-line react/exhaustive-deps
  }, [editor, arrivals])
  useEffect(() => {
    setSchema(path, schema)
    return () => setSchema(path, undefined)
  }, [path, schema])
  return (
    <div className={classes.frame}>
      {fault && <BrokenNote text={fault.fault === 'syntax' ? t('broken.syntax', { line: fault.line }) : t('broken.notAnObject')} action={t('discard')} onDiscard={discard} />}
      <div className={classes.editor}>
        <Editor
          language="json"
          path={modelPath(path)}
          defaultValue={text}
          onChange={(next) => write(next ?? '')}
          onMount={onMount}
          theme={themeName(scheme)}
          loading={<LoadingState shape="form" />}
          options={{ ...options, ariaLabel: label, readOnly }}
        />
      </div>
    </div>
  )
}

const options = {
  automaticLayout: true,
  minimap: { enabled: false },
  fontSize: 13,
  tabSize: 2,
  scrollBeyondLastLine: false,
  fixedOverflowWidgets: true,
  wordWrap: 'on',
  renderLineHighlight: 'line',
  padding: { top: 10, bottom: 10 },
  stickyScroll: { enabled: false },
  // Words that happen to stand in the text would drown what the schema offers.
  wordBasedSuggestions: 'off',
  quickSuggestions: { strings: true, other: true, comments: false },
} as const

function BrokenNote({ text, action, onDiscard }: { text: string; action: string; onDiscard: () => void }) {
  return (
    <Alert color="outside" icon={<IconAlertTriangle size={18} aria-hidden />} radius={0} role="status">
      <Group justify="space-between" gap="sm">
        {text}
        <Button size="compact-sm" variant="default" onClick={onDiscard}>
          {action}
        </Button>
      </Group>
    </Alert>
  )
}

function useMountedEditor() {
  const [editor, setEditor] = useState<monaco.editor.IStandaloneCodeEditor | null>(null)
  const onMount = useCallback((mounted: monaco.editor.IStandaloneCodeEditor) => setEditor(mounted), [])
  return { editor, onMount }
}

/** Tells where the cursor goes when a person moves it; what is revealed moves it too, and means nothing. */
function useCursor(editor: monaco.editor.IStandaloneCodeEditor | null, onCursor: JsonEditorProps['onCursor']): void {
  const current = useRef(onCursor)
  useEffect(() => {
    current.current = onCursor
  })
  useEffect(() => {
    const listening = editor?.onDidChangeCursorPosition(({ position, reason }) => {
      const model = editor.getModel()
      if (model && reason === monaco.editor.CursorChangeReason.Explicit) current.current?.(pointerAt(model.getValue(), model.getOffsetAt(position)))
    })
    return () => listening?.dispose()
  }, [editor])
}

interface MarkedText {
  editor: monaco.editor.IStandaloneCodeEditor | null
  text: string
}

/** Underlines what the issues point at, and scrolls to what should be seen. */
function useMarkers({ path, issues, reveal }: JsonEditorProps, { editor, text }: MarkedText): void {
  const { t: tIssue } = useTranslation('issues')
  useEffect(() => {
    const model = editor && monaco.editor.getModel(modelUri(path))
    if (model) monaco.editor.setModelMarkers(model, 'server', issueMarkers(model, issues ?? [], tIssue))
  }, [editor, path, issues, tIssue, text])
  useEffect(() => {
    const model = editor?.getModel()
    const [marker] = reveal !== undefined && model ? issueMarkers(model, [{ code: '', path: reveal }], tIssue) : []
    if (!marker || !editor) return
    editor.setPosition({ lineNumber: marker.startLineNumber, column: marker.startColumn })
    editor.revealLineInCenter(marker.startLineNumber)
    // Once for each jump that is asked for, not for each change of the text.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [editor, reveal])
}
