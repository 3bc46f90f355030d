import type { FastifyInstance } from 'fastify'
import { downloadRoutes } from './download-routes.ts'
import { createFiles, type FileOptions } from './files.ts'
import { fileRoutes } from './routes.ts'
import { uploadRoutes } from './upload-routes.ts'

/** Files, put together and served, and swept while the app runs. */
export async function serveFiles(app: FastifyInstance, options: FileOptions): Promise<void> {
  const files = createFiles(options)
  app.addHook('onReady', async () => files.upkeep.start())
  app.addHook('onClose', () => files.upkeep.stop())
  await app.register(uploadRoutes, files)
  await app.register(downloadRoutes, files)
  await app.register(fileRoutes, files)
}
