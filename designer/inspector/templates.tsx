import { Fieldset, Input, Stack, Text } from '@mantine/core'
import type {
  DescriptionFieldProps,
  FieldErrorProps,
  FieldTemplateProps,
  MultiSchemaFieldTemplateProps,
  ObjectFieldTemplateProps,
  TitleFieldProps,
} from '@rjsf/utils'
import { getUiOptions } from '@rjsf/utils'

/** A place for one setting. Label, help and faults of simple inputs stand at the input itself. */
export function FieldTemplate({ hidden, children, errors, schema, uiSchema }: FieldTemplateProps) {
  if (hidden) return <div hidden>{children}</div>
  // An editor of our own says them itself.
  const hasParts = (schema.type === 'object' || schema.type === 'array') && getUiOptions(uiSchema).field === undefined
  return (
    <div>
      {children}
      {hasParts && errors}
    </div>
  )
}

/** Settings one below the other; a group inside a group has a frame and a name. */
export function ObjectFieldTemplate({ title, description, properties, fieldPathId, uiSchema, disabled }: ObjectFieldTemplateProps) {
  const { title: ownTitle } = getUiOptions(uiSchema)
  const settings = (
    <Stack gap="md">
      {description && (
        <Text size="sm" c="dimmed" component="div">
          {description}
        </Text>
      )}
      {properties.map(({ name, content }) => (
        <div key={name} {...(fieldPathId.path.length === 0 && { 'data-setting': `${fieldPathId.$id}_${name}` })}>
          {content}
        </div>
      ))}
    </Stack>
  )
  // The form itself has a heading already, and an entry of a list stands in the list's own frame.
  const place = fieldPathId.path.at(-1)
  if (place === undefined || typeof place === 'number') return settings
  return (
    <Fieldset legend={ownTitle ?? title} disabled={disabled ?? false} radius="md">
      {settings}
    </Fieldset>
  )
}

export function TitleField({ id, title }: TitleFieldProps) {
  return (
    <Text id={id} fw={600}>
      {title}
    </Text>
  )
}

export function DescriptionField({ id, description }: DescriptionFieldProps) {
  return (
    <Text id={id} size="sm" c="dimmed" component="div">
      {description}
    </Text>
  )
}

/** Faults of a group or a list as a whole. */
export function FieldErrors({ errors = [] }: FieldErrorProps) {
  if (errors.length === 0) return null
  return (
    <Input.Error mt={4} role="alert">
      {errors.map((error) => (
        <span key={String(error)}>{error} </span>
      ))}
    </Input.Error>
  )
}

/** A setting of several shapes: first which one, then its own settings. */
export function MultiSchemaFieldTemplate({ selector, optionSchemaField }: MultiSchemaFieldTemplateProps) {
  return (
    <Stack gap="sm">
      {selector}
      {optionSchemaField}
    </Stack>
  )
}
