import i18next, { type BackendModule, type ReadCallback, type ResourceKey } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { firstLanguage } from './language.ts'

// The addresses of one language's texts are long together: nobody loads those of another.
const languages: Readonly<Record<string, () => Promise<{ readonly files: Readonly<Record<string, () => Promise<ResourceKey>>> }>>> = {
  en: () => import('./files/en.ts'),
  vi: () => import('./files/vi.ts'),
  'zh-CN': () => import('./files/zh-CN.ts'),
}

// A namespace is fetched when the first component that uses it renders: one small file a language.
const namespaceFiles: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language: string, namespace: string, done: ReadCallback) => {
    textsOf(language, namespace).then(
      (texts) => (texts ? done(null, texts) : done(new Error(`no texts ${language}/${namespace}`), false)),
      (reason: Error) => done(reason, true),
    )
  },
}

async function textsOf(language: string, namespace: string): Promise<ResourceKey | undefined> {
  const found = await languages[language]?.()
  return found?.files[`../${language}/${namespace}.json`]?.()
}

/** Loads the texts that every page needs and sets the document's language; call once before the first render. */
export async function startTexts(): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language
  })
  await i18next
    .use(namespaceFiles)
    .use(initReactI18next)
    .init({
      lng: firstLanguage(),
      // Every language is complete (a test says so): a fallback would only load each file twice.
      fallbackLng: false,
      load: 'currentOnly',
      ns: ['ui', 'frame'],
      defaultNS: 'ui',
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
    })
}
