import type { CompiledRule } from '../rules/compile.ts'
import type { NodeType } from './node-type.ts'

/** A flow that has been checked, resolved and frozen: what the machine runs, in the browser and on the server. Nodes and edges are known by id. */
export interface CompiledFlow {
  readonly start: string
  /** Where a failure goes that no edge takes up. */
  readonly handler: string | undefined
  readonly nodes: ReadonlyMap<string, CompiledNode>
  /** API name of the object of its record, as it is called now; undefined where it has none. */
  readonly object: string | undefined
  /** Visits of all nodes together that a run may make. */
  readonly mostVisits: number
}

export interface CompiledNode {
  readonly id: string
  readonly key: string
  readonly type: NodeType
  readonly settings: unknown
  /** The edge that leaves by each port. */
  readonly out: ReadonlyMap<string, CompiledEdge>
  /** Ids of the edges that come in. */
  readonly in: readonly string[]
  /** Of a join: the split whose branches it brings together. */
  readonly split?: string
  /** Of a split: the join that brings its branches together, where one does. */
  readonly join?: string
  /** The branches around the node, outermost first: which may be left says `goTo`. */
  readonly branches: readonly Branch[]
  readonly expressions: ReadonlyMap<string, CompiledExpression>
  /** One of them names what is gone: the node fails when a run comes to it. */
  readonly isLost?: true
}

export interface CompiledEdge {
  readonly id: string
  readonly to: string
}

/** One of the ways out of a split. */
export interface Branch {
  readonly split: string
  readonly port: string
}

export interface CompiledExpression {
  readonly rule: CompiledRule
  /** Paths that it reads: `record.amount`, `vars.reason`. */
  readonly reads: readonly string[]
  /** It names what is gone, and so means nothing. */
  readonly isLost?: true
}
