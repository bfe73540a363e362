import { useEffect } from 'react'
import { usePreference } from '../ui/preference.ts'

type Density = 'compact' | 'comfortable'

/** Height of rows on this device; the stylesheet reads it from the document. */
export function useDensity(): [Density, (density: Density) => void] {
  const [density, setDensity] = usePreference<Density>('density', 'compact')
  useEffect(() => {
    document.documentElement.dataset.density = density
  }, [density])
  return [density, setDensity]
}
