import { basename, dirname } from 'node:path'
import { startProgram } from '../../databases/clients/run-program.ts'
import type { FolderPart } from './manifest.ts'
import type { Folder } from './order.ts'
import { type Writing, writePart } from './write-part.ts'

/** What the app takes in while it is being sent, and has not kept yet. */
const passing = 'uploads'

/** Backs a folder up as tar writes it, with owners and rights. */
export async function backUpFolder(writing: Writing, { name, path }: Folder): Promise<FolderPart> {
  const words = ['--directory', dirname(path), `--exclude=${basename(path)}/${passing}`, basename(path)]
  // 1: a file changed while it was read. It is there as it was at some moment, as after a cut of power.
  const lenient = ['sh', '-c', 'tar --create --numeric-owner "$@" || [ $? -eq 1 ]', 'sh']
  const { child, ended } = startProgram([...lenient, ...words])
  if (child.stdout === null) throw new Error('tar has no output')
  return { kind: 'folder', ...(await writePart(writing, `${name}.tar`, child.stdout, ended)) }
}
