import { Accessibility } from '@dnd-kit/dom'
import { type DragEndEvent, DragDropProvider, type DragOverEvent, type DragStartEvent } from '@dnd-kit/react'
import { isSortable, useSortable } from '@dnd-kit/react/sortable'
import { ActionIcon } from '@mantine/core'
import { IconGripVertical } from '@tabler/icons-react'
import { type ComponentProps, type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './SortableList.module.css'

interface SortableListProps<Part extends { readonly id: string }> {
  parts: readonly Part[]
  /** Names a part to readers of the screen while it moves. */
  nameOf: (part: Part) => string
  /** The part with this id was put at this place. */
  onMove: (id: string, to: number) => void
  /** Draws a row; `handle` is what it is dragged by. */
  children: (part: Part, handle: ReactNode, at: number) => ReactNode
  className?: string | undefined
}

/** A list that is put in order by drag or by keyboard: Space on the handle takes a row, arrows move it, Space puts it down. */
export function SortableList<Part extends { readonly id: string }>({ parts, nameOf, onMove, children, className }: SortableListProps<Part>) {
  const plugins = useSpokenMoves(parts, nameOf)
  return (
    <DragDropProvider
      plugins={plugins}
      onDragEnd={({ operation: { source }, canceled }) => {
        if (!canceled && isSortable(source) && source.index !== source.initialIndex) onMove(String(source.id), source.index)
      }}
    >
      <ol className={className}>
        {parts.map((part, at) => (
          <Row key={part.id} id={part.id} at={at} name={nameOf(part)}>
            {(handle) => children(part, handle, at)}
          </Row>
        ))}
      </ol>
    </DragDropProvider>
  )
}

interface RowProps {
  id: string
  at: number
  name: string
  children: (handle: ReactNode) => ReactNode
}

function Row({ id, at, name, children }: RowProps) {
  const { t } = useTranslation('design')
  const { ref, handleRef, isDragging } = useSortable({ id, index: at })
  return (
    <li ref={ref} data-dragging={isDragging || undefined}>
      {children(
        <ActionIcon ref={handleRef} size={22} className={classes.handle} aria-label={t('sort.handle', { name })} title={t('sort.title')}>
          <IconGripVertical size={14} aria-hidden />
        </ActionIcon>,
      )}
    </li>
  )
}

/** The library tells in English what moves; readers of the screen hear it in their own language. */
function useSpokenMoves<Part extends { readonly id: string }>(parts: readonly Part[], nameOf: (part: Part) => string) {
  const { t } = useTranslation('design')
  return useMemo((): ComponentProps<typeof DragDropProvider>['plugins'] => {
    const name = (id: unknown) => {
      const part = parts.find((each) => each.id === id)
      return part ? nameOf(part) : ''
    }
    const spoken = Accessibility.configure({
      screenReaderInstructions: { draggable: t('sort.how') },
      announcements: {
        dragstart: ({ operation: { source } }: DragStartEvent) => t('sort.taken', { name: name(source?.id) }),
        dragover: ({ operation: { source } }: DragOverEvent) =>
          isSortable(source) ? t('sort.over', { name: name(source.id), place: source.index + 1, count: parts.length }) : undefined,
        dragend: ({ operation: { source }, canceled }: DragEndEvent) => t(canceled ? 'sort.left' : 'sort.put', { name: name(source?.id) }),
      },
    })
    return (defaults) => [...defaults.filter((plugin) => plugin !== Accessibility), spoken]
  }, [parts, nameOf, t])
}
