import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { comment as say } from '../../ci/change-request/change-request.ts'
import { changeRequestIn } from '../../ci/change-request/index.ts'
import { TengyunError } from '../../errors/tengyun-error.ts'
import type { Run } from '../command.ts'

/** Shows a file on the change request that this run is about. Where there is none, the file is all there is. */
export const comment: Run = async ({ words, folder, terminal }) => {
  const [, file = ''] = words
  const body = await readBody(folder, file)
  const request = changeRequestIn(process.env)
  if (request === undefined) {
    terminal.say({
      en: `This run is about no change request that could be written to; see ${file}.`,
      zh: `本次运行没有可评论的变更请求；请查看 ${file}。`,
    })
    terminal.document({ shown: false })
    return 0
  }
  await say(request, body)
  terminal.say({ en: 'Shown on the change request.', zh: '已发布到变更请求。' })
  terminal.document({ shown: true })
  return 0
}

/** @throws TengyunError `cli/usage` */
async function readBody(folder: string, file: string): Promise<string> {
  try {
    return await readFile(resolve(folder, file), 'utf8')
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new TengyunError('cli/usage', { where: `ci comment ${file}`, why, cause })
  }
}
