import { reservedWords } from '../../../schemas/rules/formula/binding.ts'
import { monaco } from '../json/monaco.ts'
import { explain, type FormulaProposal, type FormulaWorld, labelsOn, nameAt, proposalsAt } from './formula-completion.ts'
import type { FormulaRemark } from './formula-reading.ts'

export const formulaLanguage = 'tessera-formula'

/** What the editor knows of one open formula. */
export interface OpenFormula {
  readonly world: FormulaWorld
  readonly remarks: readonly FormulaRemark[]
  /** The paths that are read, with their places. */
  readonly paths: readonly { readonly path: string; readonly to: number }[]
  /** Names a quick fix: "Write amount instead". */
  fixTitle(instead: string): string
}

const open = new Map<string, OpenFormula>()

/** Tells the language what the formula of a model is about; undefined forgets it. */
export function setFormula(model: monaco.editor.ITextModel, formula: OpenFormula | undefined): void {
  const key = model.uri.toString()
  if (formula) open.set(key, formula)
  else open.delete(key)
  monaco.editor.setModelMarkers(model, formulaLanguage, (formula?.remarks ?? []).map((remark) => markerOf(model, remark)))
}

const openOf = (model: monaco.editor.ITextModel): OpenFormula | undefined => open.get(model.uri.toString())

const severities = {
  error: monaco.MarkerSeverity.Error,
  warning: monaco.MarkerSeverity.Warning,
  note: monaco.MarkerSeverity.Info,
} as const satisfies Record<FormulaRemark['severity'], monaco.MarkerSeverity>

const markerOf = (model: monaco.editor.ITextModel, { from, to, severity, text }: FormulaRemark): monaco.editor.IMarkerData => ({
  ...rangeOf(model, from, Math.max(to, from + 1)),
  severity: severities[severity],
  message: text,
})

export function rangeOf(model: monaco.editor.ITextModel, from: number, to: number): monaco.IRange {
  const [start, end] = [model.getPositionAt(from), model.getPositionAt(to)]
  return { startLineNumber: start.lineNumber, startColumn: start.column, endLineNumber: end.lineNumber, endColumn: end.column }
}

const kinds = {
  field: monaco.languages.CompletionItemKind.Field,
  lookup: monaco.languages.CompletionItemKind.Reference,
  operator: monaco.languages.CompletionItemKind.Function,
  word: monaco.languages.CompletionItemKind.Keyword,
  option: monaco.languages.CompletionItemKind.EnumMember,
} as const satisfies Record<FormulaProposal['kind'], monaco.languages.CompletionItemKind>

monaco.languages.register({ id: formulaLanguage })

monaco.languages.setLanguageConfiguration(formulaLanguage, {
  brackets: [['(', ')'], ['[', ']']],
  autoClosingPairs: [{ open: '(', close: ')' }, { open: '[', close: ']' }, { open: '"', close: '"' }],
  // One word is one name of a path, in every script.
  wordPattern: /[\p{L}_][\p{L}\p{M}\p{N}_]*|\d+(?:\.\d+)?/gu,
})

monaco.languages.setMonarchTokensProvider(formulaLanguage, {
  unicode: true,
  keywords: [...reservedWords],
  tokenizer: {
    root: [
      [/"(?:[^"\\]|\\.)*"?/, 'string'],
      [/'(?:[^'\\]|\\.)*'?/, 'string'],
      [/\d+(?:\.\d+)?(?:e[+-]?\d+)?/, 'number'],
      [/[\p{L}_][\p{L}\p{M}\p{N}_.]*(?=\s*\()/u, 'keyword'],
      [/[\p{L}_][\p{L}\p{M}\p{N}_.]*/u, { cases: { '@keywords': 'keyword', '@default': 'variable' } }],
      [/[!=<>&|+\-*/%]+/, 'operator'],
    ],
  },
})

monaco.languages.registerCompletionItemProvider(formulaLanguage, {
  triggerCharacters: ['.', '"'],
  provideCompletionItems: (model, position) => {
    const formula = openOf(model)
    const at = model.getOffsetAt(position)
    const proposals = formula ? proposalsAt(model.getValue(), at, formula.world) : []
    // Incomplete: asked again at every keystroke, for what is found by marks, labels and initials only the proposals know.
    return { suggestions: proposals.map((proposal, index) => suggestionOf(model, { proposal, at, index })), incomplete: true }
  },
})

interface Placed {
  readonly proposal: FormulaProposal
  readonly at: number
  readonly index: number
}

function suggestionOf(model: monaco.editor.ITextModel, { proposal, at, index }: Placed): monaco.languages.CompletionItem {
  const { kind, label, text, help, from } = proposal
  const behind = kind === 'option' && model.getValue().charAt(at) === '"' ? 1 : 0
  return {
    label,
    kind: kinds[kind],
    insertText: kind === 'operator' ? `${text}$0)` : text,
    ...(kind === 'operator' && { insertTextRules: monaco.languages.CompletionItemInsertTextRule.InsertAsSnippet }),
    // They are found and in order already.
    filterText: model.getValue().slice(from, at),
    sortText: String(index).padStart(4, '0'),
    documentation: { value: help },
    range: rangeOf(model, from, at + behind),
  }
}

monaco.languages.registerHoverProvider(formulaLanguage, {
  provideHover: (model, position) => {
    const formula = openOf(model)
    const named = formula && nameAt(model.getValue(), model.getOffsetAt(position))
    const said = named && explain(named.name, formula.world)
    return said === undefined || !named ? null : { range: rangeOf(model, named.from, named.to), contents: [{ value: said }] }
  },
})

monaco.languages.registerCodeActionProvider(formulaLanguage, {
  provideCodeActions: (model, range) => {
    const { remarks = [], fixTitle } = openOf(model) ?? {}
    const actions = remarks.flatMap(({ from, to, instead }): monaco.languages.CodeAction[] => {
      const at = rangeOf(model, from, to)
      if (instead === undefined || !fixTitle || !monaco.Range.areIntersectingOrTouching(at, range)) return []
      const edit = { resource: model.uri, versionId: undefined, textEdit: { range: at, text: instead } }
      return [{ title: fixTitle(instead), kind: 'quickfix', isPreferred: true, edit: { edits: [edit] } }]
    })
    return { actions, dispose: () => undefined }
  },
})

/** Behind a path its label, where the name does not say it already. */
monaco.languages.registerInlayHintsProvider(formulaLanguage, {
  provideInlayHints: (model) => {
    const { world, paths = [] } = openOf(model) ?? {}
    const hints = paths.flatMap(({ path, to }) => {
      const label = world && labelsOn(path.split('.'), world)
      if (label === undefined || plain(label) === plain(path)) return []
      return [{ label, position: model.getPositionAt(to), paddingLeft: true, kind: monaco.languages.InlayHintKind.Type }]
    })
    return { hints, dispose: () => undefined }
  },
})

const plain = (text: string): string => text.toLowerCase().replaceAll(/[\s_.›]/g, '')
