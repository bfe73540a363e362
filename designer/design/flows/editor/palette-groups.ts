import { nodeTypeLabel } from '../../../../schemas/flows/node-label.ts'
import { type NodeFamily, nodeFamilies, type NodeType } from '../../../../schemas/flows/node-type.ts'
import { nodeTypes } from '../../../../schemas/flows/nodes/index.ts'
import { languages } from '../../../../schemas/label.ts'
import { withoutMarks } from '../../../ui/without-marks.ts'
import { stepSynonyms } from './step-synonyms.ts'

/** Steps of one family that can be added. */
export interface PaletteGroup {
  readonly family: NodeFamily
  readonly types: readonly NodeType[]
}

/** People first: what they decide and do is what most flows are drawn for. */
const order: readonly NodeFamily[] = ['people', 'control', 'records', 'outside']

/** There is one start, and joins come with their splits. */
const offered = nodeTypes.filter(({ name }) => name !== 'start' && name !== 'join')

/** What can be added, by family; found by what it is called in any language, or by another word for it. */
export function paletteGroups(text: string): readonly PaletteGroup[] {
  const wanted = withoutMarks(text.trim())
  const isFound = ({ name }: NodeType) => wanted === '' || wordsOf(name).some((word) => word.includes(wanted))
  return order.filter((family) => nodeFamilies.includes(family)).flatMap((family) => {
    const types = offered.filter((type) => type.family === family && isFound(type))
    return types.length > 0 ? [{ family, types }] : []
  })
}

/** All words for a type: its names in three languages, and synonyms in three languages. */
function wordsOf(name: string): readonly string[] {
  const label = nodeTypeLabel(name)
  const names = languages.map((language) => (typeof label === 'string' ? label : (label[language] ?? '')))
  return [...names, stepSynonyms[name] ?? '', name].map(withoutMarks)
}
