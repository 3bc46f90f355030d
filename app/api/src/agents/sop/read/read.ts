import { parseTeamFile, UnreadableFile } from '../../components/parse.ts'
import { Place, type Reading } from '../../components/place.ts'
import { type Problem, problemOf } from '../../components/problem.ts'
import type { ReadOptions } from '../../components/read.ts'
import { readers } from '../../components/readers.ts'
import { type FoundSecret, takeSecrets } from '../../components/secrets.ts'
import type { Json } from '../../json.ts'
import type { SopTeam } from '../model.ts'
import { readAgent } from './agents.ts'
import { References } from './references.ts'
import { checkTeam } from './rules.ts'
import { sopFile } from './schema.ts'
import { readWorkflow } from './workflows.ts'

export interface SopReading {
  /** Absent where too little could be understood. With problems it can be shown and must not be run. */
  readonly team?: SopTeam
  /** Why it cannot run, all of it; empty when it can. */
  readonly problems: readonly Problem[]
  readonly warnings: readonly Problem[]
  readonly secrets: readonly FoundSecret[]
  /** The file with references in place of its secrets: what may be stored, and read again. */
  readonly content: unknown
}

/** Reads a `team.yaml`, or the same as JSON. Fails never: what is wrong is told, all of it at once. */
export function readSopTeam(text: string, options: ReadOptions = {}): SopReading {
  try {
    return readSopContent(parseTeamFile(text), options)
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    const problem = problemOf('', 'file/unreadable', { why: error.why })
    return { problems: [problem], warnings: [], secrets: [], content: null }
  }
}

/** The same for what was parsed already. */
export function readSopContent(raw: unknown, { allowedCommands = [] }: ReadOptions = {}): SopReading {
  const found = takeSecrets(raw)
  const { problems, warnings, content, secrets } = found
  const reading: Reading = { problems, warnings, readers, allowedCommands: new Set(allowedCommands) }
  const team = readTeamAt(content, new Place(reading))
  return { problems, warnings, secrets, content, ...(team && { team }) }
}

function readTeamAt(content: unknown, place: Place): SopTeam | undefined {
  const file = place.parse(sopFile, content)
  if (!file) return undefined
  const references = new References(file)
  const agents = file.agents.map((agent, at) =>
    readAgent(agent, file.base_prompt, references, place.at('agents', at)),
  )
  const workflows = file.workflows.map((workflow, at) =>
    readWorkflow(workflow, references, place.at('workflows', at)),
  )
  checkTeam(workflows, agents, place)
  return {
    name: file.name,
    description: references.fill(file.description, '', place.at('description')),
    maxTurns: file.max_turns,
    language: languageOf([file.base_prompt, ...agents.map(({ systemMessage }) => systemMessage)].join('')),
    workflows,
    agents,
    // Read from YAML or JSON, so it is made of nothing else.
    properties: file.properties as SopTeam['properties'] & Json,
  }
}

const languageOf = (prompts: string) => (/\p{Script=Han}/u.test(prompts) ? 'zh-CN' : 'en')
