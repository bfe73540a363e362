import { fileSamples } from './files.ts'
import { type FieldSamples } from '../field-samples.ts'

export const samples: FieldSamples = { ...fileSamples, type: 'image', faulty: [[{ least: 3, most: 2 }, 'field.image.empty-range']] }
