import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core'
import { IconMathFunction, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { printFormula } from '../../../schemas/rules/formula/print.ts'
import classes from './conditions.module.css'
import { useRuleSetting } from './rule-setting.ts'
import { useRuleWords } from './RuleWords.tsx'

/** A condition that only a formula can say, in words; it opens the formula. */
export function FormulaChip({ rule, onEdit, onRemove }: { rule: unknown; onEdit: (() => void) | undefined; onRemove: () => void }) {
  const { t } = useTranslation('conditions')
  const words = useRuleWords(useRuleSetting(), rule)
  const formula = printFormula(rule) ?? JSON.stringify(rule)
  return (
    <div className={classes.formulaLine}>
      <Tooltip label={onEdit ? t('formula.edit', { formula }) : formula} multiline maw={420}>
        <UnstyledButton className={classes.formulaChip} disabled={!onEdit} onClick={onEdit}>
          <IconMathFunction size={16} aria-hidden />
          <span>{words ?? <code>{formula}</code>}</span>
        </UnstyledButton>
      </Tooltip>
      <ActionIcon aria-label={t('line.remove')} onClick={onRemove}>
        <IconTrash size={16} aria-hidden />
      </ActionIcon>
    </div>
  )
}
