import i18next, { type BackendModule, type ReadCallback, type ResourceKey } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { firstLanguage } from './language.ts'

const files = import.meta.glob<ResourceKey>('./{en,vi,zh-CN}/*.json', { import: 'default' })

// A namespace is fetched when the first component that uses it renders: one small file a language.
const namespaceFiles: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language: string, namespace: string, done: ReadCallback) => {
    const load = files[`./${language}/${namespace}.json`]
    if (!load) return done(new Error(`no texts ${language}/${namespace}`), false)
    load().then(
      (texts) => done(null, texts),
      (reason: Error) => done(reason, true),
    )
  },
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
