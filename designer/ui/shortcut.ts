import { useEffect, useRef } from 'react'
import { isComposing } from './composition.ts'
import { readPreference } from './preference.ts'

const isApple = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform)

/** `mod+k`, `shift+?`, `j`; `mod` is Command on Apple devices and Ctrl elsewhere. */
export type Shortcut = string

/**
 * Calls the handler when the keys are pressed anywhere on the page. Shortcuts of a single key are silent while
 * somebody types, and when the person switched them off.
 */
export function useShortcut(shortcut: Shortcut, handler: (event: KeyboardEvent) => void, enabled = true): void {
  const current = useRef(handler)
  useEffect(() => {
    current.current = handler
  })
  useEffect(() => {
    if (!enabled) return
    const listen = (event: KeyboardEvent) => {
      if (isComposing(event) || !matches(event, shortcut) || isBlocked(event, shortcut)) return
      event.preventDefault()
      current.current(event)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [shortcut, enabled])
}

/** The keys of a shortcut as they are written on this device's keyboard. */
export function keysOf(shortcut: Shortcut): string[] {
  return shortcut.split('+').map((key) => keyNames[key] ?? (key.length === 1 ? key.toUpperCase() : key))
}

const keyNames: Record<string, string> = {
  mod: isApple ? '⌘' : 'Ctrl',
  shift: isApple ? '⇧' : 'Shift',
  alt: isApple ? '⌥' : 'Alt',
  enter: 'Enter',
  escape: 'Esc',
  arrowup: '↑',
  arrowdown: '↓',
  space: 'Space',
}

function matches(event: KeyboardEvent, shortcut: Shortcut): boolean {
  const parts = shortcut.split('+')
  const key = parts.at(-1)
  const mod = isApple ? event.metaKey : event.ctrlKey
  if (parts.includes('mod') !== mod || parts.includes('alt') !== event.altKey) return false
  // "?" needs Shift on most keyboards, so Shift counts only for letters and named keys.
  if (key !== undefined && /^[a-z]/.test(key) && parts.includes('shift') !== event.shiftKey) return false
  return event.key.toLowerCase() === (key === 'space' ? ' ' : key)
}

function isBlocked(event: KeyboardEvent, shortcut: Shortcut): boolean {
  if (shortcut.includes('mod+')) return false
  if (!readPreference('singleKeys', true)) return true
  const target = event.target
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}
