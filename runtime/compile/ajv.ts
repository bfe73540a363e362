import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'
import { RE2JS } from 're2js'
import type { TSchema } from 'typebox'
import { ownPatterns } from '../../schemas/fields/patterns.ts'
import { type Issue, pointerStep } from '../../schemas/issue.ts'
import { ruleMark } from '../../schemas/rules/rule-mark.ts'

/** Compiles JSON Schemas that the product generates. Patterns that people wrote run in linear time (RE2). */
export const createAjv = (): Ajv => {
  const ajv = new Ajv({ allErrors: true, strict: true, strictTypes: false, discriminator: true, code: { regExp } })
  // ajv-formats is CommonJS; its types name the default export of the module object.
  ;(addFormats as unknown as (ajv: Ajv) => void)(ajv)
  // What a rule may hold its own check says; here it is a mark.
  ajv.addVocabulary(Object.keys(ruleMark))
  return ajv
}

/** A validator that is compiled when it is first used. */
export function lazyValidator(ajv: Ajv, schema: TSchema): (value: unknown) => readonly Issue[] {
  let validate: ValidateFunction | undefined
  return (value) => {
    validate ??= ajv.compile(schema)
    return validate(value) ? [] : (validate.errors ?? []).flatMap(issueOf)
  }
}

const regExp = Object.assign(
  (pattern: string, flags: string) => {
    if (ownPatterns.has(pattern)) return new RegExp(pattern, flags)
    const compiled = RE2JS.compile(pattern)
    // Ajv tests by it and nothing more, and keeps one expression for all patterns that print alike.
    return { test: (text: string) => compiled.test(text), toString: () => pattern } as RegExp
  },
  { code: 'RE2' },
)

/** Errors of combining keywords say nothing that the errors within do not say better. */
const combining = new Set(['oneOf', 'anyOf', 'allOf', 'if', 'discriminator-oneOf'])

function issueOf(error: ErrorObject): Issue[] {
  if (combining.has(error.keyword)) return []
  // What Ajv's own keywords tell of an error.
  const { missingProperty, additionalProperty } = error.params as { missingProperty?: string; additionalProperty?: string }
  const step = missingProperty ?? additionalProperty
  return [
    {
      code: `schema.${error.keyword}`,
      path: error.instancePath + (step === undefined ? '' : pointerStep(step)),
      params: error.params as Record<string, unknown>,
    },
  ]
}
