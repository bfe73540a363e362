import { personalDataRegister } from '../../runtime/personal-data/personal-data-register.ts'
import { fenced } from '../../runtime/records/fence.ts'
import { PersonalDataRegister } from '../../schemas/api/personal-data.ts'
import { route } from '../route.ts'

export const personalDataRoutes = [
  route({
    method: 'GET', path: '/api/w/:workspace/personal-data', policy: ['people'], tag: 'People', summary: 'Read the register of fields that hold personal data',
    answers: { 200: PersonalDataRegister },
    work: async ({ caller }) => ({ body: await fenced(caller, personalDataRegister) }),
  }),
]
