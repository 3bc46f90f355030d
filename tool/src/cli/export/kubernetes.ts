import { existsSync, fstatSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { observe } from '../../apply/observe.ts'
import { environmentOf, loadProject } from '../../config/load.ts'
import { runtimeProblems } from '../../config/runtime-problems.ts'
import type { AppConfig, EnvironmentConfig } from '../../config/schema.ts'
import { type Problem, TengyunError } from '../../errors/tengyun-error.ts'
import { exportKubernetes } from '../../export/kubernetes/export.ts'
import { groupsOf } from '../../export/kubernetes/groups.ts'
import { type Found, kubernetesInput, readBackingOf } from '../../export/kubernetes/read-input.ts'
import { secretObjects } from '../../export/kubernetes/secrets.ts'
import { ensureAppSecrets } from '../../secrets/app-secrets.ts'
import { defaultEnvironment, openSession } from '../../session.ts'
import { showKubernetesExport } from '../../views/kubernetes-export.ts'
import type { CommandInput } from '../command.ts'
import { idAmong } from '../releasing.ts'

/** Manifests for a cluster that is there, or the Secrets that they refer to. Reads the cloud only. */
export async function kubernetes(input: CommandInput): Promise<number> {
  const { folder, options, terminal } = input
  if (options.secrets) refuseAllButPipe(input)
  const found = await findForKubernetes(input)
  const { session } = found
  if (options.secrets) {
    await tellSecrets(input, found)
    return 0
  }
  const to = resolve(folder, options.out ?? join('kubernetes', session.name))
  const written = await kubernetesInput(found, to)
  const exported = await exportKubernetes(written, to)
  const shown = { ...exported, folder: relative(folder, to) }
  showKubernetesExport(terminal, shown, written)
  const { images, secrets } = written
  terminal.document({ environment: session.name, ...shown, images, secrets })
  return 0
}

/** @throws TengyunError `kubernetes/no-image`, `kubernetes/not-in-containers` */
async function findForKubernetes(input: CommandInput): Promise<Found> {
  const project = await loadProject(input.folder, input.options.config)
  const { app } = project.config
  const name = input.environment ?? defaultEnvironment(Object.keys(project.config.environments))
  const environment = environmentOf(project.config, name)
  if (!existsSync(join(project.folder, app.image.dockerfile)))
    throw new TengyunError('kubernetes/no-image', { where: `app.image.dockerfile: ${app.image.dockerfile}` })
  const [problem] = problemsInContainers(app, environment)
  if (problem !== undefined)
    throw new TengyunError('kubernetes/not-in-containers', { where: name, why: problem.message })
  const opened = await openSession(input, project)
  // As they are written: on this machine, an emulated host runs processes instead.
  const session = { ...opened, project, environment }
  const observed = await observe(session.context)
  return { session, observed, idOf: (key) => idAmong(observed, key, name) }
}

/** What would be wrong if hosts ran the app in containers; they may run it as a process. */
function problemsInContainers(app: AppConfig, environment: EnvironmentConfig): Problem[] {
  const compute = { ...environment.compute, runtime: 'compose' } as const
  return runtimeProblems(app, { ...environment, cloud: 'tencent', compute })
}

async function tellSecrets({ terminal }: CommandInput, found: Found): Promise<void> {
  const { project, environment, context } = found.session
  const { app } = project.config
  ensureAppSecrets(context.secrets, app.secrets)
  const backing = await readBackingOf(found, groupsOf(environment, undefined))
  const list = secretObjects(found.session, { context, app, environment, backing })
  // Before anything is told one, so that none is lost.
  await context.secrets.save()
  if (terminal.json) terminal.document(list)
  else terminal.say(JSON.stringify(list))
}

/**
 * Secrets go to a program that takes them. On a terminal they would be seen, in a file they would stay.
 *
 * @throws TengyunError `kubernetes/secrets-need-pipe`
 */
function refuseAllButPipe({ environment = '' }: CommandInput): void {
  const out = fstatSync(process.stdout.fd)
  if (out.isFIFO() || out.isSocket()) return
  const words = ['npx tengyun export kubernetes', environment, '--secrets | kubectl apply --server-side -f -']
  throw new TengyunError('kubernetes/secrets-need-pipe', {
    where: 'export kubernetes --secrets',
    command: words.filter(Boolean).join(' '),
  })
}
