import type { ComponentType } from 'react'
import type { ControlName } from '../../schemas/fields/field-type.ts'
import type { ControlProps } from './control.ts'
import { AddressControl, DateControl, DateTimeControl, FilesControl, MarkdownControl, MultiPicklistControl, RatingControl, RichTextControl, RowsControl, TagsControl } from './lazy-controls.tsx'
import { LookupControl } from './LookupControl.tsx'
import { MoneyControl, NumberControl, PercentControl } from './NumberControls.tsx'
import { PicklistControl } from './PicklistControl.tsx'
import { ReadOnlyControl } from './ReadOnlyControl.tsx'
import { SwitchControl } from './SwitchControl.tsx'
import { DurationControl, EmailControl, LongTextControl, PhoneControl, TextControl, TimeControl, UrlControl } from './TextControls.tsx'

/** The input of each control that field types name. */
export const controls = {
  text: TextControl,
  long_text: LongTextControl,
  email: EmailControl,
  phone: PhoneControl,
  url: UrlControl,
  integer: NumberControl,
  decimal: NumberControl,
  money: MoneyControl,
  percent: PercentControl,
  switch: SwitchControl,
  date: DateControl,
  datetime: DateTimeControl,
  time: TimeControl,
  duration: DurationControl,
  rating: RatingControl,
  picklist: PicklistControl,
  multi_picklist: MultiPicklistControl,
  tags: TagsControl,
  markdown: MarkdownControl,
  rich_text: RichTextControl,
  address: AddressControl,
  files: FilesControl,
  lookup: LookupControl,
  person: LookupControl,
  sub_table: RowsControl,
  read_only: ReadOnlyControl,
} satisfies Record<ControlName, ComponentType<ControlProps>>
