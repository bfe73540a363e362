import { Type } from 'typebox'
import { countEntries, countIssues, countSettings, holdsFiles, megabytes, usualMegabytes, usualMost } from '../../files/file-field.ts'
import { fileFamilies } from '../../files/file-formats.ts'
import { uploadMegabytes } from '../../files/upload-limit.ts'
import { defineFieldType } from '../field-type.ts'

/** Files of one kind, of several or of any, kept with the record. */
export const file = defineFieldType({
  name: 'file',
  family: 'file',
  example: 'Contract.pdf',
  settings: Type.Object(
    {
      accept: Type.Optional(Type.Array(Type.Enum([...fileFamilies]), { minItems: 1, uniqueItems: true })),
      maxMegabytes: megabytes(uploadMegabytes),
      ...countSettings,
    },
    { additionalProperties: false },
  ),
  ...holdsFiles,
  files: ({ accept, maxMegabytes = usualMegabytes, most = usualMost }) => ({ families: accept, maxMegabytes, most }),
  inspector: [
    { key: 'accept', step: 'basics', editor: 'file_families' },
    { key: 'maxMegabytes', step: 'limits', editor: 'number' },
    ...countEntries,
  ],
  check: countIssues,
})
