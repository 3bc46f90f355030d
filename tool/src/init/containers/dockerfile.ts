/** What a Dockerfile says of the image that its last stage becomes. */
export interface Dockerfile {
  /** What it builds upon, through all stages: `node:24-slim`. */
  readonly base: string
  /** The first port that it exposes. */
  readonly port: number | undefined
  /** Undefined where it names none: root, unless the base says otherwise. */
  readonly user: string | undefined
  /** `/app` */
  readonly folder: string | undefined
  /** Path that its HEALTHCHECK asks. */
  readonly health: string | undefined
  readonly entrypoint: Command | undefined
  readonly command: Command | undefined
  /** Folders that it declares as volumes. */
  readonly volumes: readonly string[]
}

/** As a list of words, or as a line that a shell reads. */
export type Command = { readonly words: readonly string[] } | { readonly line: string }

interface Instruction {
  readonly name: string
  readonly rest: string
}

export function readDockerfile(text: string): Dockerfile {
  const { base, instructions } = lastStage(instructionsOf(text))
  const variables = variablesOf(instructions)
  const last = (name: string) => instructions.findLast((one) => one.name === name)?.rest
  const filled = (rest: string | undefined) => (rest === undefined ? undefined : fill(rest, variables))
  const port = /^\d+/.exec(fill(instructions.find(({ name }) => name === 'EXPOSE')?.rest ?? '', variables))
  return {
    base,
    port: port === null ? undefined : Number(port[0]),
    user: filled(last('USER')),
    folder: filled(last('WORKDIR')),
    health: /https?:\/\/[^/\s"'`]+(\/[^\s"'`)]*)/.exec(last('HEALTHCHECK') ?? '')?.[1],
    entrypoint: commandOf(last('ENTRYPOINT')),
    command: commandOf(last('CMD')),
    volumes: instructions.filter(({ name }) => name === 'VOLUME').flatMap(({ rest }) => wordsOf(rest)),
  }
}

/** One line for each; comments, line ends within them and what a shell is handed as a document are gone. */
function instructionsOf(text: string): Instruction[] {
  return text
    .replaceAll(/<<-?["']?(\w+)["']?.*\n[\s\S]*?^\1$/gm, '')
    .replaceAll(/^\s*#.*\n/gm, '')
    .replaceAll(/\\[ \t]*\n/g, ' ')
    .split('\n')
    .flatMap((line) => {
      const [, name, rest = ''] = /^\s*([A-Za-z]+)\s+(.*)$/.exec(line) ?? []
      return name === undefined ? [] : [{ name: name.toUpperCase(), rest: rest.trim() }]
    })
}

/** The last stage, after the stages that it builds upon. */
function lastStage(all: readonly Instruction[]): {
  readonly base: string
  readonly instructions: readonly Instruction[]
} {
  const stages = new Map<string, { base: string; instructions: Instruction[] }>()
  let stage = { base: '', instructions: all.filter(({ name }) => name === 'ARG') }
  for (const instruction of all) {
    if (instruction.name !== 'FROM') {
      if (stage.base !== '') stage.instructions.push(instruction)
      continue
    }
    const [, image = '', alias] = /^(?:--\S+\s+)*(\S+)(?:\s+AS\s+(\S+))?/i.exec(instruction.rest) ?? []
    const below = stages.get(image)
    const args = all.filter(({ name }) => name === 'ARG')
    stage = below
      ? { base: below.base, instructions: [...below.instructions] }
      : { base: fill(image, variablesOf(args)), instructions: [...args] }
    if (alias !== undefined) stages.set(alias, stage)
  }
  return stage
}

/** Those that ENV and ARG give a value. */
function variablesOf(instructions: readonly Instruction[]): ReadonlyMap<string, string> {
  const given = instructions
    .filter(({ name }) => name === 'ENV' || name === 'ARG')
    .flatMap(({ rest }) => [...rest.matchAll(/(\w+)(?:=|\s+)("[^"]*"|'[^']*'|\S+)/g)])
  return new Map(given.map(([, name = '', value = '']) => [name, value.replaceAll(/^["']|["']$/g, '')]))
}

function fill(text: string, variables: ReadonlyMap<string, string>): string {
  return text.replaceAll(
    /\$(?:(\w+)|\{(\w+)(?::?-([^}]*))?\})/g,
    (_, plain?: string, braced?: string, otherwise = '') => variables.get(plain ?? braced ?? '') ?? otherwise,
  )
}

function commandOf(rest: string | undefined): Command | undefined {
  if (rest === undefined || rest === '') return undefined
  return rest.startsWith('[') ? { words: wordsOf(rest) } : { line: rest }
}

/** `["a", "b"]` or `a b`. */
function wordsOf(rest: string): string[] {
  if (!rest.startsWith('[')) return rest.split(/\s+/)
  try {
    return JSON.parse(rest)
  } catch {
    return [rest]
  }
}
