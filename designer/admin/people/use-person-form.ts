import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useApp } from '../../app/workspace.ts'
import { type FormFaults, formFaults } from '../forms/form-faults.ts'
import { emptyForm, missingIn, type PersonForm, personInputs } from './person-form.ts'

/** A form with language and zone as the workspace has them. */
export function useEmptyForm(): PersonForm {
  const { settings } = useApp()
  return emptyForm(settings.languages[0] ?? 'en', settings.zone)
}

/** What is wrong with a form: what the server said, and once somebody has tried to save, what is missing. */
export function usePersonFaults(form: PersonForm, reason: unknown): FormFaults & { tries: number; tryNow: () => boolean } {
  const { t } = useTranslation('admin')
  const { t: tPeople } = useTranslation('admin-people')
  const [tries, setTries] = useState(0)
  const missing = missingIn(form)
  const { at, whole } = formFaults(reason, personInputs, t)
  const missingTexts = Object.fromEntries(Object.entries(missing).map(([input, fault]) => [input, tPeople(`missing.${fault}`)]))
  return {
    at: { ...at, ...(tries > 0 ? missingTexts : {}) },
    whole,
    tries,
    tryNow: () => {
      setTries(tries + 1)
      return Object.keys(missing).length === 0
    },
  }
}
