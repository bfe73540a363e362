import { Type } from 'typebox'
import { countEntries, countIssues, countSettings, holdsFiles, megabytes, usualMegabytes, usualMost } from '../../files/file-field.ts'
import { pictureMegabytes } from '../../files/upload-limit.ts'
import { defineFieldType } from '../field-type.ts'

/** Pictures that lists and pages show small, and large when they are opened. */
export const image = defineFieldType({
  name: 'image',
  family: 'file',
  synonyms: ['picture', 'photo', 'avatar', 'logo', 'jpg', 'png', 'ảnh', 'hình ảnh', 'hình', '图片', '照片', '图像', '头像'],
  example: 'Photo.jpg',
  settings: Type.Object({ maxMegabytes: megabytes(pictureMegabytes), ...countSettings }, { additionalProperties: false }),
  ...holdsFiles,
  files: ({ maxMegabytes = usualMegabytes, most = usualMost }) => ({ families: ['pictures'], maxMegabytes, most }),
  inspector: [{ key: 'maxMegabytes', step: 'limits', editor: 'number' }, ...countEntries],
  check: countIssues,
})
