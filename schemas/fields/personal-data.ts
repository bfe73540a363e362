import { Type } from 'typebox'
import { LabelSchema } from '../label-schema.ts'

/** On what personal data are processed (after PIPL, article 13, and Vietnam's Law 91/2025): one is named for each field. */
export const legalBases = ['consent', 'contract', 'employment', 'legal_duty', 'vital_interest', 'public_interest', 'made_public'] as const

export type LegalBasis = (typeof legalBases)[number]

/** What a register of processing says of a field that holds personal data; of other fields it is not read. */
export const personalSettings = {
  personal: Type.Optional(Type.Enum(['basic', 'sensitive'])),
  /** What the data are for. */
  purpose: Type.Optional(LabelSchema),
  legalBasis: Type.Optional(Type.Enum([...legalBases])),
  /** How long they are kept, and what happens then. */
  retention: Type.Optional(LabelSchema),
}
