import type { DefinitionSet } from '../definition-set.ts'
import type { Issue } from '../issue.ts'
import { type Label, labelIn, type Language, languageNames, languages } from '../label.ts'
import { type FlowDefinition, type FlowNode, isActiveFlow, nodeTypeOf, objectOf } from './flow.ts'

/**
 * Buttons beside one another that say the same: those of several flows on the records of one object, and the answers that a task
 * offers. Holds of any flow, whatever else is wrong with it.
 */
export function lintButtons(flow: FlowDefinition, set: DefinitionSet): readonly Issue[] {
  const answers = flow.nodes.flatMap((node, index) => sameAnswers(node, `/nodes/${index}/settings/names`))
  if (!isActiveFlow(flow)) return answers
  const others = set.all('flow').filter((each) => isActiveFlow(each) && each.id !== flow.id)
  return [...others.flatMap((other) => sameButton(flow, other)), ...answers]
}

function sameButton(flow: FlowDefinition, other: FlowDefinition): readonly Issue[] {
  const [mine, theirs] = [buttonOf(flow), buttonOf(other)]
  const alike = mine && theirs && mine.object === theirs.object ? saidAlike(mine.label, theirs.label) : undefined
  return alike ? [{ code: 'flow.same-button', path: '/trigger/label', params: { flow: other.label, ...alike }, level: 'warning' }] : []
}

/** Where the button of a flow stands, and what it says; undefined for a flow without one. */
function buttonOf(flow: FlowDefinition): { readonly object: string | undefined; readonly label: Label } | undefined {
  if (flow.trigger.type !== 'button') return undefined
  // The schema of the trigger's type has checked it.
  const { label } = flow.trigger as unknown as { readonly label: Label }
  return { object: objectOf(flow), label }
}

/** Answers of a step's tasks of which at least one was given a name, each named once, by the one before it. */
function sameAnswers(node: FlowNode, at: string): readonly Issue[] {
  const { usualNames = {}, names } = nodeTypeOf(node).tasks ?? {}
  const given = names?.(node.settings ?? {}) ?? {}
  const answers = Object.entries(usualNames).map(([key, usual]) => ({ key, usual, given: given[key] }))
  return answers.flatMap((one, index) =>
    answers.slice(index + 1).flatMap((other) => {
      const alike = one.given || other.given ? saidAlike(one.given ?? one.usual, other.given ?? other.usual) : undefined
      const [named, beside] = other.given ? [other, one] : [one, other]
      return alike ? [{ code: 'flow.same-answer', path: `${at}/${named.key}`, params: { other: beside.usual, ...alike }, level: 'warning' as const }] : []
    }),
  )
}

/** What two labels both say, and in which languages, by their own names; without languages where they say it in every one. */
function saidAlike(one: Label, other: Label): { readonly label: readonly string[]; readonly languages?: readonly string[] } | undefined {
  if (typeof one === 'string' && typeof other === 'string') return asSeen(one, 'en') === asSeen(other, 'en') ? { label: [one.trim()] } : undefined
  const written = languages.filter((language) => [one, other].some((label) => typeof label !== 'string' && label[language] !== undefined))
  const shared = written.filter((language) => asSeen(one, language) === asSeen(other, language))
  if (shared.length === 0) return undefined
  return { label: [...new Set(shared.map((language) => labelIn(one, language).trim()))], languages: shared.map((language) => languageNames[language]) }
}

/** Capitals and spaces tell no buttons apart. */
const asSeen = (label: Label, language: Language): string => labelIn(label, language).normalize('NFC').trim().toLocaleLowerCase(language)
