import { useSearchParams } from 'react-router'

export const peopleStates = ['active', 'inactive', 'all'] as const

export type PeopleState = (typeof peopleStates)[number]

/** What of the people is shown; it stands in the address, so that a list can be sent to somebody. */
export interface PeopleAddress {
  readonly search: string
  readonly state: PeopleState
  readonly department: string | null
}

export function usePeopleAddress(): [PeopleAddress, (change: Partial<PeopleAddress>) => void] {
  const [parameters, setParameters] = useSearchParams()
  const address: PeopleAddress = {
    search: parameters.get('q') ?? '',
    state: peopleStates.find((state) => state === parameters.get('state')) ?? 'active',
    department: parameters.get('department'),
  }
  const change = (next: Partial<PeopleAddress>) => setParameters(parametersOf({ ...address, ...next }), { replace: true })
  return [address, change]
}

const parametersOf = ({ search, state, department }: PeopleAddress): Record<string, string> => ({
  ...(search !== '' && { q: search }),
  ...(state !== 'active' && { state }),
  ...(department !== null && { department }),
})
