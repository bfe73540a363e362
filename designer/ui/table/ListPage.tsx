import type { ReactNode } from 'react'
import type { Crumb } from '../crumbs.ts'
import { PageHeader } from '../PageHeader.tsx'
import { DataTable, type DataTableProps } from './DataTable.tsx'
import classes from './ListPage.module.css'

interface ListPageProps<Row extends object> extends Omit<DataTableProps<Row>, 'label'> {
  title: string
  /** Where the page stands below others: what it is called there, and the path above it. */
  crumb?: string
  crumbs?: readonly Crumb[]
  description: string
  /** Buttons in the head: what is made new. */
  actions?: ReactNode
  /** Below the title: what narrows the list. */
  filters?: ReactNode
}

/** A page that is one list: its head, and the table below it to the bottom of the window. */
export function ListPage<Row extends object>({ title, crumb, crumbs, description, actions, filters, ...table }: ListPageProps<Row>) {
  return (
    <>
      <PageHeader title={title} {...(crumb !== undefined && { name: crumb })} {...(crumbs && { crumbs })} description={description} actions={actions}>
        {filters}
      </PageHeader>
      <div className={classes.table}>
        <DataTable label={title} {...table} />
      </div>
    </>
  )
}
