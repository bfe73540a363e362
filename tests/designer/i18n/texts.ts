import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

export const languages = ['en', 'vi', 'zh-CN'] as const

export type Language = (typeof languages)[number]

/** Texts of one namespace by flat key: `class.safe.name`. */
export type Texts = ReadonlyMap<string, string>

const root = path.join(import.meta.dirname, '../../../designer/i18n')

export const namespaces: readonly string[] = readdirSync(path.join(root, 'en')).map((file) => path.basename(file, '.json'))

export function readTexts(language: Language, namespace: string): Texts {
  const file = path.join(root, language, `${namespace}.json`)
  return new Map(flatten(JSON.parse(readFileSync(file, 'utf8')) as Tree, ''))
}

export const listNamespaces = (language: Language): readonly string[] =>
  readdirSync(path.join(root, language)).map((file) => path.basename(file, '.json'))

interface Tree {
  [key: string]: string | Tree
}

function flatten(tree: Tree, prefix: string): [string, string][] {
  return Object.entries(tree).flatMap(([key, text]) =>
    typeof text === 'string' ? [[prefix + key, text] as [string, string]] : flatten(text, `${prefix}${key}.`),
  )
}

const pluralSuffix = /_(zero|one|two|few|many|other)$/

/** The key as code uses it, without the plural form that i18next chooses. */
export const keyInCode = (key: string): string => key.replace(pluralSuffix, '')

export const pluralForm = (key: string): string | undefined => pluralSuffix.exec(key)?.[1]
