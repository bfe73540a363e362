import { type Icon, IconBolt, IconCalendar, IconHash, IconLetterT, IconLink, IconListCheck, IconPaperclip, IconUser } from '@tabler/icons-react'
import type { FieldFamily } from '../../../schemas/fields/field-type.ts'

/** One icon a family: types of one family behave alike. */
export const familyIcons: Readonly<Record<FieldFamily, Icon>> = {
  text: IconLetterT,
  number: IconHash,
  date: IconCalendar,
  choice: IconListCheck,
  people: IconUser,
  link: IconLink,
  file: IconPaperclip,
  automatic: IconBolt,
}
