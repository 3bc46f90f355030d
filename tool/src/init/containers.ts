import type { Text } from '../text.ts'
import type { ProjectFiles } from './project-files.ts'

/** What a Dockerfile or a compose file that is there already says, and what becomes of it. */
export function containerAdvice(files: ProjectFiles): Text[] {
  const file = [...composeFiles, 'Dockerfile'].find((name) => files.read(name) !== undefined)
  if (file === undefined) return []
  const port = portIn(files)
  const en = port === undefined ? '' : ` (port ${port})`
  const zh = port === undefined ? '' : `（端口 ${port}）`
  return [
    {
      en: `${file}${en} is not used: releases run as processes behind nginx, on the port that PORT says. For containers see \`runtime: 'compose'\` in docs/explain/containers.md.`,
      zh: `${file}${zh} 未被采用：版本以进程方式运行在 nginx 之后，监听 PORT 指定的端口。容器方式见 docs/explain/containers.md 中的 \`runtime: 'compose'\`。`,
    },
  ]
}

const composeFiles = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml']

/** Inside the container. */
function portIn(files: ProjectFiles): string | undefined {
  const exposed = /^EXPOSE\s+(\d+)/im.exec(files.read('Dockerfile') ?? '')?.[1]
  if (exposed !== undefined) return exposed
  const compose = composeFiles.map((name) => files.read(name)).find((text) => text !== undefined)
  return /ports:\s*\n\s*-\s*["']?(?:[\d.]+:)*(\d+)/.exec(compose ?? '')?.[1]
}
