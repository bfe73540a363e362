import { optionDot } from './option-colors.ts'

/** The colour of an option, as a small tile. */
export function OptionDot({ color }: { color: string | undefined }) {
  return (
    <span
      aria-hidden
      style={{ display: 'inline-block', flex: 'none', width: 10, height: 10, borderRadius: 3, background: optionDot(color) }}
    />
  )
}
