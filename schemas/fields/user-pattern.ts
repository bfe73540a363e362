import { RE2JS } from 're2js'

/** Why a pattern that a person wrote is none, in RE2's words; undefined when it is one. */
export function userPatternFault(pattern: string): string | undefined {
  try {
    RE2JS.compile(pattern)
    return undefined
  } catch (fault) {
    return fault instanceof Error ? fault.message : String(fault)
  }
}

/** Whether the pattern is found anywhere in the text, in time linear in the text's length. */
export function matchesUserPattern(pattern: string, text: string): boolean {
  const compiled = kept.get(pattern) ?? RE2JS.compile(pattern)
  // The pattern used last moves to the end; the one unused for longest makes room.
  kept.delete(pattern)
  kept.set(pattern, compiled)
  const [longestUnused] = kept.keys()
  if (kept.size > mostKept && longestUnused !== undefined) kept.delete(longestUnused)
  return compiled.test(text)
}

const mostKept = 500

const kept = new Map<string, RE2JS>()
