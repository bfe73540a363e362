import { Tabs } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { ResolvedItem, ResolvedLayout, ResolvedSection, ResolvedTab } from '../../../schemas/layouts/resolved-layout.ts'
import { useLabels } from '../use-object.ts'
import classes from './layout.module.css'

export interface LayoutBodyProps {
  layout: ResolvedLayout
  /** Ids of tabs, sections and items that do not show. */
  hidden: ReadonlySet<string>
  /** What stands for an item that is a field or a related list. */
  item: (item: ResolvedItem) => ReactNode
  /** Beside the name of a tab: that something in it has a fault. */
  mark?: (tab: ResolvedTab) => ReactNode
  /** The tab to show; the layout's first until somebody chooses another. */
  tab?: string | null
  onTab?: (id: string) => void
}

/** Tabs, sections and what stands in them. A layout of one tab shows no tabs. */
export function LayoutBody({ layout, hidden, item, mark, tab, onTab }: LayoutBodyProps) {
  const labels = useLabels()
  const [chosen, setChosen] = useState<string | null>(null)
  const tabs = layout.tabs.filter(({ id }) => !hidden.has(id))
  const wanted = tab ?? chosen
  const [shown = tabs[0]] = tabs.filter(({ id }) => id === wanted)
  if (!shown) return null
  if (tabs.length === 1) return <Sections tab={shown} hidden={hidden} item={item} />
  return (
    <Tabs
      value={shown.id}
      onChange={(id) => {
        setChosen(id)
        if (id !== null) onTab?.(id)
      }}
      keepMounted={false}
    >
      <Tabs.List mb="md">
        {tabs.map((each) => (
          <Tabs.Tab key={each.id} value={each.id}>
            {labels(each.label)} {mark?.(each)}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map((each) => (
        <Tabs.Panel key={each.id} value={each.id}>
          <Sections tab={each} hidden={hidden} item={item} />
        </Tabs.Panel>
      ))}
    </Tabs>
  )
}

type SectionProps = Pick<LayoutBodyProps, 'hidden' | 'item'>

function Sections({ tab, ...props }: SectionProps & { tab: ResolvedTab }) {
  return (
    <div className={classes.sections}>
      {tab.sections.filter(({ id, items }) => !props.hidden.has(id) && items.some((each) => !props.hidden.has(each.id))).map((section) => (
        <Section key={section.id} section={section} {...props} />
      ))}
    </div>
  )
}

function Section({ section, hidden, item }: SectionProps & { section: ResolvedSection }) {
  const labels = useLabels()
  const label = labels(section.label)
  return (
    <section className={classes.section} aria-label={label || undefined}>
      {label !== '' && <h2 className={classes.sectionName}>{label}</h2>}
      <div className={classes.grid} data-columns={section.columns}>
        {section.items.filter(({ id }) => !hidden.has(id)).map((each) => (
          <div key={each.id} className={classes.item} data-span={each.span}>
            {each.kind === 'heading' ? <h3 className={classes.heading}>{labels(each.text)}</h3> : each.kind === 'text' ? <p className={classes.text}>{labels(each.text)}</p> : item(each)}
          </div>
        ))}
      </div>
    </section>
  )
}
