import { exportDefinitions } from '../../runtime/publish/definition-exchange.ts'
import { route } from '../route.ts'

export const exportRoutes = [
  route({
    method: 'GET', path: '/api/w/:workspace/exports/definitions', policy: ['design'], tag: 'Design', summary: 'Export the live definitions as files',
    answers: { 200: null }, answerType: 'application/zip',
    work: async ({ caller }) => {
      const { release, bytes } = await exportDefinitions(caller.workspace)
      const name = `${caller.workspace.slug}-release-${release}.zip`
      return new Response(bytes, { headers: { 'content-type': 'application/zip', 'content-disposition': `attachment; filename="${name}"` } })
    },
  }),
]
