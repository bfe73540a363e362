import { Type } from 'typebox'
import { countEntries, countIssues, countSettings, holdsFiles, megabytes, usualMegabytes, usualMost } from '../../files/file-field.ts'
import { pictureMegabytes } from '../../files/upload-limit.ts'
import { defineFieldType } from '../field-type.ts'

/** Pictures that lists and pages show small, and large when they are opened. */
export const image = defineFieldType({
  name: 'image',
  family: 'file',
  example: 'Photo.jpg',
  settings: Type.Object({ maxMegabytes: megabytes(pictureMegabytes), ...countSettings }, { additionalProperties: false }),
  ...holdsFiles,
  files: ({ maxMegabytes = usualMegabytes, most = usualMost }) => ({ families: ['pictures'], maxMegabytes, most }),
  inspector: [{ key: 'maxMegabytes', step: 'limits', editor: 'number' }, ...countEntries],
  check: countIssues,
})
