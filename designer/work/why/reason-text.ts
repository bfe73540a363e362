import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { assertNever } from '../../../schemas/assert-never.ts'
import type { ExplainReason, ReachWay } from '../../../schemas/api/explain.ts'

/** Says a reason in one line. */
export function useReasonText(): (reason: ExplainReason) => string {
  const { t } = useTranslation('why')
  return (reason) => textOf(reason, t)
}

function textOf(reason: ExplainReason, t: TFunction<'why'>): string {
  switch (reason.by) {
    case 'role':
      return t(reason.role.scope === undefined ? 'because.role' : roleTexts[reason.role.scope], { role: reason.role.label })
    case 'reach':
      return reachText(reason, t)
    case 'owner':
      return ownerText(reason, t)
    case 'right':
      return t(reason.right === 'read' ? (reason.holds === null ? 'because.readUnknown' : 'because.readMissing') : reason.holds === null ? 'because.updateUnknown' : 'because.updateMissing')
    case 'layout':
      return reason.effect === undefined ? t('because.layout') : t(reason.effect === 'locked' ? 'fields.locked' : 'fields.hiddenByLayout')
    case 'no-role':
    case 'bin':
    case 'system':
    case 'formula':
      return t(`because.${reason.by}`)
    default:
      return assertNever(reason)
  }
}

const roleTexts = { own: 'because.roleOwn', team: 'because.roleTeam', below: 'because.roleBelow', where: 'because.roleWhere', all: 'because.roleAll' } as const

/** The ways that lead to the record or, where none does, all that might have. */
function reachText({ holds, ways }: Extract<ExplainReason, { by: 'reach' }>, t: TFunction<'why'>): string {
  const told = holds ? ways.filter((way) => way.holds) : ways
  return told.map((way) => wayText(way, t)).join(t('because.or'))
}

function wayText(way: ReachWay, t: TFunction<'why'>): string {
  const leads = way.holds === null ? 'Unknown' : way.holds ? 'Yes' : 'No'
  if (way.way !== 'owner') return t(`because.${way.way}${leads}`)
  return way.owner && way.holds !== null ? t(`because.${way.scope}${leads}`, { owner: way.owner.name }) : t(`because.${way.scope}Unknown`)
}

function ownerText({ holds, owner }: Extract<ExplainReason, { by: 'owner' }>, t: TFunction<'why'>): string {
  if (owner) return t('because.ownerIs', { owner: owner.name })
  if (owner === null) return t('because.ownerNobody')
  return t(holds === null ? 'because.ownerUnknown' : 'because.ownerUnseen')
}
