/** Room for what an app writes to a folder that its image keeps. */
const room = '256m'

/** The tool's own compose file, with folders in memory that the app may write to. */
export function mayWrite(compose: string, folders: readonly string[]): string {
  const mounts = folders.map((folder) => `      - ${folder}:size=${room},mode=1777\n`)
  return compose.replace(/^ {6}- \/tmp:size=256m\n/m, (temporary) => temporary + mounts.join(''))
}
