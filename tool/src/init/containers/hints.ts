import type { Text } from '../../text.ts'
import type { Command, Dockerfile } from './dockerfile.ts'

/** Why an image cannot run here; undefined where nothing speaks against it. */
export function refusalOf({ base }: Dockerfile): Text | undefined {
  return shellless.test(base) ? noShell(base) : undefined
}

/** Images of programs alone. */
const shellless = /^scratch$|(^|\/)distroless\/(?!.*:debug)|^cgr\.dev\/chainguard\/(?!.*-dev)/

/** What of a Dockerfile will be felt on a host. None of it forbids anything. */
export function hintsFor({ user, volumes, entrypoint, command }: Dockerfile): Text[] {
  const starts = [entrypoint, command].filter((one) => one !== undefined)
  return [
    ...(user === undefined || /^(0|root)(:|$)/.test(user) ? [noUser] : []),
    ...(starts.some(keepsSignals) ? [keptSignals] : []),
    ...(volumes.length > 0 ? [shortLived(volumes.join(' '))] : []),
  ]
}

/** Whether something stands between the app and the signal that asks it to end. */
function keepsSignals(command: Command): boolean {
  const line = 'line' in command ? command.line : command.words.join(' ')
  if (/^(npm|yarn|pnpm)\s/.test(line)) return true
  const isShell = 'line' in command || /^(\/bin\/)?(ba)?sh -c /.test(line)
  return isShell && /[;&|]/.test(line) && !/\bexec\b/.test(line)
}

const noShell = (base: string): Text => ({
  en: `The image is FROM ${base}, which has no /bin/sh: settings are read by one. Build upon alpine, or debian:bookworm-slim.`,
  zh: `镜像基于 ${base}，没有 /bin/sh，而配置由 shell 读取：请改用 alpine 或 debian:bookworm-slim。`,
})

const noUser: Text = {
  en: 'The Dockerfile names no USER but root: it runs as 10001:10001 all the same, and can write to /tmp and image.writable alone.',
  zh: 'Dockerfile 未指定非 root 的 USER：仍会以 10001:10001 运行，且只能写入 /tmp 与 image.writable。',
}

const keptSignals: Text = {
  en: 'CMD starts the app below a shell or npm, which keep SIGTERM to themselves: a release that is replaced is cut off. Start it directly, or with `exec`.',
  zh: 'CMD 通过 shell 或 npm 启动应用，SIGTERM 到不了应用，被替换的版本会被强行中断：请直接启动，或使用 `exec`。',
}

const shortLived = (folders: string): Text => ({
  en: `VOLUME ${folders}: what is written there goes with the container. What is to stay belongs in PostgreSQL or the bucket.`,
  zh: `VOLUME ${folders}：写入的内容随容器消失。需要保留的数据请放入 PostgreSQL 或存储桶。`,
})
