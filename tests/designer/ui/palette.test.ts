import { describe, expect, it } from 'vitest'
import { type FamilyColor, inkOnDark, palette, surfaces } from '../../../designer/ui/palette.ts'

const families = Object.keys(palette) as FamilyColor[]

function luminance(color: string): number {
  const channel = (at: number) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  }
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

/** Contrast by WCAG 2.2. */
function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].toSorted((x, y) => x - y)
  return (light + 0.05) / (dark + 0.05)
}

describe('the colours', () => {
  it.each(families)('of %s are text on every ground of both schemes', (family) => {
    const light = palette[family][8]
    const dark = palette[family][4]
    for (const ground of [surfaces.light['--ground'], surfaces.light['--paper'], palette[family][1]]) {
      expect(contrast(light, ground)).toBeGreaterThanOrEqual(4.5)
    }
    for (const ground of [surfaces.dark['--ground'], surfaces.dark['--paper'], surfaces.dark['--raised']]) {
      expect(contrast(dark, ground)).toBeGreaterThanOrEqual(4.5)
    }
  })

  it.each(families)('of %s carry readable text when they fill a button', (family) => {
    expect(contrast(palette[family][8], '#ffffff')).toBeGreaterThanOrEqual(4.5)
    expect(contrast(palette[family][4], inkOnDark[family])).toBeGreaterThanOrEqual(4.5)
  })

  it.each(['light', 'dark'] as const)('of ink and muted text are readable in the %s scheme', (scheme) => {
    const surface = surfaces[scheme]
    for (const ground of [surface['--ground'], surface['--paper'], surface['--raised'], surface['--hover']]) {
      expect(contrast(surface['--ink'], ground)).toBeGreaterThanOrEqual(7)
      expect(contrast(surface['--muted'], ground)).toBeGreaterThanOrEqual(4.5)
    }
  })

  it.each(['light', 'dark'] as const)('of control borders stand out from paper in the %s scheme', (scheme) => {
    expect(contrast(surfaces[scheme]['--line-strong'], surfaces[scheme]['--paper'])).toBeGreaterThanOrEqual(3)
  })
})
