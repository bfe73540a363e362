import { SegmentedControl, Splitter } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { usePreference } from './preference.ts'
import classes from './ResizablePanels.module.css'

interface PanelSpec {
  key: string
  /** Names the panel: to readers of the screen, and on its tab where the screen is narrow. */
  label: string
  /** Fixed panels keep their pixels when the window changes; the one without a size takes the rest. */
  size?: number
  min?: number
  content: ReactNode
}

interface ResizablePanelsProps {
  /** Names the arrangement; the widths that the person chose are remembered under it. */
  name: string
  panels: readonly PanelSpec[]
  /** Where one panel is shown at a time: this one comes to the front whenever the cause changes. */
  reveal?: { panel: string; cause: string | null }
}

const noWidths: Record<string, number> = {}

/** Panels side by side with borders that can be dragged or moved by arrow keys; one at a time on a narrow screen. */
export function ResizablePanels({ name, panels, reveal }: ResizablePanelsProps) {
  const isNarrow = useMediaQuery('(max-width: 62em)') ?? false
  return isNarrow ? <OneAtATime panels={panels} reveal={reveal} /> : <SideBySide name={name} panels={panels} />
}

function SideBySide({ name, panels }: Omit<ResizablePanelsProps, 'reveal'>) {
  const { t } = useTranslation('ui')
  const [widths, setWidths] = usePreference(`panels.${name}`, noWidths)
  const remember = (sizes: readonly (number | string)[]) =>
    setWidths(Object.fromEntries(panels.flatMap(({ key, size }, at) => (size ? [[key, Number.parseFloat(String(sizes[at]))]] : []))))
  return (
    <Splitter
      className={classes.panels}
      lineSize={1}
      withHandle={false}
      handleColor="var(--line)"
      onResizeEnd={(_handle, sizes) => remember(sizes)}
      attributes={{ handle: { 'aria-label': t('resizePanel') } }}
    >
      {panels.map(({ key, label, size, min = 180, content }) => (
        <Splitter.Pane key={key} defaultSize={size ? `${widths[key] ?? size}px` : 100} min={`${min}px`}>
          <section className={classes.panel} aria-label={label}>
            {content}
          </section>
        </Splitter.Pane>
      ))}
    </Splitter>
  )
}

function OneAtATime({ panels, reveal }: { panels: readonly PanelSpec[]; reveal: ResizablePanelsProps['reveal'] }) {
  const [shown, setShown] = useState(() => firstShown(panels, reveal))
  const [cause, setCause] = useState(reveal?.cause ?? null)
  if (reveal && reveal.cause !== cause) {
    setCause(reveal.cause)
    if (reveal.cause !== null) setShown(reveal.panel)
  }
  const panel = panels.find(({ key }) => key === shown) ?? panels[0]
  return (
    <div className={classes.narrow}>
      <SegmentedControl
        fullWidth
        size="xs"
        m="xs"
        value={shown}
        onChange={setShown}
        data={panels.map(({ key, label }) => ({ value: key, label }))}
      />
      <section className={classes.panel} aria-label={panel?.label}>
        {panel?.content}
      </section>
    </div>
  )
}

/** What a link points at, else the panel without a fixed size: it is the one that people came for. */
function firstShown(panels: readonly PanelSpec[], reveal: ResizablePanelsProps['reveal']): string {
  if (reveal && reveal.cause !== null) return reveal.panel
  return panels.find((panel) => !panel.size)?.key ?? panels[0]?.key ?? ''
}
