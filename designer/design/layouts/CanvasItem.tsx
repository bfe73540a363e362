import { UnstyledButton } from '@mantine/core'
import type { LayoutItem, LayoutSection, LayoutTab } from '../../../schemas/layouts/layout.ts'
import classes from './canvas.module.css'
import { ItemGhost } from './ItemGhost.tsx'
import { useLayoutBench } from './layout-bench.ts'
import { useDragState } from './LayoutDrag.tsx'
import { usePartDrag } from './use-part-drag.ts'
import { usePartKeys, useTabStop } from './use-part-keys.ts'

interface CanvasItemProps {
  tab: LayoutTab
  section: LayoutSection
  item: LayoutItem
}

/** An item where it will stand and as wide as it will be. */
export function CanvasItem({ tab, section, item }: CanvasItemProps) {
  const { selection, faulty } = useLayoutBench()
  const { landing } = useDragState()
  const { ref, isDragging } = usePartDrag(item.id, { type: 'item', id: item.id })
  const part = { type: 'item', tab, section, item } as const
  const onKeyDown = usePartKeys(part)
  const tabIndex = useTabStop(part)
  const { columns = 2 } = section
  return (
    <li
      className={classes.cell}
      style={{ gridColumn: `span ${Math.min(item.span ?? 1, columns)}` }}
      data-box={item.id}
      data-in={`section-${section.id}`}
      data-mark={landing?.mark?.id === item.id ? landing.mark.side : undefined}
    >
      <UnstyledButton
        ref={ref}
        className={classes.item}
        data-part={item.id}
        tabIndex={tabIndex}
        data-selected={selection.id === item.id || undefined}
        data-dragging={isDragging || undefined}
        data-faulty={faulty.has(item.id) || undefined}
        aria-current={selection.id === item.id || undefined}
        onClick={() => selection.select(item.id)}
        onKeyDown={onKeyDown}
      >
        <ItemGhost item={item} />
      </UnstyledButton>
    </li>
  )
}
