import { Button, Menu } from '@mantine/core'
import { IconDots, IconMessage } from '@tabler/icons-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { TaskAnswer, TaskDecision } from '../../../schemas/api/task.ts'
import { useNamedShortcut } from '../../ui/named-shortcuts.ts'
import { ChosenDecision } from './ChosenDecision.tsx'
import classes from './decision.module.css'
import { barOf, decisionColors, decisionIcons, keyOf, moreOf, type OfferedDecision } from './task-words.ts'
import type { Deciding } from './use-decision.ts'
import { useDecisionName } from './use-decision-name.ts'

interface DecisionBarProps {
  task: TaskAnswer
  deciding: Deciding
}

/** The ways to answer: a button or a key chooses, a second step confirms. */
export function DecisionBar({ task, deciding }: DecisionBarProps) {
  const { t } = useTranslation('inbox')
  const bar = useRef<HTMLDivElement>(null)
  const choose = (choice: TaskDecision | null) => {
    deciding.write({ choice })
    // The words belong to the choice; an approval needs none.
    if (choice !== null && choice !== 'approve') requestAnimationFrame(() => bar.current?.querySelector<HTMLElement>('input, textarea')?.focus())
  }
  const { choice } = deciding.draft
  return (
    <div ref={bar} className={classes.bar} role="group" aria-label={t('decide')}>
      {choice !== null && deciding.offered && <ChosenDecision task={task} deciding={deciding} onCancel={() => choose(null)} />}
      <div className={classes.buttons}>
        {barOf(task).map((offered) => (
          <Choice key={offered.decision} offered={offered} isChosen={choice === offered.decision} onChoose={() => choose(choice === offered.decision ? null : offered.decision)} />
        ))}
        <More task={task} onChoose={choose} onAsk={() => document.querySelector<HTMLElement>('[data-talk] textarea')?.focus()} />
      </div>
    </div>
  )
}

function Choice({ offered, isChosen, onChoose }: { offered: OfferedDecision; isChosen: boolean; onChoose: () => void }) {
  const name = useDecisionName()(offered)
  const { decision } = offered
  const Icon = decisionIcons[decision]
  return (
    <>
      {keyOf[decision] !== undefined && <Key keys={keyOf[decision]} says={name} onPress={onChoose} />}
      <Button
        className={classes.choice}
        color={decisionColors[decision]}
        variant={isChosen ? 'filled' : 'light'}
        aria-pressed={isChosen}
        leftSection={<Icon size={17} aria-hidden />}
        onClick={onChoose}
      >
        {name}
      </Button>
    </>
  )
}

function Key({ keys, says, onPress }: { keys: string; says: string; onPress: () => void }) {
  useNamedShortcut(keys, says, onPress)
  return null
}

interface MoreProps {
  task: TaskAnswer
  onChoose: (decision: TaskDecision) => void
  onAsk: () => void
}

function More({ task, onChoose, onAsk }: MoreProps) {
  const { t } = useTranslation('inbox')
  const name = useDecisionName()
  const more = moreOf(task)
  if (more.length === 0 && !task.canOpen) return null
  return (
    <Menu position="top-end" width={280}>
      <Menu.Target>
        <Button variant="default" className={classes.more} leftSection={<IconDots size={17} aria-hidden />}>
          {t('more')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {more.map((offered) => {
          const Icon = decisionIcons[offered.decision]
          return (
            <Menu.Item key={offered.decision} leftSection={<Icon size={16} aria-hidden />} onClick={() => onChoose(offered.decision)}>
              {name(offered)}
            </Menu.Item>
          )
        })}
        {task.canOpen && (
          <Menu.Item leftSection={<IconMessage size={16} aria-hidden />} onClick={() => requestAnimationFrame(onAsk)}>
            {t('ask')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
