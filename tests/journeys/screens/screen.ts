import type { Page } from 'playwright-core'
import type { Sample } from '../sample.ts'

/** One screen of the product: where it is, and what to do before its picture is taken. */
export interface Screen {
  name: string
  /** Before sign-in, or as the administrator of the sample workspace. */
  as: 'nobody' | 'administrator'
  path: string | ((sample: Sample) => string)
  /** Among the first that people see: its scripts have a size to keep. */
  isFirst?: boolean
  prepare?: (page: Page, sample: Sample) => Promise<void>
}
