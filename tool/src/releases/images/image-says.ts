import type { AppConfig } from '../../config/schema.ts'
import { TengyunError } from '../../errors/tengyun-error.ts'
import { appUser } from '../../hosts/runtimes/compose/places.ts'
import { quote } from '../../hosts/script.ts'
import { type DockerCall, docker } from './docker.ts'

/** What an image says of how it runs. */
export interface ImageSays {
  /** What starts it, as a shell reads it. */
  readonly start: string
  /** The same on workers, where `app.worker` says so. */
  readonly workerStart: string | undefined
  /** `1000:1000`; never root. */
  readonly user: string
}

/** As `docker image inspect` has it. */
interface ImageConfig {
  readonly Entrypoint: readonly string[] | null
  readonly Cmd: readonly string[] | null
}

/**
 * Asks an image how it is started and as whom.
 *
 * @throws TengyunError `release/build-failed` where it has no shell, or nothing to start
 */
export async function askImage(
  name: string,
  { image: { dockerfile, command }, worker }: Pick<AppConfig, 'image' | 'worker'>,
  call: DockerCall,
): Promise<ImageSays> {
  const config: ImageConfig = JSON.parse(
    await docker(['image', 'inspect', '--format', '{{json .Config}}', name], call),
  )
  const words = wordsOf(config, command)
  if (words.length === 0) throw refused(dockerfile, startsNothing)
  const asked = ['run', '--rm', '--network', 'none', '--entrypoint', '/bin/sh', name, '-c', 'id -u; id -g']
  const ids = await docker(asked, call).catch(() => {
    throw refused(dockerfile, hasNoShell)
  })
  const user = ids.trim().replace('\n', ':')
  const workerWords = worker === undefined ? undefined : wordsOf(config, worker)
  return {
    start: words.map(quote).join(' '),
    workerStart: workerWords?.map(quote).join(' '),
    user: user.startsWith('0:') ? appUser : user,
  }
}

/** The words that Docker would start it with. */
export function wordsOf({ Entrypoint, Cmd }: ImageConfig, command: string | undefined): string[] {
  const given = command === undefined ? (Cmd ?? []) : ['/bin/sh', '-c', command]
  return handingOver([...(Entrypoint ?? []), ...given])
}

/**
 * A line of shell that is one command gives way to it: the signal that asks the app to end reaches the app then, and not a
 * shell that keeps it to itself.
 */
function handingOver(words: readonly string[]): string[] {
  const line = words.at(-1) ?? ''
  const isLine = /^\/bin\/(ba)?sh$/.test(words.at(-3) ?? '') && words.at(-2) === '-c'
  const isOneCommand = !/[;&|<>()`\n]|\$\(/.test(line) && !/^\s*(exec\s|\w+=|$)/.test(line)
  return isLine && isOneCommand ? [...words.slice(0, -1), `exec ${line.trim()}`] : [...words]
}

function refused(dockerfile: string, why: typeof hasNoShell): TengyunError {
  return new TengyunError('release/build-failed', { where: dockerfile, why })
}

const hasNoShell = {
  en: 'The image has no /bin/sh with `id`. Settings come as a file that a shell reads, so that `docker inspect` shows no secret: build upon an image with a shell, such as alpine or debian:bookworm-slim.',
  zh: '镜像中没有 /bin/sh 与 `id`。配置以文件形式交给 shell 读取，使 `docker inspect` 不暴露密钥：请使用带 shell 的基础镜像，如 alpine 或 debian:bookworm-slim。',
}

const startsNothing = {
  en: 'The image has neither CMD nor ENTRYPOINT, and app.image.command is not given.',
  zh: '镜像既无 CMD 也无 ENTRYPOINT，且未设置 app.image.command。',
}
