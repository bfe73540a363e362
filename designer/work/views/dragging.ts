import { Accessibility, PointerSensor } from '@dnd-kit/dom'
import type { DragDropProvider } from '@dnd-kit/react'
import type { ComponentProps } from 'react'

/**
 * Records are dragged by their links too. Keys are our own, from column to column and from day to day: the library's
 * move by pixels, and its words are English.
 */
export const recordSensors = [PointerSensor.configure({ preventActivation: () => false })]

export const withoutWords: ComponentProps<typeof DragDropProvider>['plugins'] = (defaults) => defaults.filter((plugin) => plugin !== Accessibility)
