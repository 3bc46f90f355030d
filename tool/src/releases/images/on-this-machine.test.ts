import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkConfig } from '../../config/check.ts'
import { imageBuild, onThisMachine } from './on-this-machine.ts'

const environments = {
  local: {
    cloud: 'emulator',
    region: 'ap-guangzhou',
    zone: 'ap-guangzhou-6',
    compute: { runtime: 'compose' },
  },
}

function appWith(image: object, more: object = {}) {
  const checked = checkConfig({
    project: 'shop',
    app: { image: { from: 'sources', ...image }, ...more },
    environments,
  })
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems))
  return onThisMachine(checked.config.app, 'shop')
}

describe('an image on a host that is a folder of this machine', () => {
  let home: string
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), 'tengyun-image-'))
    mkdirSync(join(home, 'releases/one'), { recursive: true })
    mkdirSync(join(home, 'programs'))
    writeFileSync(join(home, 'releases/one/image'), 'sha256:0123456789abcdef')
    // A Docker that knows one image, and writes down how it is called.
    writeFileSync(
      join(home, 'programs/docker'),
      `#!/bin/sh
case "$1" in
image) cat '${home}/user' ;;
run) printf '%s\\n' "$@" >'${home}/called' ;;
esac
`,
    )
    chmodSync(join(home, 'programs/docker'), 0o755)
    writeFileSync(join(home, 'user'), '')
  })
  afterEach(() => rmSync(home, { recursive: true }))

  /** The words that Docker is called with. */
  function started(command: string, env: Readonly<Record<string, string>> = {}): string[] {
    const PATH = `${home}/programs:${process.env.PATH}`
    const variables = { PATH, HOME: '/root', HOST_ROOT: home, HOST: '127.0.0.9', PORT: '8001', ...env }
    execFileSync('sh', ['-c', command], { cwd: join(home, 'releases/one'), env: variables })
    return readFileSync(join(home, 'called'), 'utf8').trimEnd().split('\n')
  }

  it('is confined as on a host, and on the network of this machine', () => {
    const words = started(appWith({ writable: ['/app/tmp'] }).start)
    expect(words.slice(0, 3)).toEqual(['run', '--name', 'shop-127.0.0.9-8001'])
    expect(words.join(' ')).toContain(
      '--network host --user 10001:10001 --read-only --tmpfs /tmp:mode=1777 --tmpfs /app/tmp:mode=1777',
    )
    expect(words.join(' ')).toContain(`--volume ${home}/certificates:${home}/certificates:ro`)
    expect(words.at(-1)).toBe('sha256:0123456789abcdef')
  })

  it('is told the names of its settings, and Docker alone their values', () => {
    const words = started(appWith({}).start, { DATABASE_URL: 'postgresql://a:secret@b/c\nd' })
    const names = words.filter((_, at) => words[at - 1] === '--env')
    expect(names.toSorted()).toEqual(['DATABASE_URL', 'HOST', 'PORT'])
    expect(words.join(' ')).not.toContain('secret')
  })

  it('runs as its own user where it has one that is not root', () => {
    writeFileSync(join(home, 'user'), 'rails')
    expect(started(appWith({}).start)).toContain('rails')
    writeFileSync(join(home, 'user'), 'root')
    expect(started(appWith({}).start)).toContain('10001:10001')
  })

  it('runs what the config says instead of its command, and migrations by its shell', () => {
    const app = appWith({ command: `serve 'a b'` }, { migrate: 'rake db:migrate' })
    expect(started(app.start).slice(-3)).toEqual(['/bin/sh', '-c', `exec serve 'a b'`])
    const both = appWith({ command: 'warm-up && serve' })
    expect(started(both.start).at(-1)).toBe('warm-up && serve')
    const { worker } = appWith({}, { worker: 'work' })
    expect(started(worker ?? '').slice(-3)).toEqual(['/bin/sh', '-c', 'exec work'])
    const words = started(app.migrate ?? '')
    expect(words.slice(0, 3)).toEqual(['run', '--entrypoint', '/bin/sh'])
    expect(words.slice(-2)).toEqual(['-c', 'rake db:migrate'])
  })

  it('is built by its Dockerfile in its context, and named by its digest so that it stays, up to a number', () => {
    const command = imageBuild({ ...appWith({}).image, dockerfile: 'api/Dockerfile', context: 'api' }, 'shop')
    const made = (build: string) => {
      const program = `#!/bin/sh
echo "$@" >>'${home}/typed'
case "$1 $2" in
'image ls') for tag in latest $(seq -f %012g 1 25); do echo "shop:$tag"; done ;;
build*) ${build} ;;
esac
`
      writeFileSync(join(home, 'programs/docker'), program)
      const env = { PATH: `${home}/programs:${process.env.PATH}` }
      execFileSync('sh', ['-c', command], { cwd: home, env, stdio: 'pipe' })
      return readFileSync(join(home, 'typed'), 'utf8').trimEnd().split('\n')
    }
    const [built, named, , removed] = made('echo sha256:0123456789abcdef >"$5"')
    expect(built).toBe('build --file api/Dockerfile --iidfile .tengyun/image/image api')
    expect(named).toBe('tag sha256:0123456789abcdef shop:0123456789ab')
    // Those of other kinds are none of its business.
    expect(removed).toBe(`image rm ${[21, 22, 23, 24, 25].map((at) => `shop:0000000000${at}`).join(' ')}`)
    expect(() => made('exit 1')).toThrow()
  })
})
