import { run } from './run.ts'

/** What Docker says of one container, of that which is asked here. */
export interface Container {
  readonly State: {
    readonly Status: string
    readonly Running: boolean
    readonly OOMKilled: boolean
    readonly Health?: { readonly Status: string }
  }
  readonly RestartCount: number
  readonly Config: { readonly Labels: Readonly<Record<string, string>> | null }
  readonly HostConfig: { readonly Memory: number }
  readonly NetworkSettings: {
    readonly Networks: Readonly<Record<string, { readonly IPAddress: string }>>
  }
}

/** Undefined where there is none. @throws Error where Docker does not answer */
export async function inspect(name: string): Promise<Container | undefined> {
  try {
    return JSON.parse(await run('docker', 'inspect', '--type', 'container', name))[0]
  } catch (error) {
    if (error instanceof Error && /No such container/i.test(error.message)) return undefined
    throw error
  }
}

/** `running`, `exited`, and what its own health check says. */
export function stateOf({ State }: Container): string {
  return State.Health === undefined ? State.Status : `${State.Status}, ${State.Health.Status}`
}

export function isWell({ State }: Container): boolean {
  return State.Running && State.Health?.Status !== 'unhealthy'
}
