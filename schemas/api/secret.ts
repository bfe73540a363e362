import { type Static, Type } from 'typebox'
import { ApiName } from '../definition.ts'
import { LabelSchema } from '../label-schema.ts'
import { secretLength, secretPattern } from '../secret-value.ts'
import { Uuid } from './record.ts'

export const NewSecretValue = Type.Object(
  { value: Type.String({ minLength: secretLength.least, maxLength: secretLength.most, pattern: secretPattern }) },
  { additionalProperties: false },
)

/** What storing a secret answers. */
export const SecretVersion = Type.Object({ name: ApiName, version: Type.Integer({ minimum: 1 }) })

/** A flow that names a secret. */
export const SecretUsed = Type.Object({ flow: ApiName, label: LabelSchema, isLive: Type.Boolean(), isDraft: Type.Boolean() })

export type SecretUsed = Static<typeof SecretUsed>

/** What is told of a secret: everything but its value. */
export const SecretAnswer = Type.Object({
  name: ApiName,
  version: Type.Integer({ minimum: 1 }),
  /** False where the installation's key is another one since: it must be entered again. */
  isReadable: Type.Boolean(),
  updatedAt: Type.String(),
  /** Who entered it last; null where nobody is known by it any more. */
  updatedBy: Type.Union([Type.Object({ id: Uuid, name: Type.String() }), Type.Null()]),
  used: Type.Array(SecretUsed),
})

export type SecretAnswer = Static<typeof SecretAnswer>

export const SecretList = Type.Object({ items: Type.Array(SecretAnswer), next: Type.Null() })

export type SecretList = Static<typeof SecretList>
