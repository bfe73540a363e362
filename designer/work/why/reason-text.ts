import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { assertNever } from '../../../schemas/assert-never.ts'
import type { ExplainReason } from '../../../schemas/api/explain.ts'

/** Says a reason in one line. */
export function useReasonText(): (reason: ExplainReason) => string {
  const { t } = useTranslation('why')
  return (reason) => textOf(reason, t)
}

function textOf(reason: ExplainReason, t: TFunction<'why'>): string {
  switch (reason.by) {
    case 'role':
      return t(reason.role.scope === 'own' ? 'because.roleOwn' : reason.role.scope === 'all' ? 'because.roleAll' : 'because.role', { role: reason.role.label })
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

function ownerText({ holds, owner }: Extract<ExplainReason, { by: 'owner' }>, t: TFunction<'why'>): string {
  if (owner) return t('because.ownerIs', { owner: owner.name })
  if (owner === null) return t('because.ownerNobody')
  return t(holds === null ? 'because.ownerUnknown' : 'because.ownerUnseen')
}
