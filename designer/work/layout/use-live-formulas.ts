import { useEffect, useState } from 'react'
import type { AppObject } from '../../../schemas/api/app.ts'
import { isReckoned } from '../../../schemas/fields/field.ts'
import { fieldOf } from '../../../schemas/objects/object.ts'
import { useReaderSettings } from '../../i18n/reader.ts'
import { useReadableSet } from '../filter/readable-set.ts'
import type { FormStore } from './form-store.ts'
import type { LiveFormulas } from './live-formulas.ts'
import { useRuleContext } from './rule-context.ts'
import type { UsedLayout } from './use-layout.ts'

interface FormWithFormulas {
  readonly store: FormStore
  readonly used: UsedLayout
  readonly isNew: boolean
}

/** Lets the formulas that the layout places follow what is filled in; answers the paths that they read. Loaded where a form has some. */
export function useLiveFormulas({ definition }: AppObject, { store, used, isNew }: FormWithFormulas): readonly string[] {
  const [reads, setReads] = useState<readonly string[]>(nothing)
  const set = useReadableSet()
  const settings = useReaderSettings()
  const context = useRuleContext()
  useEffect(() => {
    const placed = used.compiled.placed.map(({ name }) => name).filter((name) => isFormula(definition, name))
    let isWanted = true
    const follow = (formulas: LiveFormulas): void => {
      store.follow(formulas)
      setReads(formulas.reads)
    }
    if (placed.length > 0) {
      void import('./live-formulas.ts').then(({ compileFormulas }) => {
        if (isWanted) follow(compileFormulas({ object: definition, set, placed, isNew, settings, context }))
      })
    }
    return () => {
      isWanted = false
    }
  }, [definition, set, settings, context, store, used, isNew])
  return reads
}

const nothing: readonly string[] = []

function isFormula(definition: AppObject['definition'], name: string): boolean {
  const field = fieldOf(definition, name)
  return field !== undefined && isReckoned(field)
}
