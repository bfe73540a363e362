import { lazy, Suspense, useEffect, useSyncExternalStore } from 'react'
import { useBlocker } from 'react-router'
import { useOnce } from '../../ui/use-once.ts'
import { closeQuestion, hasUnsaved, onUnsaved, unsavedKind, waitingLeave } from './unsaved.ts'

// The guard stands from the first screen on, for a form may be left before anything else has come; only its question is fetched.
const LeaveQuestion = lazy(async () => ({ default: (await import('./LeaveQuestion.tsx')).LeaveQuestion }))

/** The one guard of all forms: it holds a navigation, a reload or a cancel while something is not saved, and asks. */
export function LeaveGuard() {
  // A page that changes only its search or its hash keeps its forms, and what was edited may have another name by now, or be gone.
  const blocker = useBlocker(({ currentLocation, nextLocation }) => currentLocation.pathname !== nextLocation.pathname && !isMoved(nextLocation.state) && hasUnsaved())
  const waiting = useSyncExternalStore(onUnsaved, waitingLeave)
  const isAsked = blocker.state === 'blocked' || waiting !== null
  const wasAsked = useOnce(isAsked)
  useQuestionOfBrowser()
  const stay = () => {
    blocker.reset?.()
    closeQuestion()
  }
  const leave = () => {
    blocker.proceed?.()
    closeQuestion()
    waiting?.()
  }
  return <Suspense>{wasAsked && <LeaveQuestion kind={unsavedKind() ?? 'form'} opened={isAsked} onStay={stay} onLeave={leave} />}</Suspense>
}

const isMoved = (state: unknown): boolean => typeof state === 'object' && state !== null && 'isMoved' in state

/** Reloading and closing are asked about by the browser, in its own words. */
function useQuestionOfBrowser(): void {
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (hasUnsaved()) event.preventDefault()
    }
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [])
}
