import { loadProject } from '../config/load.ts'
import { catalogue } from '../errors/catalogue.ts'
import { asTengyunError } from '../errors/tengyun-error.ts'
import { defaultEnvironment, openSession } from '../session.ts'
import { inLanguage } from '../text.ts'
import type { Examination } from './examination.ts'

/** The cloud of the environment that was named, or of the default one: is it reached, are the credentials good? */
export const examineCloud: Examination = async (input) => {
  const project = await loadProject(input.folder, input.options.config).catch(() => undefined)
  if (!project) return []
  const names = [input.environment ?? defaultEnvironment(Object.keys(project.config.environments))]
  return Promise.all(
    names.map(async (environment) => {
      const id = `cloud-${environment}`
      const title = { en: `The cloud of ${environment}`, zh: `${environment} 的云端` }
      try {
        const { context } = await openSession({ ...input, environment }, project)
        const { uin, appId } = context.account
        return { id, title, ok: true, found: `uin ${uin}, appId ${appId}` }
      } catch (thrown) {
        const error = asTengyunError(thrown)
        const { next, title: what } = catalogue[error.code]
        const command = error.explanation.command ?? ''
        const why = error.explanation.why === undefined ? '' : ` ${inLanguage(error.explanation.why, 'en')}`
        const found = {
          en: `${what.en}${why} ${next.en} ${command}`,
          zh: `${what.zh}${why} ${next.zh}${command}`,
        }
        return { id, title, ok: false, found }
      }
    }),
  )
}
