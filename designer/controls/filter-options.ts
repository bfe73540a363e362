import type { ComboboxItem, OptionsFilter } from '@mantine/core'
import { withoutMarks } from '../ui/without-marks.ts'

/** Options found by typing with or without marks. The data of our controls hold no groups. */
export const filterOptions: OptionsFilter = ({ options, search }) => {
  const wanted = withoutMarks(search)
  return (options as ComboboxItem[]).filter(({ label }) => withoutMarks(label).includes(wanted))
}
