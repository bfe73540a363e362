import { lazy, Suspense } from 'react'
import { addressOf } from '../../../schemas/fields/addresses/address.ts'
import { addressLines } from '../../../schemas/fields/addresses/address-lines.ts'
import { useLanguage } from '../../i18n/language.ts'
import type { DisplayProps } from './display.ts'
import classes from './displays.module.css'

const MapLinks = lazy(async () => ({ default: (await import('./MapLinks.tsx')).MapLinks }))

/** An address line by line, with the way to a map; in a line of a list as one line. */
export function AddressText({ value, text, isBlock }: DisplayProps) {
  const { language } = useLanguage()
  if (!isBlock) return text
  return (
    <span className={classes.address}>
      <span>{addressLines(addressOf(value), language).join('\n')}</span>
      <Suspense fallback={null}>
        <MapLinks address={text} />
      </Suspense>
    </span>
  )
}
