import type { MantineColorsTuple } from '@mantine/core'

/**
 * The four families and the two states. Shade 8 is the light token, shade 4 the dark one; contrast was measured
 * on every ground they stand on, so the other shades are only tints of these two.
 */
export const palette = {
  records: ['#f5fcfb', '#dff5f2', '#beece6', '#8fdfd6', '#4fd1c5', '#3fb7ad', '#2f9e96', '#1e867f', '#0b6e69', '#145652'],
  people: ['#f9f9ff', '#ebebfe', '#d8d8fd', '#bfbdfa', '#a5a0f5', '#8b88e5', '#7371d5', '#5c59c5', '#4740b5', '#38358b'],
  outside: ['#fdf9f5', '#fcefde', '#f9e0be', '#f5cb91', '#f0b45c', '#da9a49', '#c38136', '#ad6822', '#97500a', '#754012'],
  control: ['#fafafb', '#ebedef', '#d8dbdf', '#bec2c9', '#a3a9b3', '#8b93a0', '#737e8d', '#5d697b', '#475569', '#394352'],
  success: ['#f6fcf8', '#e0f4e6', '#c0e9ce', '#94daad', '#5dc98a', '#4db576', '#3ea163', '#2e8d50', '#1d7a3e', '#1e5f32'],
  danger: ['#fff8f6', '#ffe3df', '#ffc6bf', '#ff9e94', '#f97066', '#e85e54', '#d64c41', '#c5392e', '#b42318', '#8b2219'],
} as const satisfies Record<string, MantineColorsTuple>

export type FamilyColor = keyof typeof palette

/** Text on the filled dark shade of each family. */
export const inkOnDark: Record<FamilyColor, string> = {
  records: '#06302d',
  people: '#1b1650',
  outside: '#3a2103',
  control: '#1d2129',
  success: '#063018',
  danger: '#3d0a06',
}

/** Neutrals in Mantine's own scales: warm in the light, cool in the dark. */
export const neutrals = {
  gray: ['#faf9f6', '#f1f0eb', '#eae8e2', '#e3e1da', '#cfcdc6', '#8b919b', '#666e79', '#5c6470', '#3a404a', '#1d2129'],
  dark: ['#e8e6e1', '#cbccce', '#a3a9b3', '#6b7280', '#2f343d', '#2a2f38', '#262a32', '#1e2128', '#16181d', '#101216'],
} as const satisfies Record<string, MantineColorsTuple>

/** The named grounds, inks and lines of the two schemes, as CSS variables. */
export const surfaces = {
  light: {
    '--ground': '#f6f5f1',
    '--paper': '#ffffff',
    '--raised': '#ffffff',
    '--ink': '#1d2129',
    '--muted': '#5c6470',
    '--line': '#e3e1da',
    '--line-strong': '#8b919b',
    '--hover': '#f1f0eb',
    '--shadow': '0 8px 28px rgb(29 33 41 / 0.14)',
  },
  dark: {
    '--ground': '#16181d',
    '--paper': '#1e2128',
    '--raised': '#262a32',
    '--ink': '#e8e6e1',
    '--muted': '#a3a9b3',
    '--line': '#2f343d',
    '--line-strong': '#6b7280',
    '--hover': '#2a2f38',
    '--shadow': '0 8px 28px rgb(0 0 0 / 0.5)',
  },
} as const
