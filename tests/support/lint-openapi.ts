import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'

const root = path.join(import.meta.dirname, '../..')

interface LintProblem {
  readonly severity: string
  readonly ruleId: string
  readonly message: string
  readonly location: readonly unknown[]
}

/** The errors that the linter's recommended rules find in OpenAPI documents. */
export async function lintOpenApi(documents: readonly object[]): Promise<readonly LintProblem[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tessera-openapi-'))
  const files = documents.map((_, index) => path.join(folder, `${index}.json`))
  await Promise.all(documents.map((document, index) => writeFile(files[index] ?? '', JSON.stringify(document))))
  const cli = path.join(root, 'node_modules/@redocly/cli/bin/cli.js')
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }
  const args = [cli, 'lint', ...files, '--extends=recommended', '--format=json', '--max-problems=50']
  const { stdout } = await promisify(execFile)(process.execPath, args, { env, maxBuffer: 1 << 24, cwd: folder }).catch((reason: { stdout: string }) => reason)
  await rm(folder, { recursive: true })
  if (!stdout.includes('"totals"')) throw new Error(`the linter did not finish: ${stdout.slice(0, 500)}`)
  const reports = [...stdout.matchAll(/^\{[\s\S]*?^\}/gm)].map(([report]) => JSON.parse(report) as { problems: LintProblem[] })
  return reports.flatMap(({ problems }) => problems).filter(({ severity }) => severity === 'error')
}
