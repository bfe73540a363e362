import { Collapse, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChevronRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './ReviewPage.module.css'

interface FoldProps {
  head: ReactNode
  /** What stands beside the head. */
  mark?: ReactNode
  /** Whether it is folded at first, as everything of a long review is that needs no look. */
  isFolded: boolean
  children: ReactNode
}

/** One group of a review; its head folds and unfolds it. */
export function Fold({ head, mark, isFolded, children }: FoldProps) {
  const [isOpen, { toggle }] = useDisclosure(!isFolded)
  return (
    <>
      <div className={classes.groupHead}>
        <UnstyledButton className={classes.foldHead} aria-expanded={isOpen} onClick={toggle}>
          <IconChevronRight size={15} aria-hidden className={classes.chevron} data-open={isOpen || undefined} />
          <span className={classes.stepWords}>{head}</span>
        </UnstyledButton>
        {mark}
      </div>
      <Collapse expanded={isOpen}>{children}</Collapse>
    </>
  )
}
