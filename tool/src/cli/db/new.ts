import { relative } from 'node:path'
import { loadProject } from '../../config/load.ts'
import { TengyunError } from '../../errors/tengyun-error.ts'
import { beginMigration, migrationsFolder } from '../../migrations/folder.ts'
import type { Run } from '../command.ts'

export const begin: Run = async ({ terminal, folder, options, words }) => {
  const [, name] = words
  if (name === undefined)
    throw new TengyunError('cli/usage', { where: 'db new', command: 'npx tengyun db new "where from"' })
  const project = await loadProject(folder, options.config)
  const path = relative(project.folder, await beginMigration(migrationsFolder(project), name))
  terminal.say(path)
  terminal.document({ file: path })
  return 0
}
