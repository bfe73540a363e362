import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const root = path.join(import.meta.dirname, '../..')

/**
 * The codes of issues that the sources of some folders name: literals such as `'person.manager-cycle'`, and those
 * without a dot that stand as a `code`. What stands in comments and imports, as a file's name or a rule's path, is none.
 */
export function issueCodesIn(folders: readonly string[]): string[] {
  const sources = folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) =>
      path.join(root, folder, file),
    ),
  )
  const texts = sources.filter((file) => file.endsWith('.ts')).map((file) => readFileSync(file, 'utf8'))
  return [...new Set(texts.flatMap(codesIn))].toSorted()
}

/** The codes of the runtime's refusals, out of the union that closes them. */
export function refusalCodes(): string[] {
  const text = readFileSync(path.join(root, 'runtime/refusal.ts'), 'utf8')
  return [...text.matchAll(/^ {2}\| '([a-z-]+)'$/gm)].map(([, code = '']) => code)
}

/** Names of files, of the kinds of entries in the audit, and of what messages read look like codes too. */
const notCodes =
  /\.(html|css|js|json|log|pid|invalid)$|^(person|department|settings|secret)\.(create|update|delete|roles|preferences|deactivate|reactivate)$|^run\.(flow|link)$|^batch\.(count|created|updated|file)$|^task\.(by|comment|due|link|title)$|^record\.owner$/

function codesIn(text: string): string[] {
  const code = text
    .replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')
    .replace(/^import .*$|^} from .*$|^export .* from .*$/gm, '')
  const dotted = [...code.matchAll(/'([a-z]+(?:\.[a-z]+(?:-[a-z]+)*)+)'/g)].map(([, literal = '']) => literal)
  const named = [...code.matchAll(/\bcode: '([a-z]+(?:-[a-z]+)*)'/g)].map(([, literal = '']) => literal)
  return [...dotted, ...named].filter((each) => !notCodes.test(each))
}
