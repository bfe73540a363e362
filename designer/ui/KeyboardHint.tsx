import { Group, Kbd } from '@mantine/core'
import { keysOf, type Shortcut } from './shortcut.ts'

/** The keys of a shortcut, as small caps of a keyboard. Readers of the screen hear the button's own name instead. */
export function KeyboardHint({ keys }: { keys: Shortcut }) {
  return (
    <Group gap={3} wrap="nowrap" aria-hidden component="span">
      {keysOf(keys).map((key) => (
        <Kbd key={key}>{key}</Kbd>
      ))}
    </Group>
  )
}
