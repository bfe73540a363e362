import { expect, it } from 'vitest'
import { gridTemplate } from '../../../designer/ui/table/TableHead.tsx'

it('keeps every column but the last narrower than a phone, so that the next one is seen to begin', () => {
  const columns = [{ id: 'name', header: 'Name', width: 300, cell: () => null }, { id: 'note', header: 'Note', cell: () => null }]
  expect(gridTemplate(columns, false)).toBe('min(300px, 56vw) minmax(160px, 1fr)')
})
