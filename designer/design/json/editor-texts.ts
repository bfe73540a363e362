import { currentLanguage } from '../../i18n/language.ts'

/** Loads the text editor's own texts: it reads them while it loads itself, so they come before it. It has none in Vietnamese. */
export async function loadEditorTexts(): Promise<void> {
  if (currentLanguage() === 'zh-CN') await import('monaco-editor/nls/lang/zh-cn')
}
