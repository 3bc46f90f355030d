import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { pipelineNotice } from '../../ci/notice.ts'
import type { Ending } from '../../ci/pipeline.ts'
import { pipelineRunIn } from '../../ci/run.ts'
import { realTiming } from '../../cloud/timing.ts'
import { environmentOf, loadProject } from '../../config/load.ts'
import { TengyunError } from '../../errors/tengyun-error.ts'
import { resolveReceivers } from '../../notices/resolve.ts'
import { send } from '../../notices/send.ts'
import { failedHops } from '../../notices/tell.ts'
import { authorIn } from '../../releases/history/author.ts'
import { openSecrets } from '../../secrets/secrets.ts'
import { ageStore, secretPlace } from '../../secrets/store.ts'
import { defaultEnvironment } from '../../session.ts'
import { hopsDocument, noteTold } from '../../views/notices.ts'
import type { Run } from '../command.ts'

/**
 * Tells those whom the environment's config names how a pipeline ended. Takes no rights in the cloud, so that a pipeline
 * which failed before it had any can say so. A notice that did not arrive is said, and fails nothing.
 */
export const tell: Run = async ({ words, folder, options, terminal, signal }) => {
  const ending = endingIn(words[1])
  const { config, folder: home } = await loadProject(folder, options.config)
  const name = words[2] ?? defaultEnvironment(Object.keys(config.environments))
  const { notices, cloud } = environmentOf(config, name)
  const secrets = await openSecrets(ageStore(secretPlace(home, name, cloud === 'emulator')))
  const resolved = await resolveReceivers(notices, {
    environment: name,
    folder: home,
    secrets,
    env: process.env,
  })
  const here = await commitHere(folder)
  const notice = pipelineNotice({
    project: config.project,
    environment: name,
    ending,
    by: authorIn(process.env),
    run: pipelineRunIn(process.env) ?? here,
    subject: here.subject,
    now: new Date(),
  })
  const sent = await send(notice, resolved.receivers, { timing: realTiming, signal })
  const hops = [...sent, ...failedHops(resolved)]
  noteTold(terminal, hops)
  terminal.document({ notice, hops: hopsDocument(terminal, hops) })
  return 0
}

/** @throws TengyunError `cli/usage` */
function endingIn(word: string | undefined): Ending {
  if (word === 'succeeded' || word === 'failed') return word
  throw new TengyunError('cli/usage', {
    where: `ci tell ${word ?? ''}`,
    why: 'succeeded, failed',
    command: 'npx tengyun ci tell succeeded production',
  })
}

/** What git says of the folder; nothing where it is no repository. */
async function commitHere(folder: string) {
  try {
    const [log, branch] = await Promise.all([
      git(folder, 'log', '-1', '--format=%H%n%s'),
      git(folder, 'rev-parse', '--abbrev-ref', 'HEAD'),
    ])
    const [commit = '', subject = ''] = log.split('\n')
    return { ref: branch, commit, subject }
  } catch {
    return { ref: '', commit: '', subject: '' }
  }
}

async function git(cwd: string, ...words: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)('git', words, { cwd })
  return stdout.trim()
}
