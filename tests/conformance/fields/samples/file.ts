import { fileSamples } from './files.ts'
import { type FieldSamples } from '../field-samples.ts'

export const samples: FieldSamples = {
  ...fileSamples,
  type: 'file',
  settingsMatter: { ...fileSamples.settingsMatter, accept: [{}, { accept: ['documents'] }] },
  faulty: [[{ least: 3, most: 2 }, 'field.file.empty-range'], [{ least: 11 }, 'field.file.empty-range']],
}
