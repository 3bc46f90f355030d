import { inLanguage, type Language, type Text } from '../text.ts'
import type { Answers } from './answers.ts'
import { type DetectedApp, isSiteAlone } from './detected-app.ts'
import { imageText, localText, variablesText } from './image-text.ts'
import { literal } from './literal.ts'
import { productionText } from './production-text.ts'
import { zonesOf } from './regions.ts'
import { releaseFolder } from './release-folder.ts'
import { siteText } from './site-text.ts'

/** The config of a new project, as somebody would have written it by hand. Pure. */
export function configText(answers: Answers, app: DetectedApp, language: Language): string {
  const say = (text: Text) => inLanguage(text, language)
  const [zone] = zonesOf(answers.region)
  return `import { defineConfig } from 'tengyun'

// ${say({ en: `${app.framework}. Every setting, with its meaning and default: docs/reference/config.md`, zh: `${app.framework}。全部设置及默认值：docs/reference/config.md` })}
export default defineConfig({
  project: ${literal(answers.name)},

  app: {
${indented(4, [...imageText(app, say), ...buildText(app, say), ...lines(app, say)])}
  },

  environments: {
    // ${say({ en: 'All of it on this machine, on an emulated cloud: npx tengyun up', zh: '全部运行在本机的模拟云上：npx tengyun up' })}
    local: {
      cloud: 'emulator',
      region: ${literal(answers.region)},
      zone: ${literal(zone)},
${indented(6, [...localText(app, say), ...variablesText(app, say), ...keptText(app, say)])}
    },

${productionText(answers, app, say)}
  },
})
`
}

function indented(by: number, all: readonly string[]): string {
  return all.map((line) => ' '.repeat(by) + line).join('\n')
}

/** How a release is made that runs as a process. */
function buildText({ build, inputs }: DetectedApp, say: (text: Text) => string): string[] {
  if (build.length === 0) return []
  return [
    'build: {',
    `  // ${say({ en: 'Runs in this folder; whatever it leaves in `output` is the release.', zh: '在本目录运行；`output` 中的内容即为一个版本。' })}`,
    '  command: [',
    ...build.map((command) => `    ${literal(command)},`),
    "  ].join(' && '),",
    `  // ${say({ en: 'What the build reads: while none of it changes, there is nothing to build. Name new folders here and above.', zh: '构建读取的内容：均未变化时无需重新构建。新增的目录请同时写在此处与上方。' })}`,
    `  inputs: ${literal(inputs.map((path) => path.replace(/\/$/, '')))},`,
    `  output: ${literal(releaseFolder)},`,
    '},',
  ]
}

function lines(app: DetectedApp, say: (text: Text) => string): string[] {
  const { image, start, migrate, site, health, ready } = app
  return [
    ...(start === undefined
      ? []
      : [
          `// ${say({ en: 'Runs in the release’s folder, listens on $HOST:$PORT and ends on SIGTERM.', zh: '在版本目录中运行，监听 $HOST:$PORT，收到 SIGTERM 后退出。' })}`,
          `start: ${literal(start)},`,
        ]),
    ...(migrate === undefined
      ? []
      : [
          `// ${say({ en: 'Before each switch; must be safe to repeat.', zh: '每次切换前运行；须可重复执行。' })}`,
          `migrate: ${literal(migrate)},`,
        ]),
    ...(site === undefined
      ? []
      : [
          `// ${say({ en: 'This folder of the release is served as it is.', zh: '版本中的该目录以静态文件方式提供。' })}`,
          `site: ${literal(site)},`,
        ]),
    ...(start === undefined && image === undefined
      ? []
      : [
          `// ${say({ en: 'Answers 200 while it lives, and once it can serve.', zh: '进程存活时、以及可以提供服务时返回 200。' })}`,
          `health: ${literal(health)},`,
          `ready: ${literal(ready)},`,
        ]),
  ]
}

/** What an environment keeps for its app. */
function keptText(app: DetectedApp, say: (text: Text) => string): string[] {
  if (isSiteAlone(app)) return siteText(say)
  return [
    `// ${say({ en: 'Every night, and whenever somebody says so: npx tengyun backup', zh: '每晚自动备份，也可手动执行：npx tengyun backup' })}`,
    'backups: {},',
  ]
}
