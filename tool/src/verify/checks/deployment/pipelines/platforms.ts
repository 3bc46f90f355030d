import type { Check } from '../../../check.ts'
import { notChosen, passed } from '../../../finding.ts'
import type { LineId } from '../../../story/lines.ts'
import { projectFile } from '../../project-files.ts'

/** A platform that runs pipelines, and the file it reads in a project. */
interface Platform {
  readonly id: string
  readonly name: string
  readonly file: string
  readonly line: LineId
}

/** The recommended one is CNB: Tencent Cloud's CODING, which the story knew, takes no new teams. */
export const platforms: readonly Platform[] = [
  { id: 'cnb', name: 'CNB', file: '.cnb.yml', line: '5.1.1' },
  { id: 'github', name: 'GitHub Actions', file: '.github/workflows/tengyun.yml', line: '5.1.2' },
  { id: 'jenkins', name: 'Jenkins', file: 'Jenkinsfile', line: '5.1.3' },
  { id: 'gitlab', name: 'GitLab CI', file: '.gitlab-ci.yml', line: '5.1.4' },
]

export const platformChecks: readonly Check[] = platforms.map(({ id, name, file, line }) => ({
  id: `pipeline-${id}`,
  title: { en: `A pipeline for ${name}`, zh: `${name} 流水线` },
  story: [line, 'AC5'],
  expected: { en: `${file} in the project`, zh: `项目中有 ${file}` },
  mend: { en: `Run \`npx tengyun ci init ${id}\`.`, zh: `运行 \`npx tengyun ci init ${id}\`。` },
  async run(input) {
    const text = await projectFile(input, file)
    if (text === undefined)
      return notChosen({ en: `The project has no ${file}.`, zh: `项目中没有 ${file}。` })
    return passed(file, [`${text.split('\n').length} lines`])
  },
}))
