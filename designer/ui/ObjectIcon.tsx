import { createElement } from 'react'
import { iconNamed } from './object-icons.ts'

interface ObjectIconProps {
  /** The name in the object's definition; a table stands for none and for names that this version does not know. */
  name: string | undefined
  size?: number
}

/** The icon of an object. Its name stands beside it, so readers of the screen do not hear it. */
export const ObjectIcon = ({ name = 'table', size = 18 }: ObjectIconProps) =>
  createElement(iconNamed(name), { size, stroke: 1.6, 'aria-hidden': true })
