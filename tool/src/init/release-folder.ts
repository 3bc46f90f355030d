/** Where the build puts a release together: beside what frameworks build, and never committed. */
export const releaseFolder = '.tengyun/release'

/** Commands that put files of the project into an empty release, below `at`. */
export function gather(paths: readonly string[], at = ''): string[] {
  const to = at === '' ? releaseFolder : `${releaseFolder}/${at}`
  return [
    `rm -rf ${releaseFolder}`,
    `mkdir -p ${to}`,
    `cp -R ${paths.map((path) => word(path.replace(/\/$/, ''))).join(' ')} ${to}`,
  ]
}

/** A word of a shell command, in quotes where it needs them. */
export function word(text: string): string {
  return /^[\w./@:=+-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
}

/** What the app is made of: neither its tests, nor its papers, nor what describes how it is run elsewhere. */
export function programs(entries: readonly string[]): string[] {
  return entries.filter((entry) => !notOfTheApp.test(entry))
}

const notOfTheApp =
  /^(tengyun\.config\.ts|(docker-)?compose.*\.ya?ml|Dockerfile.*|Makefile|LICENSE.*|.*\.md|.*\.log|tests?\/|__tests__\/|docs?\/|e2e\/|deploy\/|terraform\/|scripts\/)$/i

/** The same of an app that npm only brings tools for: nobody is to find its list of packages on the web. */
export function withoutPackages(entries: readonly string[]): string[] {
  return programs(entries).filter((entry) => !packageFiles.has(entry))
}

const packageFiles = new Set(['package.json', 'package-lock.json', 'pnpm-lock.yaml', 'yarn.lock'])
