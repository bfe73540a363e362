import type { GraphNode } from '../graph/graph.ts'
import { phrasesIn } from './phrases.ts'
import type { Telling } from './telling.ts'

/** A way out of a node: `If Amount is more than 1,000:`. */
export function portWords({ type, settings, ports }: Pick<GraphNode, 'type' | 'settings' | 'ports'>, port: string, telling: Telling): string {
  const phrases = phrasesIn(telling.language)
  const usual = usualPorts.find((name) => name === port)
  if (usual) return phrases.port[usual]
  const index = ports.findIndex(({ key }) => key === port)
  const label = ports[index]?.label
  // A way that is chosen by a condition is told by it: its name alone would not say when it is taken.
  const asked = type.expressions?.(settings).find(({ path, type: needed }) => path === `/branches/${index}/when` && needed?.type === 'boolean')
  if (asked) return phrases.port.when(telling.rule(asked.rule))
  return phrases.port.branch(label === undefined ? port : telling.label(label))
}

const usualPorts = ['approved', 'rejected', 'failed', 'otherwise'] as const
