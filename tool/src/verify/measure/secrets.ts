import { keys } from '../../resources/desired.ts'
import type { SecretName } from '../../secrets/secrets.ts'
import type { Session } from '../../session.ts'
import type { Secret } from '../host/leaks.ts'

/** Every secret of an environment that has a value by now. One that was rotated with its former values is several. */
export function secretsToKeep({ project, environment, context }: Session): Secret[] {
  const { postgres, redis } = environment
  const names: SecretName[] = [
    ...(postgres === false ? [] : ([`${keys.postgres}/admin`, `${keys.postgres}/${postgres.user}`] as const)),
    ...(redis === false ? [] : ([`${keys.redis}/password`] as const)),
    ...project.config.app.secrets.map((name): SecretName => `app/${name}`),
  ]
  return names.flatMap((name) => {
    const values = context.secrets.given(name)?.split(',') ?? []
    // What is shorter than any generated one would be found everywhere.
    return values.filter((value) => value.length >= shortest).map((value) => ({ name, value }))
  })
}

const shortest = 16
