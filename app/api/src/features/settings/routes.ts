import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod'
import { type ShownSetting, settingList } from './schema.ts'

export const settingRoutes: FastifyPluginAsyncZod<{ settings: readonly ShownSetting[] }> = async (
  app,
  { settings },
) => {
  app.get(
    '/api/settings',
    {
      config: { access: 'administrator' },
      schema: {
        tags: ['system'],
        summary: 'The settings of the process that answers, without secrets',
        response: { 200: settingList },
      },
    },
    async () => ({ items: [...settings] }),
  )
}
