import type { Check } from '../../../check.ts'
import { judged, notChosen } from '../../../finding.ts'
import { projectFile } from '../../project-files.ts'

const path = 'docs/deployment/deployment-guide.md'

/** What it has to speak of, in either language. */
const subjects = {
  settings: /环境配置|配置说明|configuration/i,
  problems: /常见问题|common problems/i,
  troubleshooting: /故障排除|故障排查|troubleshooting/i,
}

export const deploymentGuide: Check = {
  id: 'deployment-guide',
  title: { en: 'There is a guide to deploying', zh: '有部署指南' },
  story: ['6.1.1', '6.1.2', '6.1.3', '6.1.4'],
  expected: {
    en: `${path}, with settings, common problems and troubleshooting`,
    zh: `${path}，含环境配置说明、常见问题与故障排除`,
  },
  mend: { en: `Write ${path}.`, zh: `编写 ${path}。` },
  async run(input) {
    const text = await projectFile(input, path)
    if (text === undefined) return none
    const missing = Object.entries(subjects).filter(([, pattern]) => !pattern.test(text))
    const headings = text.split('\n').filter((line) => line.startsWith('#'))
    return judged(
      missing.length === 0,
      missing.length === 0 ? path : missing.map(([name]) => name).join(', '),
      headings,
    )
  },
}

const none = notChosen({
  en: `The project has no ${path}: it relies on Tengyun’s own guides.`,
  zh: `项目没有 ${path}，使用腾云自带的文档。`,
})
