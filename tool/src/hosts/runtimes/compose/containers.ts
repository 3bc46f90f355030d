import type { Slot } from '../../paths.ts'
import { quote } from '../../script.ts'

/** Names of containers, as in the compose file. */
export function slotContainer(project: string, slot: Slot): string {
  return `${project}-${slot}`
}

export function webContainer(project: string): string {
  return `${project}-web`
}

/** Shell words that print a container's first process as the host sees it, 0 or nothing where it does not run. */
export function processOf(container: string): string {
  return `docker inspect --format '{{.State.Pid}}' ${quote(container)} 2>/dev/null`
}

/** Stops a container with time to finish, and keeps it. Nothing where there is none. */
export function stopContainer(container: string, seconds: number): string[] {
  const name = quote(container)
  return [
    `if policy=$(docker inspect --format '{{.HostConfig.RestartPolicy.Name}}' ${name} 2>/dev/null); then`,
    // Docker must not take the end of what is stopped for a crash after a restart of its own.
    `  [ "$policy" = no ] || docker update --restart no ${name} >/dev/null`,
    `  docker stop --time ${seconds} ${name} >/dev/null`,
    'fi',
  ]
}

/** The same, and removes it. */
export function removeContainer(container: string, seconds: number): string[] {
  return [
    ...stopContainer(container, seconds),
    `docker rm --force ${quote(container)} >/dev/null 2>&1 || true`,
  ]
}

/** Runs one service of a release's compose file as a project. The one place that calls Compose: each call takes it half a second. */
export function composeUp(input: {
  /** `docker compose` or `docker-compose`, whichever the host has. */
  readonly compose: string
  readonly file: string
  readonly project: string
  readonly service: 'api' | 'nginx'
  readonly variables: Readonly<Record<string, string>>
}): string {
  const variables = Object.entries(input.variables).map(([name, value]) => `${name}=${quote(value)}`)
  const call = `${input.compose} --project-name ${quote(input.project)} --file ${quote(input.file)}`
  return `env ${variables.join(' ')} ${call} up --detach --no-deps --no-build ${input.service}`
}
