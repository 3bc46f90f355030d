import { TengyunError } from '../../errors/tengyun-error.ts'
import { type ComposeFile, findComposeFile } from '../containers/compose-file.ts'
import { developmentAdvice, isForDevelopment } from '../containers/development.ts'
import { type Dockerfile, readDockerfile } from '../containers/dockerfile.ts'
import { hintsFor, refusalOf } from '../containers/hints.ts'
import { neededBeside, neighbourAdvice } from '../containers/neighbours.ts'
import { variablesOf } from '../containers/variables.ts'
import type { DetectedApp, Framework, Needs } from '../detected-app.ts'
import { pathsAsked } from '../paths-asked.ts'
import type { ProjectFiles } from '../project-files.ts'
import { type OtherLanguage, otherLanguage } from './other-languages.ts'
import { sameVersion } from './python.ts'

/**
 * An app that says itself, in a Dockerfile, how it is built and started. On this machine it may also run as a process, as one of
 * the others; the first that it is.
 */
export function containerOf(others: readonly Framework[]): Framework {
  return (files) => {
    const compose = findComposeFile(files)
    const path = compose?.app.dockerfile ?? 'Dockerfile'
    const text = files.read(path)
    if (text === undefined) return undefined
    const dockerfile = readDockerfile(text)
    if (isFastCgi(dockerfile, text)) throw new TengyunError('init/unknown-app', { where: path, why: fastCgi })
    const found = others.map((framework) => framework(files)).find((app) => app !== undefined)
    return described(files, path, dockerfile, compose, found)
  }
}

function described(
  files: ProjectFiles,
  path: string,
  dockerfile: Dockerfile,
  compose: ComposeFile | undefined,
  found: DetectedApp | undefined,
): DetectedApp {
  const language = otherLanguage(files)
  const variables = compose === undefined ? undefined : variablesOf(compose)
  const refusal = refusalOf(dockerfile)
  const migrate = found?.migrate ?? language?.migrate
  return {
    framework: `${found?.framework ?? language?.title ?? dockerfile.base}, ${path}`,
    image: {
      dockerfile: path,
      context: compose?.app.context ?? '.',
      ...startedBy(dockerfile, compose),
      writable: writableOf(dockerfile, language),
    },
    build: found?.build ?? [],
    inputs: found?.inputs ?? [],
    ...(found?.start === undefined ? {} : { start: found.start }),
    ...(migrate === undefined ? {} : { migrate }),
    ...(found?.site === undefined ? {} : { site: found.site }),
    ...healthOf(files, dockerfile, found, language),
    secrets: [...new Set([...(language?.secrets ?? []), ...(variables?.secrets ?? [])])],
    variables: variables?.plain ?? [],
    needs: needsOf(found, language, compose),
    advice: [
      ...(found?.advice ?? []).filter((advice) => advice !== sameVersion),
      ...(refusal === undefined ? [] : [refusal]),
      ...hintsFor(dockerfile),
      ...(found === undefined && !heedsPort(files, path) ? [fixedPort] : []),
      ...(compose === undefined ? [] : [...developmentAdvice(compose), ...neighbourAdvice(compose)]),
      ...(variables?.advice ?? []),
    ],
  }
}

/** What a compose file starts listens where that file says; what the image starts, where the image does. */
function startedBy({ port }: Dockerfile, compose: ComposeFile | undefined) {
  const command = compose === undefined || isForDevelopment(compose) ? undefined : compose.app.command
  const ports = command === undefined ? [port, compose?.app.port] : [compose?.app.port, port]
  return { port: ports.find((one) => one !== undefined), command }
}

function healthOf(
  files: ProjectFiles,
  { health }: Dockerfile,
  found: DetectedApp | undefined,
  language: OtherLanguage | undefined,
) {
  const said = health ?? language?.health
  const asked = pathsAsked(files.sources())
  // What answers for a site as a process is not in the image.
  const usual = found !== undefined && found.site === undefined ? found : asked
  return said === undefined
    ? { health: usual.health, ready: usual.ready }
    : { health: said, ready: asked.ready === '/' || asked.ready === asked.health ? said : asked.ready }
}

/** Both, where nothing tells: an app without its database does not start. */
function needsOf(
  found: DetectedApp | undefined,
  language: OtherLanguage | undefined,
  compose: ComposeFile | undefined,
): Needs {
  const told = [
    ...(found === undefined ? [] : [found.needs]),
    ...(language === undefined ? [] : [language.needs]),
    ...(compose === undefined ? [] : [neededBeside(compose)]),
  ]
  if (told.length === 0) return { postgres: true, redis: true }
  return { postgres: told.some(({ postgres }) => postgres), redis: told.some(({ redis }) => redis) }
}

function writableOf({ base, folder = '/' }: Dockerfile, language: OtherLanguage | undefined): string[] {
  const inFolder = (language?.writes ?? []).map((name) => `${folder === '/' ? '' : folder}/${name}`)
  return /(^|\/)nginx(:|$)/.test(base) ? ['/var/cache/nginx', '/run'] : inFolder
}

function isFastCgi({ base }: Dockerfile, text: string): boolean {
  return /(^|\/)php:\S*fpm/.test(base) && !/nginx|apache|caddy|frankenphp/i.test(text)
}

/** Whether anything of the app speaks of the variable. */
function heedsPort(files: ProjectFiles, dockerfile: string): boolean {
  const texts = [files.read(dockerfile) ?? '', ...files.sources().map(({ text }) => text)]
  return texts.some((text) => /\bPORT\b/.test(text))
}

const fixedPort = {
  en: 'Nothing here reads PORT. In the cloud that is well: each release has an address of its own. In this machine’s Docker two releases share one, and the app has to listen on $PORT.',
  zh: '源码中未读取 PORT。在云上没有问题：每个版本有自己的地址；在本机 Docker 中两个版本共用地址，应用必须监听 $PORT。',
}

const fastCgi = {
  en: 'The image runs PHP-FPM, which speaks FastCGI and no HTTP. Build upon php:apache or FrankenPHP, or put a web server beside it into the image.',
  zh: '镜像运行 PHP-FPM，只支持 FastCGI 而非 HTTP。请改用 php:apache 或 FrankenPHP，或在镜像中加入 Web 服务器。',
}
