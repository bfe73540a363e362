import type { AppObject } from '../../schemas/api/app.ts'
import type { FileAnswer } from '../../schemas/api/file.ts'
import { addressesOf } from '../app/addresses.ts'
import type { UploadSource } from '../controls/files/upload-source.ts'

/** Files of a form go to the server as soon as they are chosen; the record that is saved names them. */
export const uploadSourceOf = (workspace: string, objects: readonly AppObject[]): UploadSource => ({
  upload: async (field, file, progress) => {
    // What sends files with their progress is only needed where somebody does.
    const { upload } = await import('../app/upload.ts')
    const object = objects.find(({ definition }) => definition.fields.some(({ id }) => id === field.id))
    return upload<FileAnswer>(addressesOf(workspace).files, { file, query: { name: file.name, object: object?.definition.name, field: field.name }, ...progress })
  },
})
