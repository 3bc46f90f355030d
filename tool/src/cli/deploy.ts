import { observe } from '../apply/observe.ts'
import { TengyunError } from '../errors/tengyun-error.ts'
import { findHosts } from '../hosts/find-hosts.ts'
import { openRuntime } from '../hosts/runtimes/index.ts'
import type { Key, Observed } from '../plan/model.ts'
import { buildRelease } from '../releases/build.ts'
import { type DeployResult, deploy as deployRelease } from '../releases/deploy.ts'
import { releaseLinks } from '../releases/links.ts'
import { readBacking } from '../releases/settings.ts'
import { uploadRelease } from '../releases/upload.ts'
import { keys } from '../resources/desired.ts'
import { ensureAppSecrets } from '../secrets/app-secrets.ts'
import { openSession, type Session } from '../session.ts'
import { showDeployed } from '../views/deploy.ts'
import { stepProgress } from '../views/step-progress.ts'
import type { CommandInput, Run } from './command.ts'
import { asOnlyChanger } from './only-changer.ts'

export const deploy: Run = async (input) => {
  const session = await openSession(input)
  const result = await bringRelease(input, session, await observe(session.context))
  input.terminal.document(result)
  return 0
}

/** Builds the app, unless that was done before, and brings it to every host. */
export async function bringRelease(
  input: CommandInput,
  session: Session,
  observed: readonly Observed[],
): Promise<DeployResult> {
  const { terminal, signal } = input
  const { context, environment, project, name } = session
  const { app } = project.config
  const hosts = await findHosts(session, observed)
  if (hosts.length === 0) throw noHost(name)

  const progress = stepProgress(terminal, signal)
  const { compute } = environment
  const runtime = openRuntime({ project: project.config.project, app, compute })
  const built = await buildRelease({
    folder: project.folder,
    app,
    project: context.owner.project,
    kind: runtime.takes,
    now: new Date(),
    started: () => progress.begin({ en: `build: ${app.build.command}`, zh: `构建：${app.build.command}` }),
    signal,
  })
  const idOf = (key: Key) => {
    const object = observed.find((one) => one.key === key)
    if (!object) throw noHost(name)
    return object.id
  }
  const backing = await readBacking(context, idOf)
  ensureAppSecrets(context.secrets, app.secrets)
  await context.secrets.save()
  const releasesBucket = idOf(keys.releases)
  const result = await asOnlyChanger(input, session, 'deploy', (held) =>
    deployRelease({
      context: held.context,
      runtime,
      app,
      environment,
      hosts,
      backing,
      release: built.release,
      links: releaseLinks(held.context, releasesBucket),
      upload: () => uploadRelease(held.context, releasesBucket, built),
      migrates: true,
      keep: environment.releases.keep,
      proven: [],
      step: progress.begin,
      finish: progress.goOn,
    }),
  )
  progress.end()
  showDeployed(terminal, result)
  return result
}

function noHost(environment: string): TengyunError {
  return new TengyunError('release/no-host', { where: environment, command: `npx tengyun up ${environment}` })
}
