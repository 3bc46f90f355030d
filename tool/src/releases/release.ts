import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** An immutable packed version of the app. */
export interface Release {
  /** `20260314-091207-a1b2c3d`: UTC time and revision. */
  readonly id: string
  /** Digest of what it was built from. */
  readonly inputs: string
  /** Digest of the archive. */
  readonly sha256: string
  /** Bytes of the archive. */
  readonly size: number
  readonly createdAt: string
}

/** The path of a release's archive in the releases bucket. */
export function archiveKey(release: Pick<Release, 'id'>): string {
  return `releases/${release.id}/release.tar.gz`
}

/** The path of a release's description in the releases bucket. */
export function manifestKey(release: Pick<Release, 'id'>): string {
  return `releases/${release.id}/manifest.json`
}

export function releaseId(at: Date, revision: string): string {
  const [day, time] = at.toISOString().split('T')
  return `${day?.replaceAll('-', '')}-${time?.slice(0, 8).replaceAll(':', '')}-${revision.slice(0, 7)}`
}

/** The commit that is checked out, or the inputs' own digest where there is no repository. */
export async function revisionOf(folder: string, inputs: string): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)('git', ['rev-parse', '--short=7', 'HEAD'], { cwd: folder })
    return stdout.trim()
  } catch {
    return inputs
  }
}
