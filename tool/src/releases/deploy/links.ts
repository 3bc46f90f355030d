import type { ResourceContext } from '../../resources/kind.ts'

/** Seconds for which a host may use a link. */
const lifetime = 900

/** A way for hosts to fetch from the releases bucket without keys of their own. */
export interface ReleaseLinks {
  /** A link to an object that bears its own short permission: a secret while it lasts. */
  to(key: string): string
  /** `host:port` to connect to instead of a link's own host; undefined for the link's own. */
  readonly connectTo: string | undefined
  /** Who may pull images, where they travel through a registry. */
  readonly login?: RegistryLogin
}

export interface RegistryLogin {
  readonly user: string
  readonly password: string
}

export function releaseLinks(context: ResourceContext, bucket: string, login?: RegistryLogin): ReleaseLinks {
  const { region, cosEndpoint } = context.cloud.connection
  return {
    to: (key) =>
      context.cos.getObjectUrl(
        {
          Bucket: bucket,
          Region: region,
          Key: key,
          Sign: true,
          Expires: lifetime,
          Protocol: cosEndpoint === undefined ? 'https:' : 'http:',
        },
        () => {},
      ),
    connectTo: cosEndpoint === undefined ? undefined : new URL(cosEndpoint).host,
    ...(login === undefined ? {} : { login }),
  }
}
