import { noCurrency } from './currencies.ts'
import type { FieldContext } from './field-type.ts'

/**
 * Stands in for the workspace while a definition is checked. A default must hold in every workspace: an amount in
 * whatever currency is whole, unless the field says its currency or its decimals.
 */
export const anyWorkspace: FieldContext = { currency: noCurrency, country: '', zone: 'UTC' }
