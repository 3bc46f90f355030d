import type { Text } from '../../text.ts'
import type { DetectedApp, Framework } from '../detected-app.ts'
import { needsOf } from '../needs.ts'
import { pathsAsked } from '../paths-asked.ts'
import type { ProjectFiles } from '../project-files.ts'
import { gather, releaseFolder, withoutPackages } from '../release-folder.ts'

/** A server that Python runs. Its packages travel within the release: a host needs python3 and nothing else. */
export const python: Framework = (files) => {
  const server = django(files) ?? asgi(files) ?? wsgi(files) ?? plain(files)
  if (server === undefined) return undefined
  const packages = packagesOf(files)
  const inputs = withoutPackages(files.entries)
  const runs = (words: string) =>
    packages.length === 0 ? `python3 ${words}` : `env PYTHONPATH=packages python3 ${words}`
  return {
    framework: server.framework,
    inputs,
    build: [...gather(inputs), ...(packages.length === 0 ? [] : [installed])],
    start: runs(server.start),
    ...(server.migrate === undefined ? {} : { migrate: runs(server.migrate) }),
    ...pathsAsked(files.sources()),
    needs: needsOf(packages),
    advice: [
      ...server.missing.filter((name) => !packages.includes(name)).map(mustAsk),
      ...(packages.length === 0 ? [] : [sameVersion]),
    ],
  }
}

interface Server {
  readonly framework: string
  /** After `python3`. */
  readonly start: string
  readonly migrate?: string
  /** Packages that starting it takes. */
  readonly missing: readonly string[]
}

const installed = `python3 -m pip install --quiet --target ${releaseFolder}/packages -r requirements.txt`

function django(files: ProjectFiles): Server | undefined {
  const settings = /["']([\w.]+)\.settings["']/.exec(files.read('manage.py') ?? '')?.[1]
  if (settings === undefined) return undefined
  return {
    framework: 'Django (Python)',
    start: `-m gunicorn ${settings}.wsgi --bind "$HOST:$PORT"`,
    migrate: 'manage.py migrate --noinput',
    missing: ['gunicorn'],
  }
}

function asgi(files: ProjectFiles): Server | undefined {
  const app = appMadeBy('FastAPI', files) ?? appMadeBy('Starlette', files)
  if (app === undefined) return undefined
  return {
    framework: 'FastAPI (Python)',
    start: `-m uvicorn ${app} --host "$HOST" --port "$PORT"`,
    missing: ['uvicorn'],
  }
}

function wsgi(files: ProjectFiles): Server | undefined {
  const app = appMadeBy('Flask', files)
  if (app === undefined) return undefined
  return {
    framework: 'Flask (Python)',
    start: `-m gunicorn ${app} --bind "$HOST:$PORT"`,
    missing: ['gunicorn'],
  }
}

function plain({ entries }: ProjectFiles): Server | undefined {
  const file = ['main.py', 'app.py', 'server.py'].find((name) => entries.includes(name))
  return file === undefined ? undefined : { framework: 'Python', start: file, missing: [] }
}

/** `main:app` of `app = FastAPI()` in main.py. */
function appMadeBy(maker: string, files: ProjectFiles): string | undefined {
  for (const { path, text } of files.sources()) {
    const name = new RegExp(`^(\\w+)(?::\\s*\\w+)?\\s*=\\s*${maker}\\(`, 'm').exec(text)?.[1]
    if (name !== undefined && path.endsWith('.py'))
      return `${path.slice(0, -'.py'.length).replaceAll('/', '.')}:${name}`
  }
  return undefined
}

/** `uvicorn` of `uvicorn[standard]==0.30  # server`. */
function packagesOf(files: ProjectFiles): DetectedApp['inputs'] {
  return (files.read('requirements.txt') ?? '')
    .split('\n')
    .map((line) => /^[\w.-]+/.exec(line.trim())?.[0].toLowerCase() ?? '')
    .filter((name) => name !== '' && !name.startsWith('-'))
}

function mustAsk(name: string): Text {
  return {
    en: `Add ${name} to requirements.txt: the start command runs it.`,
    zh: `请将 ${name} 加入 requirements.txt：启动命令会用到它。`,
  }
}

/** Of hosts, which an image has nothing to do with. */
export const sameVersion: Text = {
  en: 'Packages with compiled parts must be installed by the Python version of the hosts: 3.10 on Ubuntu 22.04.',
  zh: '含编译部分的包须用与主机相同的 Python 版本安装：Ubuntu 22.04 为 3.10。',
}
