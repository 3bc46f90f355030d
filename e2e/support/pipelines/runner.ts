import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Trigger } from '../../../tool/src/ci/pipeline.ts'
import type { Platform } from '../../../tool/src/ci/platforms/platform.ts'
import { readers } from '../../../tool/test/pipelines/written/index.ts'
import type { WrittenJob } from '../../../tool/test/pipelines/written/written.ts'
import { run } from '../run.ts'
import type { TeamProject } from './project.ts'

export interface PipelineOutcome {
  /** The job that failed; absent where all ended well. */
  readonly failedIn?: string
  /** Every command that was run, in its order. */
  readonly commands: readonly string[]
  readonly printed: string
}

/**
 * Does what a platform would: reads its file in the project, runs the very commands that are in it one after the other in
 * a shell, ends with the first that fails, and then what the file says for that end.
 *
 * @param variables what the platform itself puts into the environment, and its secrets
 */
export async function runPipeline(
  project: TeamProject,
  platform: Platform['id'],
  trigger: Trigger,
  variables: Readonly<Record<string, string>>,
): Promise<PipelineOutcome> {
  const written = readers[platform](await pipelineFiles(project.folder, platform), trigger)
  const log = { commands: [] as string[], printed: '' }
  const carryOut = async (jobs: readonly WrittenJob[]): Promise<string | undefined> => {
    for (const { name, commands, env } of jobs) {
      for (const command of commands) {
        log.commands.push(command)
        const ran = await run(['sh', '-ec', command], {
          folder: project.folder,
          env: { ...project.env, ...variables, ...filledIn(env, variables) },
        })
        log.printed += `$ ${command}\n${ran.stdout}${ran.stderr}`
        if (ran.exitCode !== 0) return name
      }
    }
    return undefined
  }
  const failedIn = await carryOut(written.jobs)
  await carryOut(failedIn === undefined ? written.succeeded : written.failed)
  return { ...log, ...(failedIn === undefined ? {} : { failedIn }) }
}

const paths: Readonly<Record<Platform['id'], string>> = {
  cnb: '.cnb.yml',
  github: '.github/workflows/tengyun.yml',
  gitlab: '.gitlab-ci.yml',
  jenkins: 'Jenkinsfile',
}

async function pipelineFiles(folder: string, platform: Platform['id']) {
  const path = paths[platform]
  return [{ path, content: await readFile(join(folder, path), 'utf8') }]
}

/** Puts `${{ secrets.NAME }}` and `${{ github.token }}` in as GitHub does: what it does not have is empty. */
function filledIn(env: Readonly<Record<string, string>>, variables: Readonly<Record<string, string>>) {
  const filled = Object.entries(env).map(([name, value]) => {
    const [, source, key = ''] = value.match(/^\$\{\{ (secrets|github)\.(\w+) \}\}$/) ?? []
    if (source === undefined) return [name, value]
    return [name, variables[source === 'secrets' ? key : `GITHUB_${key.toUpperCase()}`] ?? '']
  })
  return Object.fromEntries(filled) as Record<string, string>
}
