/** The colours that an option may have; the designer draws each so that text on it can be read. */
export const optionColors = [
  'gray', 'red', 'pink', 'grape', 'violet', 'indigo', 'blue', 'cyan', 'teal', 'green', 'lime', 'yellow', 'orange',
] as const

export type OptionColor = (typeof optionColors)[number]
