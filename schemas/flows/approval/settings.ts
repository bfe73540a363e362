import { type Static, Type } from 'typebox'
import { ApiName } from '../../definition.ts'
import { LabelSchema } from '../../label-schema.ts'
import { PersonSources } from '../people/sources.ts'
import { Span } from '../spans.ts'

/** How many must approve: all, any one, or one after the other. */
export const approvalModes = ['any', 'all', 'sequence'] as const

export const ApprovalSettings = Type.Object(
  {
    mode: Type.Enum([...approvalModes]),
    approvers: PersonSources,
    /** Of `any`: the step is rejected by the first answer, or only when everybody has rejected. */
    rejectedBy: Type.Optional(Type.Enum(['first', 'everybody'], { default: 'everybody' })),
    /** Nobody is found: administrators are asked, or the step counts as approved or rejected. */
    whenEmpty: Type.Optional(Type.Enum(['administrators', 'approve', 'reject'], { default: 'administrators' })),
    /** The requester is among those who are asked: asked all the same, left out, or in the manager's hands. */
    sameAsRequester: Type.Optional(Type.Enum(['allow', 'skip', 'manager'], { default: 'manager' })),
    /** Whoever has approved earlier in this run is asked again always, unless that was in the approval just before, or never: then they count as approving. */
    askedAgain: Type.Optional(Type.Enum(['always', 'unless_just_before', 'never'], { default: 'always' })),
    due: Type.Optional(Span),
    remindEvery: Type.Optional(Span),
    /** When it is due: nothing but the mark, the managers are asked as well or instead, or it is decided. */
    whenDue: Type.Optional(Type.Enum(['mark', 'add_managers', 'to_managers', 'approve', 'reject'], { default: 'mark' })),
    /** Fields of the record that nobody changes meanwhile: none, those that the trigger reads, or all. */
    lock: Type.Optional(Type.Enum(['none', 'trigger_fields', 'all'], { default: 'trigger_fields' })),
    /** Fields that the approver is shown, may edit, and must fill in. */
    shows: Type.Optional(Type.Array(ApiName, { maxItems: 50, uniqueItems: true })),
    edits: Type.Optional(Type.Array(ApiName, { maxItems: 50, uniqueItems: true })),
    requires: Type.Optional(Type.Array(ApiName, { maxItems: 50, uniqueItems: true })),
    /** What the buttons say, where that is not the usual. */
    names: Type.Optional(Type.Object({ approve: Type.Optional(LabelSchema), reject: Type.Optional(LabelSchema), return: Type.Optional(LabelSchema) }, { additionalProperties: false })),
    /** After a return and a change: asked here again, or from the first step on. */
    afterReturn: Type.Optional(Type.Enum(['here', 'start'], { default: 'here' })),
    /** Until when the requester may withdraw. */
    withdraw: Type.Optional(Type.Enum(['first_answer', 'end'], { default: 'end' })),
  },
  { additionalProperties: false },
)

export type ApprovalSettings = Static<typeof ApprovalSettings>
