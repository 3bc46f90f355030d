/** What a declarative Jenkinsfile may open a block or a line with: https://www.jenkins.io/doc/book/pipeline/syntax/ */
const directives = [
  ...[
    'pipeline',
    'agent',
    'options',
    'triggers',
    'environment',
    'stages',
    'stage',
    'steps',
    'post',
    'when',
    'input',
  ],
  ...['always', 'success', 'failure', 'message', 'beforeInput', 'anyOf', 'allOf', 'not'],
  ...['changeRequest', 'branch', 'tag', 'triggeredBy', 'disableConcurrentBuilds', 'timeout', 'cron'],
  // Steps: https://www.jenkins.io/doc/pipeline/steps/
  ...['sh', 'script', 'if', 'catchError', 'junit', 'archiveArtifacts'],
]

/** Lines that begin with something else, and braces that do not meet. */
export function strangeIn(jenkinsfile: string): string[] {
  let depth = 0
  const strange: string[] = []
  for (const line of jenkinsfile.split('\n')) {
    const code = withoutText(line).trim()
    depth += count(code, '{') - count(code, '}')
    const word = code.match(/^[A-Za-z_]+/)?.[0]
    const isSetting = /^[A-Z_]+ = /.test(code)
    const isKnown = word === undefined || isSetting || directives.includes(word)
    if (!isKnown || depth < 0) strange.push(line)
  }
  return depth === 0 ? strange : [...strange, `${depth} braces stay open`]
}

/** A line without what it quotes and without remarks. */
function withoutText(line: string): string {
  return line.replace(/'(\\.|[^'\\])*'|"(\\.|[^"\\])*"/g, '""').replace(/\/\/.*$/, '')
}

function count(text: string, character: string): number {
  return text.split(character).length - 1
}
