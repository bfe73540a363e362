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

/**
 * What can be added, by family; found by what it is called in any language, or by another word for it. What fits best is
 * first, and so is its family: `end` is the end before the step that *sends*.
 */
export function paletteGroups(text: string): readonly PaletteGroup[] {
  const wanted = plain(text.trim())
  const groups = order.filter((family) => nodeFamilies.includes(family)).flatMap((family) => {
    const found = offered.filter((type) => type.family === family).map((type) => ({ type, fit: fitOf(type.name, wanted) })).filter(({ fit }) => fit < misfit)
    const types = found.toSorted((one, other) => one.fit - other.fit).map(({ type }) => type)
    return types.length > 0 ? [{ family, types, fit: Math.min(...found.map(({ fit }) => fit)) }] : []
  })
  return groups.toSorted((one, other) => one.fit - other.fit).map(({ family, types }) => ({ family, types }))
}

/** Marks and hyphens aside: an e-mail is an email. */
const plain = (text: string): string => withoutMarks(text).replaceAll('-', '')

const misfit = 6

/** How well a type fits what is typed, from 0: it is called so, begins so, has such a word, other words for it are so or begin so, or it is somewhere within. */
function fitOf(name: string, wanted: string): number {
  if (wanted === '') return 0
  const label = nodeTypeLabel(name)
  const names = [...languages.map((language) => (typeof label === 'string' ? label : (label[language] ?? ''))), name].map(plain)
  const others = plain(stepSynonyms[name] ?? '')
  const tests = [
    names.includes(wanted),
    names.some((each) => each.startsWith(wanted)),
    names.some((each) => startsWord(each, wanted)),
    ` ${others} `.includes(` ${wanted} `),
    startsWord(others, wanted),
    [...names, others].some((each) => each.includes(wanted)),
  ]
  const fit = tests.indexOf(true)
  return fit < 0 ? misfit : fit
}

const startsWord = (words: string, wanted: string): boolean => words.split(/[\s/_]+/).some((_, at, all) => all.slice(at).join(' ').startsWith(wanted))
