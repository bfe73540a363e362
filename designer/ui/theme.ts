import {
  createTheme,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  type MantineTheme,
  type VariantColorsResolver,
} from '@mantine/core'
import { componentDefaults } from './component-defaults.ts'
import { type FamilyColor, inkOnDark, neutrals, palette, surfaces } from './palette.ts'

/** Inter covers Latin and Vietnamese; Chinese falls through to the system's own face. */
const fontFamily =
  "'Inter Variable', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC', 'Noto Sans CJK SC', system-ui, sans-serif"

// A filled control is dark text on a bright shade in the dark scheme, so the text colour belongs to the scheme.
const variantColorResolver: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input)
  if (input.variant !== 'filled' || !input.color || !(input.color in palette)) return colors
  return { ...colors, color: `var(--mantine-color-${input.color}-contrast)` }
}

/** Tessera's look as a Mantine theme: colours of the four families, compact sizes, one radius, one shadow. */
export const theme = createTheme({
  colors: { ...palette, ...neutrals, red: palette.danger, teal: palette.records, green: palette.success },
  primaryColor: 'records',
  primaryShade: { light: 8, dark: 4 },
  white: '#ffffff',
  black: '#1d2129',
  variantColorResolver,
  fontFamily,
  fontFamilyMonospace: "ui-monospace, 'SFMono-Regular', Menlo, Consolas, 'Liberation Mono', monospace",
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.45', lg: '1.45', xl: '1.4' },
  fontWeights: { regular: '400', medium: '550', bold: '650' },
  headings: {
    fontFamily,
    fontWeight: '620',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: '28px', lineHeight: '1.25' },
      h2: { fontSize: '20px', lineHeight: '1.3' },
      h3: { fontSize: '16px', lineHeight: '1.4' },
      h4: { fontSize: '14px', lineHeight: '1.45' },
      h5: { fontSize: '13px', lineHeight: '1.45' },
      h6: { fontSize: '12px', lineHeight: '1.45' },
    },
  },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '3px', sm: '4px', md: '6px', lg: '10px', xl: '16px' },
  defaultRadius: 'md',
  shadows: { xs: 'var(--shadow)', sm: 'var(--shadow)', md: 'var(--shadow)', lg: 'var(--shadow)', xl: 'var(--shadow)' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: componentDefaults,
})

export const cssVariablesResolver: CSSVariablesResolver = (resolved) => ({
  variables: {},
  light: { ...surfaces.light, ...schemeVariables, ...familyVariables(resolved, 'light') },
  dark: { ...surfaces.dark, ...schemeVariables, ...familyVariables(resolved, 'dark') },
})

const schemeVariables = {
  '--mantine-color-body': 'var(--paper)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--muted)',
  '--mantine-color-placeholder': 'var(--muted)',
  '--mantine-color-error': 'var(--danger)',
  '--mantine-color-success': 'var(--success)',
  '--mantine-color-anchor': 'var(--accent)',
  '--mantine-color-default': 'var(--raised)',
  '--mantine-color-default-hover': 'var(--hover)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line)',
  '--mantine-color-disabled': 'var(--hover)',
  '--mantine-color-disabled-color': 'var(--muted)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-primary-color-contrast': 'var(--mantine-color-records-contrast)',
  '--accent': 'var(--mantine-color-records-filled)',
  '--accent-soft': 'var(--mantine-color-records-light)',
  '--on-accent': 'var(--mantine-color-records-contrast)',
}

/** For each family: its token, a soft ground of it and the text that stands on the filled token. */
function familyVariables(resolved: MantineTheme, scheme: 'light' | 'dark'): Record<string, string> {
  const shade = scheme === 'light' ? 8 : 4
  // The family names are the keys of the palette by construction.
  const families = Object.keys(palette) as FamilyColor[]
  return Object.fromEntries(
    [...families, 'red', 'teal', 'green'].flatMap((name) => {
      const token = resolved.colors[name]?.[shade] ?? ''
      const soft = scheme === 'light' ? `var(--mantine-color-${name}-1)` : `color-mix(in srgb, ${token} 16%, var(--paper))`
      const softHover = scheme === 'light' ? `color-mix(in srgb, var(--mantine-color-${name}-1), var(--mantine-color-${name}-2))` : `color-mix(in srgb, ${token} 24%, var(--paper))`
      const contrast = scheme === 'light' ? '#ffffff' : (inkOnDark[name as FamilyColor] ?? '#1d2129')
      return [
        [`--${name}`, token],
        [`--mantine-color-${name}-text`, token],
        [`--mantine-color-${name}-light`, soft],
        [`--mantine-color-${name}-light-hover`, softHover],
        [`--mantine-color-${name}-light-color`, token],
        [`--mantine-color-${name}-outline`, token],
        [`--mantine-color-${name}-contrast`, contrast],
      ]
    }),
  )
}
