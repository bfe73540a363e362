import Editor, { loader } from '@monaco-editor/react'
import { Text, useComputedColorScheme } from '@mantine/core'
import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LoadingState } from '../../ui/LoadingState.tsx'
import { monaco, themeName } from '../json/monaco.ts'
import { replaceText } from '../json/replace-text.ts'
import classes from './conditions.module.css'
import type { FormulaEditorProps } from './FormulaEditor.tsx'
import { formulaLanguage, rangeOf, setFormula } from './formula-language.ts'
import type { FormulaRemark } from './formula-reading.ts'
import { overflowHost } from './overflow-host.ts'
import { type FormulaState, useFormula } from './use-formula.ts'

loader.config({ monaco })

/** The text of a formula with what it knows and finds; its rule is sent on as soon as it can be read. */
export function FormulaText(props: FormulaEditorProps) {
  const formula = useFormula(props)
  const { t } = useTranslation('conditions')
  const id = useId()
  const scheme = useComputedColorScheme('light')
  const [editor, setEditor] = useState<monaco.editor.IStandaloneCodeEditor | null>(null)
  const [height, setHeight] = useState(lowest)
  useKnowledge(editor, formula)
  useOwnText(editor, formula)
  const [worst] = formula.remarks.toSorted((one, other) => order.indexOf(one.severity) - order.indexOf(other.severity))
  const mount = (mounted: monaco.editor.IStandaloneCodeEditor) => {
    mounted.onDidContentSizeChange(({ contentHeight }) => setHeight(Math.min(Math.max(contentHeight, lowest), highest)))
    setEditor(mounted)
  }
  return (
    <div>
      <div className={classes.formula} style={{ height: height + 2 }}>
        <Editor
          language={formulaLanguage}
          path={`inmemory://formula/${id}`}
          defaultValue={formula.text}
          onMount={mount}
          theme={themeName(scheme)}
          loading={<LoadingState shape="form" />}
          options={{ ...options, ariaLabel: props.label, overflowWidgetsDomNode: overflowHost() }}
        />
      </div>
      <Text size="xs" mt={4} c={worst?.severity === 'error' ? 'danger' : 'dimmed'} role="status">
        {worst?.text ?? t('formula.help')}
      </Text>
    </div>
  )
}

const order: readonly FormulaRemark['severity'][] = ['error', 'warning', 'note']

const lowest = 68
const highest = 260

const options = {
  automaticLayout: true,
  minimap: { enabled: false },
  lineNumbers: 'off',
  glyphMargin: false,
  folding: false,
  lineDecorationsWidth: 8,
  lineNumbersMinChars: 0,
  overviewRulerLanes: 0,
  hideCursorInOverviewRuler: true,
  fontSize: 14,
  scrollBeyondLastLine: false,
  scrollbar: { alwaysConsumeMouseWheel: false },
  renderLineHighlight: 'none',
  wordWrap: 'on',
  padding: { top: 8, bottom: 8 },
  contextmenu: false,
  fixedOverflowWidgets: true,
  // Tab leaves the formula, as it leaves every other input.
  tabFocusMode: true,
  wordBasedSuggestions: 'off',
  quickSuggestions: { strings: true, other: true, comments: false },
  suggest: { showWords: false, showStatusBar: false },
  unicodeHighlight: { ambiguousCharacters: false, nonBasicASCII: false },
} as const

/** Keeps the language's knowledge of this formula current: names, faults, labels. */
function useKnowledge(editor: monaco.editor.IStandaloneCodeEditor | null, { world, remarks, paths }: FormulaState): void {
  const { t } = useTranslation('conditions')
  useEffect(() => {
    const model = editor?.getModel()
    if (!model) return
    setFormula(model, { world, remarks, paths, fixTitle: (instead) => t('formula.write', { instead }) })
    return () => setFormula(model, undefined)
  }, [editor, world, remarks, paths, t])
}

/** What is typed goes from the editor to the rule; back go only rules that come from elsewhere. */
function useOwnText(editor: monaco.editor.IStandaloneCodeEditor | null, { text, arrivals, write, remarks }: FormulaState): void {
  useEffect(() => {
    if (editor) replaceText(editor, text)
    // oxlint-disable-next-line react/exhaustive-deps
  }, [editor, arrivals])
  useEffect(() => {
    if (!editor) return
    let isComposing = false
    const send = () => !isComposing && write(editor.getValue())
    const subscriptions = [
      editor.onDidCompositionStart(() => (isComposing = true)),
      editor.onDidCompositionEnd(() => {
        isComposing = false
        send()
      }),
      editor.onDidChangeModelContent(send),
    ]
    return () => subscriptions.forEach((each) => each.dispose())
  }, [editor, write])
  useEffect(() => {
    if (!editor) return
    // Only when the formula is left: an input method that still works on the text would be disturbed.
    const subscription = editor.onDidBlurEditorText(() => writeNarrow(editor, remarks))
    return () => subscription.dispose()
  }, [editor, remarks])
}

/** Writes full-width signs as the ASCII that they were read as. */
function writeNarrow(editor: monaco.editor.IStandaloneCodeEditor, remarks: readonly FormulaRemark[]): void {
  const model = editor.getModel()
  const wide = remarks.filter(({ severity, instead }) => severity === 'note' && instead !== undefined)
  if (!model || wide.length === 0) return
  editor.pushUndoStop()
  editor.executeEdits('formula', wide.map(({ from, to, instead = '' }) => ({ range: rangeOf(model, from, to), text: instead })))
}
