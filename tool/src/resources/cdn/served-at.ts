import type { EnvironmentConfig } from '../../config/schema.ts'
import type { ResourceContext } from '../kind.ts'

/**
 * Where people reach what a name on the CDN serves. No name server knows those of the emulated cloud, which tells where
 * its nodes are; undefined while they do not serve that name.
 */
export async function servedAt(
  { cloud }: ResourceContext,
  { name, certificate }: Pick<NonNullable<EnvironmentConfig['files']['cdn']>, 'name' | 'certificate'>,
): Promise<string | undefined> {
  const scheme = certificate === undefined ? 'http' : 'https'
  const { endpoint } = cloud.connection
  if (endpoint === undefined) return `${scheme}://${name}`
  const answer = await fetch(`${endpoint}/cdn/${name}`, { signal: AbortSignal.timeout(10_000) })
  if (!answer.ok) return undefined
  const nodes: { readonly http: string; readonly https: string } = JSON.parse(await answer.text())
  return nodes[scheme]
}
