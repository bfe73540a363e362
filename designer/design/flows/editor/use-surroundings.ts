import { useMemo } from 'react'
import type { DefinitionSet } from '../../../../schemas/definition-set.ts'
import { objectOf, type FlowDefinition } from '../../../../schemas/flows/flow.ts'
import type { NodeSurroundings } from '../../../../schemas/flows/node-look.ts'
import { whoseMatter } from '../../../../schemas/flows/people/whose-matter.ts'

/** What a new step of the flow can refer to. */
export function useSurroundings({ trigger, name }: Pick<FlowDefinition, 'trigger' | 'name'>, set: DefinitionSet): NodeSurroundings {
  return useMemo(() => {
    const object = objectOf({ trigger })
    const definition = object === undefined ? undefined : set.get('object', object)
    return {
      object: object ?? set.all('object')[0]?.name,
      whose: whoseMatter(object),
      title: definition?.title,
      // One about other records could not say what it is about.
      message: set.all('message').find((message) => message.object === object)?.name,
      flow: set.all('flow').find((flow) => flow.name !== name)?.name,
    }
  }, [trigger, name, set])
}
