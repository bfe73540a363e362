import path from 'node:path'
import { fileFault } from '../file-fault.ts'
import { readWholeXml } from './xml.ts'

/** What a workbook says of itself: its sheets in order, and where its parts stand in the archive. */
export interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly path: string }[]
  readonly stringsPath: string
  readonly stylesPath: string
  readonly from1904: boolean
}

type Open = (path: string) => AsyncIterable<string>

/** Reads the workbook's own part. Refuses `invalid-request` where there is none, or no sheet in it. */
export async function readWorkbook(open: Open): Promise<Workbook> {
  const root = await relationsOf('', open)
  const workbookPath = root.find(({ type }) => type.endsWith('/officeDocument'))?.target
  if (workbookPath === undefined) throw fileFault('not-a-workbook')
  const relations = await relationsOf(workbookPath, open)
  const found: { name: string; relation: string | undefined }[] = []
  let from1904 = false
  await readWholeXml(open(workbookPath), {
    open: (name, attributes) => {
      if (name === 'sheet') found.push({ name: attributes.get('name') ?? '', relation: attributes.get('id') })
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes.get('date1904') ?? '')
    },
  })
  const sheets = found.flatMap(({ name, relation }) => {
    const target = relations.find(({ id, type }) => id === relation && type.endsWith('/worksheet'))?.target
    return target === undefined ? [] : [{ name, path: target }]
  })
  if (sheets.length === 0) throw fileFault('not-a-workbook')
  const ofType = (type: string): string => relations.find((relation) => relation.type.endsWith(`/${type}`))?.target ?? ''
  return { sheets, stringsPath: ofType('sharedStrings'), stylesPath: ofType('styles'), from1904 }
}

interface Relation {
  readonly id: string | undefined
  readonly type: string
  readonly target: string
}

/** What a part points at; the list stands beside it in `_rels` (ECMA-376 part 2, 9.3). */
async function relationsOf(part: string, open: Open): Promise<readonly Relation[]> {
  const folder = path.posix.dirname(part)
  const relations: Relation[] = []
  await readWholeXml(open(path.posix.join(folder, '_rels', `${path.posix.basename(part)}.rels`)), {
    open: (name, attributes) => {
      if (name !== 'Relationship' || attributes.get('TargetMode') === 'External') return
      const target = attributes.get('Target') ?? ''
      const whole = target.startsWith('/') ? target.slice(1) : path.posix.join(folder, target)
      relations.push({ id: attributes.get('Id'), type: attributes.get('Type') ?? '', target: whole })
    },
  })
  return relations
}
