import { searchRecords } from '../../runtime/records/search-records.ts'
import { SearchAnswer, SearchQuery } from '../../schemas/api/search.ts'
import { route } from '../route.ts'

const hitsOfAnObject = 5

export const searchRoutes = [
  route({
    method: 'GET', path: '/api/w/:workspace/search', policy: 'member', viewable: true, tag: 'Records',
    summary: 'Search the records of every object that you may read',
    query: SearchQuery, answers: { 200: SearchAnswer },
    work: async ({ parts, caller, query: { q, limit = hitsOfAnObject } }) => {
      const items = await searchRecords(caller, { text: q, perObject: limit, now: parts.ports.clock.now() })
      return { body: { items, next: null } }
    },
  }),
]
