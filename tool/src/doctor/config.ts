import { loadProject } from '../config/load.ts'
import { catalogue } from '../errors/catalogue.ts'
import { asTengyunError } from '../errors/tengyun-error.ts'
import type { Examination } from './examination.ts'

export const examineConfig: Examination = async ({ folder, options }) => {
  const title = { en: 'The config', zh: '配置文件' }
  try {
    const { config } = await loadProject(folder, options.config)
    const names = Object.keys(config.environments).join(', ')
    return [{ id: 'config', title, ok: true, found: `${config.project}: ${names}` }]
  } catch (thrown) {
    const error = asTengyunError(thrown)
    const problems = (error.explanation.problems ?? []).map(({ path }) => path).join(', ')
    const { en, zh } = catalogue[error.code].title
    return [{ id: 'config', title, ok: false, found: { en: `${en} ${problems}`, zh: `${zh}${problems}` } }]
  }
}
