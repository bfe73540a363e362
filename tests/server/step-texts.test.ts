import { describe, expect, it } from 'vitest'
import { stepOps } from '../../schemas/api/publish-plan.ts'
import { idPrefixes } from '../../schemas/ids.ts'
import { languages } from '../../schemas/label.ts'
import { stepTexts } from '../../server/step-texts/step-text.ts'

const placeholders = (text: string): readonly string[] => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).toSorted()

describe.each(languages)('the texts of steps, checks and differences in %s', (language) => {
  it('are as many as in English and say the same things', () => {
    for (const table of ['nouns', 'steps', 'checks', 'differences'] as const) {
      const [here, english] = [stepTexts[language][table], stepTexts.en[table]]
      expect(Object.keys(here)).toEqual(Object.keys(english))
      for (const [key, text] of Object.entries(here)) expect([key, ...placeholders(text)]).toEqual([key, ...placeholders(english[key] ?? '')])
    }
  })

  it('name every kind of definition and every part', () => {
    const { command: _, ...named } = idPrefixes
    expect(Object.keys(named).filter((name) => stepTexts[language].nouns[name] === undefined)).toEqual([])
  })

  it('cover every step', () => {
    const named = new Set(Object.keys(stepTexts[language].steps).map((key) => key.split('.')[0]))
    expect(stepOps.filter((op) => !named.has(op))).toEqual([])
  })
})
