import type { MantineThemeComponents } from '@mantine/core'

const quick = { duration: 140 }
/** The list itself scrolls: a scrolling box inside it is out of reach for those who use the keyboard. */
const choices = { defaultProps: { withScrollArea: false, styles: { options: { maxHeight: 280, overflowY: 'auto' } } } }
const fade = { transition: 'fade', ...quick }

// Plain objects instead of `Button.extend(...)`: naming a component here would put all of them before the first screen.
/** What every use of a component would otherwise repeat. */
export const componentDefaults: MantineThemeComponents = {
  ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray', size: 30 } },
  Anchor: { defaultProps: { underline: 'hover' } },
  Autocomplete: choices,
  Badge: { defaultProps: { variant: 'light', tt: 'none', fw: 550, radius: 'sm' } },
  Button: { defaultProps: { size: 'sm' } },
  // Filled, its word would be white on the light accent of the dark scheme.
  Chip: { defaultProps: { variant: 'light' } },
  Checkbox: { defaultProps: { size: 'xs' } },
  Combobox: { defaultProps: { transitionProps: fade } },
  Drawer: { defaultProps: { transitionProps: quick, overlayProps: { backgroundOpacity: 0.3 } } },
  Kbd: { defaultProps: { size: 'xs' } },
  // The placeholder that Mantine focuses first is no menu item, which readers of the screen stumble over.
  Menu: { defaultProps: { transitionProps: fade, shadow: 'md', withInitialFocusPlaceholder: false } },
  Modal: {
    defaultProps: { centered: true, radius: 'lg', transitionProps: quick, overlayProps: { backgroundOpacity: 0.35 } },
  },
  MultiSelect: choices,
  Paper: { defaultProps: { radius: 'lg' } },
  Popover: { defaultProps: { transitionProps: fade, shadow: 'md' } },
  Select: choices,
  Table: { defaultProps: { fz: 'sm', verticalSpacing: 6 } },
  TagsInput: choices,
  Tooltip: { defaultProps: { openDelay: 350, transitionProps: quick, withArrow: false } },
}
