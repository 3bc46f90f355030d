/** `png` of `/a/b.png`; empty where the last part of the path has none. */
export function extensionOf(path: string): string {
  return /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? ''
}

/** Whether a path is among those that a rule of the configuration names, by the way in which it names them. */
export function matchesPath(type: string, contents: readonly string[], path: string): boolean {
  switch (type) {
    case 'all':
      return true
    case 'file':
      return contents.includes(extensionOf(path))
    case 'directory':
      return contents.some((folder) => path.startsWith(`${folder.replace(/\/$/, '')}/`))
    case 'path':
      return contents.includes(path)
    case 'index':
      return path === '/'
    default:
      return false
  }
}
