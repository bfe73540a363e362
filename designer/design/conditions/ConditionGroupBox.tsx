import { ActionIcon, Button, Group, NativeSelect } from '@mantine/core'
import { IconPlus, IconStack2, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type ConditionGroup, type ConditionNode, emptyCondition, type Match } from './condition-tree.ts'
import { ConditionLineRow } from './ConditionLineRow.tsx'
import classes from './conditions.module.css'
import { FormulaChip } from './FormulaChip.tsx'
import { newLine } from './line-edits.ts'

interface ConditionGroupBoxProps {
  group: ConditionGroup
  onChange: (group: ConditionGroup) => void
  /** Absent for the outermost group. */
  onRemove?: () => void
  /** Opens the formula of the whole condition, where there is a place for it. */
  onEditFormula?: (() => void) | undefined
  depth?: number
}

/** Conditions that hold together, and groups of them within. */
export function ConditionGroupBox({ group, onChange, onRemove, onEditFormula, depth = 0 }: ConditionGroupBoxProps) {
  const { t } = useTranslation('conditions')
  const { children } = group
  const replace = (index: number, child: ConditionNode) => onChange({ ...group, children: children.with(index, child) })
  const remove = (index: number) => onChange({ ...group, children: children.toSpliced(index, 1) })
  const add = (child: ConditionNode) => onChange({ ...group, children: [...children, child] })
  return (
    <fieldset className={classes.group} data-inner={depth > 0 || undefined}>
      <legend className={classes.legend}>{t(depth === 0 ? 'group.outer' : 'group.inner')}</legend>
      {(children.length > 1 || depth > 0 || group.match !== 'all') && <MatchRow group={group} onChange={onChange} {...(onRemove && { onRemove })} />}
      {children.map((child, index) => (
        // A condition has no identity beside its place.
        // oxlint-disable-next-line react/no-array-index-key
        <Child key={index} node={child} depth={depth} onChange={(changed) => replace(index, changed)} onRemove={() => remove(index)} onEditFormula={onEditFormula} />
      ))}
      <Group gap={4}>
        <Button variant="subtle" size="compact-sm" leftSection={<IconPlus size={15} aria-hidden />} onClick={() => add(newLine)}>
          {t('group.addLine')}
        </Button>
        {children.length > 0 && depth < deepest && (
          <Button variant="subtle" size="compact-sm" color="gray" leftSection={<IconStack2 size={15} aria-hidden />} onClick={() => add({ ...emptyCondition, match: 'any', children: [newLine] })}>
            {t('group.addGroup')}
          </Button>
        )}
      </Group>
    </fieldset>
  )
}

/** Groups within groups that can be made here; rules that nest deeper are shown all the same. */
const deepest = 4

interface ChildProps {
  node: ConditionNode
  depth: number
  onChange: (node: ConditionNode) => void
  onRemove: () => void
  onEditFormula: (() => void) | undefined
}

function Child({ node, depth, onChange, onRemove, onEditFormula }: ChildProps) {
  switch (node.kind) {
    case 'line':
      return <ConditionLineRow line={node} onChange={onChange} onRemove={onRemove} />
    case 'formula':
      return <FormulaChip rule={node.rule} onEdit={onEditFormula} onRemove={onRemove} />
    case 'group':
      return <ConditionGroupBox group={node} onChange={onChange} onRemove={onRemove} onEditFormula={onEditFormula} depth={depth + 1} />
  }
}

const offered: readonly Match[] = ['all', 'any', 'none']

function MatchRow({ group, onChange, onRemove }: Pick<ConditionGroupBoxProps, 'group' | 'onChange' | 'onRemove'>) {
  const { t } = useTranslation('conditions')
  const matches = offered.includes(group.match) ? offered : [...offered, group.match]
  return (
    <Group gap="xs" wrap="nowrap">
      <NativeSelect
        size="xs"
        aria-label={t('group.match')}
        value={group.match}
        data={matches.map((value) => ({ value, label: t(`match.${value}`) }))}
        // The values are exactly those given above.
        onChange={(event) => onChange({ ...group, match: event.currentTarget.value as Match })}
      />
      {onRemove && (
        <ActionIcon className={classes.end ?? ''} aria-label={t('group.remove')} onClick={onRemove}>
          <IconTrash size={16} aria-hidden />
        </ActionIcon>
      )}
    </Group>
  )
}
