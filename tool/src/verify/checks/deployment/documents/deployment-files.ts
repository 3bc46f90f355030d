import type { Check } from '../../../check.ts'
import { judged, notChosen } from '../../../finding.ts'
import { projectFile } from '../../project-files.ts'

/** Each with what makes it what it is. */
const marks = {
  'deploy/.env.production.template': /^DATABASE_URL=/m,
  'deploy/.env.staging.template': /^DATABASE_URL=/m,
  'deploy/docker-compose.prod.yml': /^services:/m,
  'deploy/nginx.conf': /^http \{/m,
}

export const deploymentFiles: Check = {
  id: 'deployment-files',
  title: { en: 'The files of the deployment are there', zh: '环境配置文件齐备' },
  story: ['6.2.1', '6.2.2', '6.2.3', '6.2.4'],
  expected: {
    en: 'templates of settings for production and staging, the compose file, the web server’s configuration',
    zh: '生产与测试环境变量模板、compose 文件、Web 服务器配置',
  },
  mend: { en: 'Put what is missing into deploy/.', zh: '在 deploy/ 中补齐缺少的文件。' },
  async run(input) {
    const states = await Promise.all(
      Object.entries(marks).map(async ([path, mark]) => {
        const text = await projectFile(input, path)
        return { path, state: text === undefined ? 'missing' : mark.test(text) ? 'valid' : 'not understood' }
      }),
    )
    if (states.every(({ state }) => state === 'missing')) return none
    const valid = states.filter(({ state }) => state === 'valid')
    return judged(
      valid.length === states.length,
      `${valid.length}/${states.length}`,
      states.map(({ path, state }) => `${path}: ${state}`),
    )
  },
}

const none = notChosen({
  en: 'The project has no deploy/: tengyun.config.ts alone says how it runs.',
  zh: '项目没有 deploy/ 目录：运行方式仅由 tengyun.config.ts 决定。',
})
