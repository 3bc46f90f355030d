import { loginConfig, registryOf } from '../../releases/images/registry.ts'
import type { Session } from '../../session.ts'
import type { KubernetesObject } from './input.ts'
import { names, namespaceOf } from './names.ts'
import { type SettingsInput, secretSettings } from './settings.ts'

/**
 * The Secrets that manifests refer to, with what they hold: for the standard input of `kubectl` and no other place.
 *
 * @throws TengyunError `release/no-registry-password`
 */
export function secretObjects({ project, name, environment, context }: Session, input: SettingsInput) {
  const registry = registryOf(environment, context.secrets)
  const namespace = namespaceOf({ project: project.config.project, environment: name })
  const secret = (
    called: string,
    type: string,
    values: Readonly<Record<string, string>>,
  ): KubernetesObject => ({
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: called, namespace },
    type,
    data: Object.fromEntries(Object.entries(values).map(([key, value]) => [key, base64(value)])),
  })
  return {
    apiVersion: 'v1',
    kind: 'List',
    items: [
      secret(names.secrets, 'Opaque', secretSettings(input)),
      ...(registry === undefined
        ? []
        : [
            secret(names.registry, 'kubernetes.io/dockerconfigjson', {
              '.dockerconfigjson': loginConfig(registry.repository, registry.login),
            }),
          ]),
    ],
  }
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64')
}
