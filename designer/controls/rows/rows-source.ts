import { createContext, useContext } from 'react'
import type { ObjectDefinition } from '../../../schemas/objects/object.ts'

/** The object whose records are rows, and what the person may do with them. */
export interface RowsObject {
  readonly definition: ObjectDefinition
  readonly editable: readonly string[]
  readonly can: { readonly create: boolean; readonly update: boolean; readonly delete: boolean }
}

/** Finds the object of rows by its name; undefined for what the person may not know of. */
export type RowsSource = (object: string) => RowsObject | undefined

const RowsSourceContext = createContext<RowsSource | null>(null)

/** Set around forms; without it rows say that they are filled in elsewhere. */
export const RowsSourceProvider = RowsSourceContext.Provider

export const useRowsSource = (): RowsSource | null => useContext(RowsSourceContext)
