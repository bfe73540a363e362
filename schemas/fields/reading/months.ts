const months = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december']

/** The number of the month that an English name or its beginning stands for: `Nov` -> 11. */
export function monthOf(name: string): number | undefined {
  const index = months.findIndex((month) => name.length >= 3 && month.startsWith(name.toLowerCase()))
  return index < 0 ? undefined : index + 1
}
