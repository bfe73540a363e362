import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { namespaces } from './texts.ts'

/** A key, or a pattern of keys, that a file asks for. */
export interface UsedKey {
  file: string
  namespace: string
  key: string | RegExp
}

const root = path.join(import.meta.dirname, '../../../designer')

const sources = globSync('**/*.{ts,tsx}', { cwd: root }).map((file) => ({
  file,
  folder: path.dirname(file),
  code: withoutComments(readFileSync(path.join(root, file), 'utf8')),
}))

function withoutComments(code: string): string {
  return code.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/^\s*\/\/.*$/gm, '')
}

/** Every `t('…')` of the code with its namespace, and every literal `namespace:key`. */
export function findUsedKeys(): readonly UsedKey[] {
  return sources.flatMap(({ file, code }) => [...ofTranslators(file, code), ...withNamespace(file, code)])
}

/**
 * Literals in the folders that use a namespace: keys are also kept in tables and types there. They prove that a
 * key is used, but not every literal is a key.
 */
export function findLiterals(namespace: string): ReadonlySet<string> {
  const folders = new Set(sources.filter(({ code }) => translators(code).some((each) => each.namespace === namespace)).map(({ folder }) => folder))
  const near = sources.filter(({ folder }) => folders.has(folder))
  return new Set(near.flatMap(({ code }) => literals(code).filter((each) => typeof each === 'string')))
}

/** The codes of issues that the language and the runtime find; their texts stand in the namespace `issues`. */
export function findIssueCodes(folder: string): ReadonlySet<string> {
  const files = globSync('**/*.ts', { cwd: path.join(root, '..', folder) })
  const code = files.map((file) => readFileSync(path.join(root, '..', folder, file), 'utf8')).join('\n')
  return new Set([...code.matchAll(/\bcode: '([\w.-]+)'/g)].map(([, name = '']) => name))
}

interface Translator {
  name: string
  namespace: string
}

/** Names that translate in a file: `const { t: say } = useTranslation('ui')`, `t: TFunction<'ui'>`. */
function translators(code: string): readonly Translator[] {
  const hooks = [...code.matchAll(/\{[^{}]*?\bt(?:: (\w+))?\b[^{}]*\} = useTranslation\('([\w-]+)'\)/g)]
  const typed = [...code.matchAll(/\b(\w+): TFunction<'([\w-]+)'>/g)]
  return [...hooks, ...typed].map(([, name = 't', namespace = '']) => ({ name, namespace }))
}

/** Files in which one name translates from two namespaces: nobody could tell which one a key belongs to. */
export function findAmbiguousFiles(): readonly string[] {
  return sources
    .filter(({ code }) => {
      const names = new Map<string, string>()
      return translators(code).some(({ name, namespace }) => (names.get(name) ?? namespace) !== namespace || !names.set(name, namespace))
    })
    .map(({ file }) => file)
}

function ofTranslators(file: string, code: string): readonly UsedKey[] {
  const named = new Map(translators(code).map(({ name, namespace }) => [name, namespace]))
  return [...named].flatMap(([name, namespace]) =>
    firstArguments(code, name)
      // What a condition compares with is no key: `t(kind === 'person' ? 'people' : 'records')`.
      .map((argument) => argument.replaceAll(/[!=]== '[^']*'/g, ''))
      .flatMap(literals)
      .map((key) => ({ file, namespace, key })),
  )
}

function withNamespace(file: string, code: string): readonly UsedKey[] {
  // Keys of objects are no texts: rjsf calls its options `ui:title`.
  return literals(code.replaceAll(/'[^'\n]*'(?=\]?:)/g, '')).flatMap((literal) => {
    if (typeof literal !== 'string') return []
    const [namespace = '', key] = literal.split(':')
    return key && namespaces.includes(namespace) && /^[\w.-]+$/.test(key) ? [{ file, namespace, key }] : []
  })
}

/** The text of the first argument of each call of a function. */
function firstArguments(code: string, name: string): readonly string[] {
  return [...code.matchAll(new RegExp(`(?<![\\w.'])${name}\\(`, 'g'))].map((call) => {
    const start = (call.index ?? 0) + call[0].length
    let depth = 0
    for (let at = start; at < code.length; at += 1) {
      const sign = code[at] ?? ''
      if (depth === 0 && (sign === ',' || sign === ')')) return code.slice(start, at)
      if ('([{'.includes(sign)) depth += 1
      if (')]}'.includes(sign)) depth -= 1
    }
    return ''
  })
}

/** String literals as they are, template literals as patterns in which each `${…}` stands for anything. */
function literals(code: string): readonly (string | RegExp)[] {
  const plain = [...code.matchAll(/'((?:[^'\\\n]|\\.)*)'/g)].map(([, text = '']) => text)
  const templates = [...code.matchAll(/`([^`]*)`/g)].map(([, text = '']) => {
    const parts = text.split(/\$\{[^}]*\}/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
    return parts.length === 1 ? text : new RegExp(`^${parts.join('.+')}$`)
  })
  return [...plain, ...templates]
}
