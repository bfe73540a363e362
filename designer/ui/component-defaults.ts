import {
  ActionIcon,
  Anchor,
  Badge,
  Button,
  Checkbox,
  Combobox,
  Drawer,
  Kbd,
  Menu,
  Modal,
  Paper,
  Popover,
  Table,
  Tooltip,
  type MantineThemeComponents,
} from '@mantine/core'

const quick = { duration: 140 }

/** What every use of a component would otherwise repeat. */
export const componentDefaults: MantineThemeComponents = {
  ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray', size: 30 } }),
  Anchor: Anchor.extend({ defaultProps: { underline: 'hover' } }),
  Badge: Badge.extend({ defaultProps: { variant: 'light', tt: 'none', fw: 550, radius: 'sm' } }),
  Button: Button.extend({ defaultProps: { size: 'sm' } }),
  Checkbox: Checkbox.extend({ defaultProps: { size: 'xs' } }),
  Combobox: Combobox.extend({ defaultProps: { transitionProps: { transition: 'fade', ...quick } } }),
  Drawer: Drawer.extend({ defaultProps: { transitionProps: quick, overlayProps: { backgroundOpacity: 0.3 } } }),
  Kbd: Kbd.extend({ defaultProps: { size: 'xs' } }),
  Menu: Menu.extend({ defaultProps: { transitionProps: { transition: 'fade', ...quick }, shadow: 'md' } }),
  Modal: Modal.extend({
    defaultProps: { centered: true, radius: 'lg', transitionProps: quick, overlayProps: { backgroundOpacity: 0.35 } },
  }),
  Paper: Paper.extend({ defaultProps: { radius: 'lg' } }),
  Popover: Popover.extend({ defaultProps: { transitionProps: { transition: 'fade', ...quick }, shadow: 'md' } }),
  Table: Table.extend({ defaultProps: { fz: 'sm', verticalSpacing: 6 } }),
  Tooltip: Tooltip.extend({ defaultProps: { openDelay: 350, transitionProps: quick, withArrow: false } }),
}
