import { createContext, useContext } from 'react'

/** A place on the canvas, of the upper left corner of a tile. */
export interface CanvasPlace {
  readonly x: number
  readonly y: number
}

/** Where a new step is put: on an edge, behind a way out that leads nowhere, or anywhere. */
export type InsertPlace =
  | { readonly on: 'edge'; readonly edge: string }
  | { readonly on: 'port'; readonly node: string; readonly port: string; readonly at?: CanvasPlace | undefined }
  | { readonly on: 'canvas'; readonly at: CanvasPlace | undefined }

/** What may be done on a canvas that is edited. */
export interface CanvasEditing {
  /** Tiles were carried; by id. */
  move(places: ReadonlyMap<string, CanvasPlace>): void
  /** An edge was drawn; `from` and `to` are ids of nodes. */
  connect(edge: { readonly from: string; readonly port: string; readonly to: string }): void
  /** Asks what to put there. */
  ask(place: InsertPlace): void
  /** Something was let go that came out of the palette. */
  drop(type: string, place: InsertPlace): void
}

const CanvasEditingContext = createContext<CanvasEditing | null>(null)

export const CanvasEditingProvider = CanvasEditingContext.Provider

/** Null where the canvas is only looked at. */
export const useCanvasEditing = (): CanvasEditing | null => useContext(CanvasEditingContext)

/** The kind of data under which the palette hands a node type over. */
export const carriedType = 'application/x-tessera-node'
