import { useMemo } from 'react'
import type { DefinitionSet } from '../../../../schemas/definition-set.ts'
import { objectOf, type FlowDefinition } from '../../../../schemas/flows/flow.ts'
import type { NodeSurroundings } from '../../../../schemas/flows/node-look.ts'

/** What a new step of the flow can refer to. */
export function useSurroundings({ trigger, name }: Pick<FlowDefinition, 'trigger' | 'name'>, set: DefinitionSet): NodeSurroundings {
  return useMemo(() => {
    const object = objectOf({ trigger })
    const definition = object === undefined ? undefined : set.get('object', object)
    return {
      object: object ?? set.all('object')[0]?.name,
      title: definition?.title,
      message: (set.all('message').find((message) => message.object === object) ?? set.all('message')[0])?.name,
      flow: set.all('flow').find((flow) => flow.name !== name)?.name,
    }
  }, [trigger, name, set])
}
