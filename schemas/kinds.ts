import type { TSchema } from 'typebox'
import type { Reference } from './definition.ts'
import type { DefinitionOf, DefinitionSet, KindName } from './definition-set.ts'
import type { Issue } from './issue.ts'
import { checkFlow } from './flows/check-flow.ts'
import { FlowSchema } from './flows/flow.ts'
import { lintAmongFlows } from './flows/lint-among-flows.ts'
import { lintButtons } from './flows/lint-buttons.ts'
import { lintFlow } from './flows/lint-flow.ts'
import { flowReferences } from './flows/flow-references.ts'
import { checkLayout } from './layouts/check-layout.ts'
import { lintLayout } from './layouts/lint-layout.ts'
import { layoutReferences } from './layouts/layout-references.ts'
import { LayoutSchema } from './layouts/layout.ts'
import { checkMessage } from './messages/check-message.ts'
import { messageReferences } from './messages/message-references.ts'
import { MessageSchema } from './messages/message.ts'
import { checkObject } from './objects/check-object.ts'
import { lintObject } from './objects/lint-object.ts'
import { objectReferences } from './objects/object-references.ts'
import { ObjectSchema } from './objects/object.ts'
import { checkPicklist } from './picklists/check-picklist.ts'
import { PicklistSchema } from './picklists/picklist.ts'
import { checkRole, lintRole } from './roles/check-role.ts'
import { roleReferences } from './roles/role-references.ts'
import { RoleSchema } from './roles/role.ts'
import { checkValidationRule, lintValidationRule } from './validation-rules/check-validation-rule.ts'
import { validationRuleReferences } from './validation-rules/validation-rule-references.ts'
import { ValidationRuleSchema } from './validation-rules/validation-rule.ts'
import { checkView, lintView } from './views/check-view.ts'
import { viewReferences } from './views/view-references.ts'
import { ViewSchema } from './views/view.ts'

/** What the language says of one kind of definition. */
export interface DefinitionKind<Kind extends KindName = KindName> {
  readonly kind: Kind
  /** JSON Schema of one definition; unknown keys are refused. */
  readonly schema: TSchema
  /** What the schema cannot say: names that exist, types that fit. Called only for definitions that fit the schema. */
  check(definition: DefinitionOf[Kind], set: DefinitionSet): readonly Issue[]
  /** What is allowed and hardly meant, as warnings. Called only for definitions without faults. */
  lint?(definition: DefinitionOf[Kind], set: DefinitionSet): readonly Issue[]
  /** Every mention of another definition or of a part of one; `set` tells where paths over lookups lead. */
  references(definition: DefinitionOf[Kind], set: DefinitionSet): readonly Reference[]
}

/** All kinds of definition. */
export const kinds: { readonly [Kind in KindName]: DefinitionKind<Kind> } = {
  picklist: { kind: 'picklist', schema: PicklistSchema, check: checkPicklist, references: () => [] },
  object: { kind: 'object', schema: ObjectSchema, check: checkObject, lint: lintObject, references: objectReferences },
  message: { kind: 'message', schema: MessageSchema, check: checkMessage, references: messageReferences },
  role: { kind: 'role', schema: RoleSchema, check: checkRole, lint: lintRole, references: roleReferences },
  layout: { kind: 'layout', schema: LayoutSchema, check: checkLayout, lint: lintLayout, references: layoutReferences },
  rule: { kind: 'rule', schema: ValidationRuleSchema, check: checkValidationRule, lint: lintValidationRule, references: validationRuleReferences },
  flow: { kind: 'flow', schema: FlowSchema, check: checkFlow, lint: (flow, set) => [...lintFlow(flow, set), ...lintAmongFlows(flow, set), ...lintButtons(flow, set)], references: flowReferences },
  view: { kind: 'view', schema: ViewSchema, check: checkView, lint: lintView, references: viewReferences },
}

/** The kind of this name, if there is one. */
export const isKind = (name: string): name is KindName => Object.hasOwn(kinds, name)
