import { describe, expect, it } from 'vitest'
import { mistakesIn } from './definitions.ts'
import { plainInput, richInput } from './sample.ts'
import { podTemplates, type Written, writtenObjects } from './written.ts'

/** Secrets that a person brings: `export kubernetes --secrets`. */
const brought = ['secrets', 'registry']

describe.each([
  ["this repository's app", richInput],
  ['an app that is nothing but its image', plainInput],
])('manifests of %s', async (_, inputOf) => {
  const objects = writtenObjects(await inputOf())
  const templates = podTemplates(objects)
  const containersOf = ({ spec }: Written): Written[] => [...(spec.initContainers ?? []), ...spec.containers]

  it('hold what Kubernetes knows and nothing else', () => {
    expect(objects.all.flatMap(mistakesIn)).toEqual([])
    expect(objects.all.length).toBeGreaterThan(14)
  })

  it('select pods that there are', () => {
    const labels = templates.map(({ template }) => template.metadata.labels)
    const selectors = [
      ...objects.each('Deployment').map(({ spec }) => spec.selector.matchLabels),
      ...objects.each('Service').map(({ spec }) => spec.selector),
      ...objects.each('PodDisruptionBudget').map(({ spec }) => spec.selector.matchLabels),
    ]
    for (const selector of selectors)
      expect(labels.filter((one) => isSelected(one, selector))).toHaveLength(1)
    for (const { spec } of objects.each('HorizontalPodAutoscaler'))
      expect(objects.of('Deployment', spec.scaleTargetRef.name).spec.replicas).toBeUndefined()
  })

  it('ask ports that somebody listens on', () => {
    for (const { template } of templates)
      for (const container of containersOf(template)) {
        const listening = (container.ports ?? []).map(({ name }: Written) => name)
        for (const probe of ['startupProbe', 'readinessProbe', 'livenessProbe']) {
          const { httpGet, tcpSocket } = container[probe] ?? {}
          const asked = httpGet ?? tcpSocket
          if (asked !== undefined) expect(listening).toContain(asked.port)
        }
      }
    const [web] = templates
    const named = containersOf(web?.template).flatMap(({ ports = [] }) =>
      ports.map(({ name }: Written) => name),
    )
    expect(named).toContain(objects.of('Service').spec.ports[0].targetPort)
    const { backend } = objects.of('Ingress').spec.rules[0].http.paths[0]
    expect(objects.of('Service', backend.service.name).spec.ports[0].port).toBe(backend.service.port.number)
  })

  it('name ConfigMaps, Secrets, accounts and volumes that there are', () => {
    const secrets = [...brought, ...objects.each('Secret').map(({ metadata }) => metadata.name)]
    const configs = objects.each('ConfigMap').map(({ metadata }) => metadata.name)
    for (const { spec } of templates.map(({ template }) => template)) {
      expect(objects.of('ServiceAccount', spec.serviceAccountName)).toBeDefined()
      const volumes = spec.volumes.map(({ name }: Written) => name)
      for (const { env = [], envFrom = [], volumeMounts } of containersOf({ spec })) {
        for (const { name } of volumeMounts) expect(volumes).toContain(name)
        for (const { configMapRef } of envFrom) expect(configs).toContain(configMapRef.name)
        for (const { valueFrom } of env)
          if (valueFrom !== undefined) expect(secrets).toContain(valueFrom.secretKeyRef.name)
      }
      for (const { configMap } of spec.volumes)
        for (const { key } of configMap?.items ?? [])
          expect(Object.keys(objects.of('ConfigMap', configMap.name).data)).toContain(key)
    }
    for (const { secretName } of objects.of('Ingress').spec.tls ?? []) expect(secrets).toContain(secretName)
    const { annotations } = objects.of('Ingress').metadata
    expect(
      objects.of('TkeServiceConfig', annotations['ingress.cloud.tencent.com/tke-service-config']),
    ).toBeDefined()
  })

  it('let no container become more than it is', () => {
    for (const { template } of templates) {
      expect(template.spec).toMatchObject({
        automountServiceAccountToken: false,
        securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
      })
      for (const { name: _, ...source } of template.spec.volumes)
        expect(['configMap', 'emptyDir']).toContain(Object.keys(source).join())
      for (const { securityContext, resources } of containersOf(template)) {
        expect(securityContext).toMatchObject({
          readOnlyRootFilesystem: true,
          allowPrivilegeEscalation: false,
          capabilities: { drop: ['ALL'] },
        })
        expect(resources.limits.memory).toBeDefined()
      }
    }
  })

  it('let a node be drained, and a rollout go on with all pods there', () => {
    for (const { spec } of objects.each('PodDisruptionBudget')) {
      expect(spec.minAvailable).toBeUndefined()
      expect(spec).toMatchObject({ maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' })
    }
    for (const { spec } of objects.each('Deployment'))
      expect(spec.strategy.rollingUpdate).toEqual({ maxUnavailable: 0, maxSurge: 1 })
  })

  it('wait for a pod as long as it may take to end', () => {
    const { spec } = objects.of('Deployment', 'web').spec.template
    const [app, server] = spec.containers.map(({ lifecycle }: Written) =>
      Number(lifecycle.preStop.exec.command[1]),
    )
    // The web server ends first.
    expect(server).toBeLessThan(app)
    expect(app + 30).toBeLessThan(spec.terminationGracePeriodSeconds)
  })
})

describe('manifests', () => {
  it('tell web pods and workers apart, and put no web server before these', async () => {
    const objects = writtenObjects(await richInput())
    const roles = objects
      .each('Deployment')
      .map(
        ({ spec }) => spec.template.spec.containers[0].env.find(({ name }: Written) => name === 'ROLE').value,
      )
    expect(roles).toEqual(['web', 'worker'])
    expect(objects.of('Deployment', 'worker').spec.template.spec.containers).toHaveLength(1)
  })

  it('start what the image does where it says so itself, past its entrypoint with what the config says', async () => {
    const [container] = writtenObjects(await plainInput()).of('Deployment').spec.template.spec.containers
    expect(container.command).toBeUndefined()
    expect(container.args).toEqual(['/bin/sh', '-c', 'exec serve --all'])
    expect(container.volumeMounts.map(({ mountPath }: Written) => mountPath)).toContain('/var/cache/app')
  })

  it('replace pods when what they read at their start changes', async () => {
    const input = await richInput()
    const digestOf = (one: typeof input) =>
      writtenObjects(one).of('Deployment').spec.template.metadata.annotations['tengyun/settings']
    expect(digestOf(input)).toBe(digestOf({ ...input, secrets: [] }))
    expect(digestOf(input)).not.toBe(digestOf({ ...input, variables: { PORT: '8000' } }))
  })

  it('are held to their schemas strictly', async () => {
    const deployment = structuredClone(writtenObjects(await richInput()).of('Deployment'))
    deployment.spec.template.spec.containers[0].prots = []
    expect(mistakesIn(deployment)).toHaveLength(1)
  })
})

function isSelected(labels: object, selector: Readonly<Record<string, string>>): boolean {
  return Object.entries(selector).every(([name, value]) => (labels as Record<string, string>)[name] === value)
}
