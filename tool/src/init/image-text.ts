import type { Text } from '../text.ts'
import type { DetectedApp, DetectedImage } from './detected-app.ts'
import { literal } from './literal.ts'

/** What the config takes for granted. */
const usualPort = 8000

/** The lines of `app` that say which image runs, and what it has to do. */
export function imageText({ image, secrets = [] }: DetectedApp, say: (text: Text) => string): string[] {
  if (image === undefined) return []
  return [
    `// ${say({ en: 'The image that runs in containers. It listens on $PORT at every address, ends on SIGTERM, has /bin/sh,', zh: '以容器方式运行的镜像：监听所有地址的 $PORT，收到 SIGTERM 后退出，带有 /bin/sh，' })}`,
    `// ${say({ en: 'and writes to /tmp and `writable` alone. It is never run as root. See docs/explain/containers.md.', zh: '且只写入 /tmp 与 `writable`；从不以 root 运行。见 docs/explain/containers.md。' })}`,
    `image: { ${settingsOf(image).join(', ')} },`,
    ...(secrets.length === 0
      ? []
      : [
          `// ${say({ en: `Generated for each environment. To give one: npx tengyun secrets set ${secrets[0]} production`, zh: `每个环境自动生成。如需指定：npx tengyun secrets set ${secrets[0]} production` })}`,
          `secrets: ${literal(secrets)},`,
        ]),
  ]
}

function settingsOf({ dockerfile, context, port, command, writable }: DetectedImage): string[] {
  return [
    `dockerfile: ${literal(dockerfile)}`,
    "from: 'sources'",
    ...(context === '.' ? [] : [`context: ${literal(context)}`]),
    ...(port === undefined || port === usualPort ? [] : [`port: ${port}`]),
    ...(command === undefined ? [] : [`command: ${literal(command)}`]),
    ...(writable.length === 0 ? [] : [`writable: ${literal(writable)}`]),
  ]
}

/** How hosts on this machine run it. */
export function localText({ image, build }: DetectedApp, say: (text: Text) => string): string[] {
  if (image === undefined) return ['compute: { port: 8080 },']
  if (build.length === 0)
    return [
      `// ${say({ en: 'The image, in this machine’s Docker; npx tengyun doctor says whether there is one.', zh: '镜像在本机 Docker 中运行；npx tengyun doctor 会检查本机是否有 Docker。' })}`,
      "compute: { runtime: 'compose', port: 8080 },",
    ]
  return [
    `// ${say({ en: 'As a process, which takes no Docker; `compose` runs the image itself in this machine’s.', zh: '以进程方式运行，无需 Docker；改为 `compose` 则在本机 Docker 中运行镜像。' })}`,
    "compute: { runtime: 'process', port: 8080 },",
  ]
}

/** Of an environment: what a compose file gave the app, for somebody to say what it is here. */
export function variablesText({ variables = [] }: DetectedApp, say: (text: Text) => string): string[] {
  if (variables.length === 0) return []
  return [
    `// ${say({ en: `The compose file gives the app ${variables.join(', ')}; say here what they are in this environment.`, zh: `compose 文件向应用提供 ${variables.join('、')}：请在此填写本环境的取值。` })}`,
    'variables: {},',
  ]
}
