import 'monaco-editor/features/register.all'
import * as monaco from 'monaco-editor/editor'
// The build makes a worker's default export of `?worker`; the linter looks into the file itself.
// oxlint-disable-next-line import/default
import EditorWorker from 'monaco-editor/editor/editor.worker?worker'
// oxlint-disable-next-line import/default
import JsonWorker from 'monaco-editor/languages/features/json/json.worker?worker'
import { jsonDefaults } from 'monaco-editor/languages/features/json/register'
import { palette, surfaces } from '../../ui/palette.ts'

self.MonacoEnvironment = {
  getWorker: (_id: string, label: string) => (label === 'json' ? new JsonWorker() : new EditorWorker()),
}

defineTheme('light')
defineTheme('dark')

/** The names of Tessera's two editor themes. */
export function themeName(scheme: 'light' | 'dark'): string {
  return `tessera-${scheme}`
}

const schemas = new Map<string, object>()

/** Gives a document its schema: completion, hover and faults come from it. Other open documents keep theirs. */
export function setSchema(path: string, schema: object | undefined): void {
  if (schema) schemas.set(path, schema)
  else schemas.delete(path)
  jsonDefaults.setDiagnosticsOptions({
    validate: true,
    enableSchemaRequest: false,
    schemaValidation: 'error',
    schemas: [...schemas].map(([of, each]) => ({ uri: `app://schemas/${of}.json`, fileMatch: [modelUri(of).toString()], schema: each })),
  })
}

export const modelUri = (path: string): monaco.Uri => monaco.Uri.parse(modelPath(path))

export const modelPath = (path: string): string => `inmemory://draft/${path}.json`

function defineTheme(scheme: 'light' | 'dark'): void {
  const shade = scheme === 'light' ? 8 : 4
  const surface = surfaces[scheme]
  const hex = (color: string) => color.slice(1)
  monaco.editor.defineTheme(themeName(scheme), {
    base: scheme === 'light' ? 'vs' : 'vs-dark',
    inherit: true,
    rules: [
      { token: 'string.key.json', foreground: hex(palette.records[shade]) },
      { token: 'string.value.json', foreground: hex(surface['--ink']) },
      { token: 'number.json', foreground: hex(palette.people[shade]) },
      { token: 'keyword.json', foreground: hex(palette.outside[shade]) },
    ],
    colors: {
      'editor.background': surface['--paper'],
      'editor.foreground': surface['--ink'],
      'editorLineNumber.foreground': surface['--muted'],
      'editorLineNumber.activeForeground': surface['--ink'],
      'editorWidget.background': surface['--raised'],
      'editorWidget.border': surface['--line'],
      'editorInlayHint.foreground': surface['--muted'],
      'editorInlayHint.background': surface['--paper'],
      'editorSuggestWidget.selectedBackground': surface['--hover'],
      'editorSuggestWidget.selectedForeground': surface['--ink'],
      'editorSuggestWidget.highlightForeground': palette.records[shade],
      'editorSuggestWidget.focusHighlightForeground': palette.records[shade],
      'editor.lineHighlightBackground': surface['--hover'],
      'editor.lineHighlightBorder': surface['--hover'],
      focusBorder: palette.records[shade],
    },
  })
}

export { monaco }
