/** A line of `.dockerignore`. */
interface Rule {
  readonly pattern: RegExp
  /** Whether it takes back what a line above left out. */
  readonly keeps: boolean
}

/**
 * What `.dockerignore` leaves out of a context, by its path there. The last line that speaks of a path, or of a folder it
 * lies in, decides: https://docs.docker.com/build/concepts/context/#dockerignore-files
 */
export function readDockerIgnore(text: string): (path: string) => boolean {
  const rules = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map(ruleOf)
  return (path) => {
    const places = withParents(path)
    const decides = rules.findLast(({ pattern }) => places.some((place) => pattern.test(place)))
    return decides?.keeps === false
  }
}

function ruleOf(line: string): Rule {
  const keeps = line.startsWith('!')
  const glob = (keeps ? line.slice(1) : line).trim().replace(/^(\.?\/)+|\/+$/g, '')
  const source = glob
    .replaceAll(/[.+^${}()|\\]/g, '\\$&')
    .replaceAll(/\*\*\/?|\*|\?/g, (wild) => inRegExp[wild] ?? wild)
  return { pattern: new RegExp(`^${source}$`), keeps }
}

const inRegExp: Readonly<Record<string, string>> = { '**/': '(.*/)?', '**': '.*', '*': '[^/]*', '?': '[^/]' }

/** `a`, `a/b` and `a/b/c` of `a/b/c`. */
function withParents(path: string): string[] {
  const parts = path.split('/')
  return parts.map((_, at) => parts.slice(0, at + 1).join('/'))
}
