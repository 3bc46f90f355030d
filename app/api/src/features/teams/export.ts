import { stringify as stringifyYaml } from 'yaml'
import { exportComponent } from '../../agents/components/export.ts'
import { usesIn, withoutReferences } from '../../agents/config-store/references.ts'
import { cannotRun, type OpenVersion } from '../../agents/config-store/versions.ts'

export interface ExportedTeam {
  readonly fileName: string
  readonly mediaType: string
  readonly text: string
}

/** The file that other systems load, AutoGen itself where it can: never with a key, nor with our references to one. */
export function exported(name: string, { row, text, entry }: OpenVersion): ExportedTeam {
  const { content } = entry.written
  if (entry.kind === 'sop')
    return {
      fileName: `${name}.team.yaml`,
      mediaType: 'application/yaml',
      text: usesIn(content).length === 0 ? text : stringifyYaml(withoutReferences(content)),
    }
  if (!entry.component) throw cannotRun(row, entry.problems)
  return {
    fileName: `${name}.json`,
    mediaType: 'application/json',
    text: `${JSON.stringify(exportComponent(entry.component), null, 2)}\n`,
  }
}
