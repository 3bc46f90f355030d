import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyBaseLogger } from 'fastify'
import { readTeamFile } from '../../agents/config-store/team-file.ts'
import type { Example } from './schema.ts'

/** Team files that come with the app, for people to import and make their own. */
export async function readExamples(folder: string, logger: FastifyBaseLogger): Promise<Example[]> {
  const files = await readdir(folder).catch((error: unknown) => {
    logger.warn({ err: error, folder }, 'The examples of teams could not be read')
    return []
  })
  const examples = files.filter((file) => /\.(json|ya?ml)$/.test(file)).sort()
  return Promise.all(examples.map((file) => readExample(folder, file)))
}

async function readExample(folder: string, file: string): Promise<Example> {
  const content = await readFile(join(folder, file), 'utf8')
  const { entries } = readTeamFile(content)
  return { file, name: entries[0]?.name ?? file, description: entries[0]?.description ?? '', content }
}
