import { useState } from 'react'

/** True from the first time that the value was true: what was opened once stays mounted, so that closing can be seen. */
export function useOnce(value: boolean): boolean {
  const [was, setWas] = useState(value)
  if (value && !was) setWas(true)
  return was || value
}
