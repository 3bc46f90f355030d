import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { AppConfig } from '../../config/schema.ts'
import { TengyunError } from '../../errors/tengyun-error.ts'
import { readDockerIgnore } from './docker-ignore.ts'

const ownFolder = '.tengyun'

/** Never an image's business, or known by a file beside it. */
const ignored = new Set(['.git', ownFolder, 'node_modules', 'tengyun.config.ts'])

/**
 * Every file that an image of the sources may copy, and its Dockerfile: paths in the project's folder.
 *
 * @throws TengyunError `release/build-failed` where the project's own folder would be among them
 */
export async function contextFiles(
  folder: string,
  { context, dockerfile }: Pick<AppConfig['image'], 'context' | 'dockerfile'>,
): Promise<string[]> {
  const home = join(folder, context)
  const leavesOut = readDockerIgnore(await textOf(join(home, '.dockerignore')))
  // What else may say so is for Docker's newer builders alone.
  if (existsSync(join(home, ownFolder)) && !leavesOut(ownFolder))
    throw new TengyunError('release/build-failed', {
      where: join(context, '.dockerignore'),
      why: opensSecrets,
    })
  const files = (await filesBelow(home, '')).filter((path) => !leavesOut(path))
  return [...new Set([join(dockerfile), ...files.map((path) => join(context, path))])]
}

async function filesBelow(home: string, below: string): Promise<string[]> {
  const entries = await readdir(join(home, below), { withFileTypes: true })
  const nested = entries
    .filter(({ name }) => !ignored.has(name))
    .map(async (entry) => {
      const path = below === '' ? entry.name : `${below}/${entry.name}`
      if (entry.isDirectory()) return filesBelow(home, path)
      return entry.isFile() ? [path] : []
    })
  return (await Promise.all(nested)).flat()
}

function textOf(file: string): Promise<string> {
  return readFile(file, 'utf8').catch(() => '')
}

const opensSecrets = {
  en: 'It does not leave out .tengyun, where the key to the secrets lies: an image that copies its context would hold it. Add the line ".tengyun/".',
  zh: '其中未排除 .tengyun，而密钥的钥匙就在该目录：复制上下文的镜像会包含它。请加入一行 “.tengyun/”。',
}
