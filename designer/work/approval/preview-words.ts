import type { TFunction } from 'i18next'
import type { ApprovalPreview } from '../../../schemas/api/task.ts'
import type { Format } from '../../i18n/format.ts'
import type { Language } from '../../../schemas/label.ts'

interface Reader {
  /** The name of the person who reads. */
  readonly me: string
  readonly language: Language
  readonly t: TFunction<'approval'>
  readonly format: Pick<Format, 'list'>
}

type Step = ApprovalPreview['steps'][number]

type Asked = Step['people'][number]['asked']

/** "Minh (your manager)", "Finance": whom a step would ask, in a few words. */
export function stepWords({ people }: Pick<Step, 'people'>, { me, language, t, format }: Reader): string {
  const roles = [...new Set(people.flatMap(({ asked }) => (asked.how === 'role' && asked.of !== null ? [asked.of] : [])))]
  const [role] = roles
  // Everybody who has a role is called by the role.
  if (role !== undefined && roles.length === 1 && people.length > 1 && people.every(({ asked }) => asked.how === 'role')) return role
  const names = people.map(({ person, onBehalfOf, asked }) => {
    const name = onBehalfOf ? t('for', { name: person.name, other: onBehalfOf.name }) : person.name
    const how = howWords(asked, { me, t })
    return how === undefined ? name : language === 'zh-CN' ? `${name}（${how}）` : `${name} (${how})`
  })
  if (names.length > 4) return t('several', { names: format.list(names.slice(0, 3)), count: names.length - 3 })
  return format.list(names)
}

function howWords({ how, of, level = 1 }: Asked, { me, t }: Pick<Reader, 'me' | 't'>): string | undefined {
  if (how === 'manager') return of === me ? t(level > 1 ? 'yourManagerAbove' : 'yourManager') : t('managerOf', { name: of ?? '' })
  if (how === 'department_head') return of === me ? t('yourHead') : t('headOf', { name: of ?? '' })
  if (how === 'matrix') return t('byMatrix')
  return how === 'role' ? (of ?? undefined) : undefined
}

/** Whether it is done at once: neither approvers are asked, nor administrators in their place. */
export const asksNobody = ({ steps }: Pick<ApprovalPreview, 'steps'>): boolean => steps.every(({ people, missing }) => people.length === 0 && missing.length === 0)

/** Why nobody is found at a step: "No manager is set for you." */
export function missingWords({ missing }: Pick<Step, 'missing'>, { me, t, format }: Reader): string {
  return format.list(
    missing.map(({ how, of }) => {
      if (how === 'manager') return of === me ? t('no.manager') : t('no.managerOf', { name: of ?? '' })
      if (how === 'department_head') return t('no.head')
      if (how === 'matrix') return t('no.matrix')
      return how === 'role' ? t('no.role', { role: of ?? '' }) : t('no.person')
    }),
  )
}

/** "1.5 days", "3 hours": about how long something takes. */
export function durationWords(seconds: number, language: Language): string {
  const [unit, size] = units.find(([, from]) => seconds >= from) ?? (['minute', 60] as const)
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: unit === 'day' ? 1 : 0 }).format(Math.max(seconds / size, 1))
}

const units = [
  ['day', 86_400],
  ['hour', 3_600],
] as const
