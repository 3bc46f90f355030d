import type { Check, CheckInput } from '../../../check.ts'
import { judged, notChosen } from '../../../finding.ts'
import type { LineId } from '../../../story/lines.ts'
import { projectFile } from '../../project-files.ts'
import { platforms } from './platforms.ts'

/** Something that pipelines do. Each part of it must show in the file, whichever platform's it is. */
interface Step {
  readonly id: string
  readonly title: Check['title']
  readonly lines: readonly LineId[]
  readonly shows: readonly RegExp[]
  /** Whether `ci init` writes it from package.json alone: what other projects lack of it, no config can bring about. */
  readonly fromPackage?: true
}

const steps: readonly Step[] = [
  {
    id: 'pipeline-build',
    title: { en: 'Pipelines install exactly what is locked, and build', zh: '流水线按锁文件安装依赖并构建' },
    lines: ['5.2.1', '5.2.2', '5.2.3', '5.2.4'],
    shows: [
      /node:\d|node-version|python:\d|^\s*agent\b/,
      /npm ci|--frozen-lockfile|--immutable|pip install/,
      /\bbuild\b/,
    ],
    fromPackage: true,
  },
  {
    id: 'pipeline-tests',
    title: { en: 'Pipelines test, and keep the results', zh: '流水线执行测试并保留报告' },
    lines: ['5.3.1', '5.3.2', '5.3.3', '5.3.4'],
    shows: [/npm (run )?test|vitest|pytest/, /junit/i],
    fromPackage: true,
  },
  {
    id: 'pipeline-deploy',
    title: { en: 'Pipelines bring environment and release about', zh: '流水线更新环境并部署' },
    lines: ['5.4.1', '5.4.2'],
    shows: [/tengyun (up|apply)\b/, /tengyun (up|deploy)\b/],
  },
  {
    id: 'pipeline-gate',
    title: {
      en: 'Pipelines look at what they deployed, and go back where it is not well',
      zh: '流水线部署后检查，异常时回滚',
    },
    lines: ['5.4.3', '5.4.4'],
    shows: [/tengyun ci gate\b|tengyun rollback\b/],
  },
  {
    id: 'pipeline-notices',
    title: { en: 'Pipelines tell people how it ended, well or not', zh: '流水线通知成功与失败' },
    lines: ['5.5.1', '5.5.2'],
    shows: [/tengyun (ci tell succeeded|notify send)/, /tengyun (ci tell failed|notify send)/],
  },
]

export const stepChecks: readonly Check[] = steps.map(({ id, title, lines, shows, fromPackage }) => ({
  id,
  title,
  story: lines,
  expected: { en: 'in each pipeline of the project', zh: '项目的每条流水线均包含' },
  mend: {
    en: 'Have it written anew with `npx tengyun ci init`.',
    zh: '运行 `npx tengyun ci init` 重新生成。',
  },
  async run(input) {
    const files = await pipelinesOf(input)
    if (files.length === 0) return none
    const found = files.flatMap(({ file, text }) =>
      shows.map((pattern) => ({ file, pattern, line: lineWith(text, pattern) })),
    )
    const missing = found.filter(({ line }) => line === undefined)
    if (missing.length > 0 && fromPackage && (await projectFile(input, 'package.json')) === undefined)
      return noPackage
    return judged(
      missing.length === 0,
      missing.length === 0
        ? files.map(({ file }) => file).join(', ')
        : missing.map(({ file, pattern }) => `${file}: ${pattern.source}`).join(', '),
      found.map(({ file, line }) => `${file}: ${line ?? '–'}`),
    )
  },
}))

async function pipelinesOf(input: CheckInput) {
  const files = await Promise.all(
    platforms.map(async ({ file }) => ({ file, text: await projectFile(input, file) })),
  )
  return files.flatMap(({ file, text }) => (text === undefined ? [] : [{ file, text }]))
}

function lineWith(text: string, pattern: RegExp): string | undefined {
  return text
    .split('\n')
    .find((line) => pattern.test(line))
    ?.trim()
}

const none = notChosen({
  en: 'The project has no pipeline of a known platform; the story leaves that open.',
  zh: '项目没有已知平台的流水线；该项在故事中为可选。',
})

const noPackage = notChosen({
  en: 'The project has no package.json, from which pipelines learn what to install and test: add the steps by hand.',
  zh: '项目没有 package.json，流水线无从得知要安装和测试什么；请自行添加这些步骤。',
})
