import { IconTable } from '@tabler/icons-react'
import { objectIcons } from './object-icons.ts'

export interface ObjectIconProps {
  /** The name in the object's definition; a table stands for none and for names that this version does not know. */
  name: string | undefined
  size?: number
}

/** The icon of an object. Its name stands beside it, so readers of the screen do not hear it. */
export function ObjectIcon({ name, size = 18 }: ObjectIconProps) {
  const ChosenIcon = (name !== undefined && Object.hasOwn(objectIcons, name) && objectIcons[name]) || IconTable
  return <ChosenIcon size={size} stroke={1.6} aria-hidden />
}
