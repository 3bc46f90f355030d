import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { exportKubernetes } from '../../src/export/kubernetes/export.ts'
import { nginxFolder } from '../nginx.ts'
import { plainInput, richInput } from './sample.ts'
import { type Written, writtenObjects } from './written.ts'

const hasKubectl = (process.env.PATH ?? '')
  .split(delimiter)
  .some((folder) => existsSync(join(folder, 'kubectl')))

describe.each([
  ["this repository's app", richInput],
  ['an app that is nothing but its image', plainInput],
])('what is written for %s', (_, inputOf) => {
  it.runIf(hasKubectl)('is put together by kubectl, with images and the namespace in place', async () => {
    const input = await inputOf()
    const folder = mkdtempSync(join(tmpdir(), 'tengyun-kubernetes-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    await exportKubernetes(input, folder)
    const built = execFileSync('kubectl', ['kustomize', folder], { encoding: 'utf8' })
    const objects: Written[] = parseAllDocuments(built).map((one) => one.toJS())
    expect(objects).toHaveLength(writtenObjects(input).all.length)
    for (const { kind, metadata } of objects)
      expect(kind === 'Namespace' ? metadata.name : metadata.namespace).toBe('safe-system-production')
    const images = [...built.matchAll(/^\s+(?:- )?image: (.+)$/gm)].map(([, image]) => image)
    expect(new Set(images)).toEqual(new Set([expect.stringMatching(/:TO-BE-FILLED-IN$/), 'nginx:1.28']))
  })

  it('is a configuration that nginx takes, as it is mounted', async () => {
    const objects = writtenObjects(await inputOf())
    const { data } = objects.of('ConfigMap', 'web-server')
    const { volumes } = objects.of('Deployment', 'web').spec.template.spec
    const { configMap } = volumes.find(({ name }: Written) => name === 'web-server')
    const nginx = nginxFolder()
    onTestFinished(() => nginx.remove())
    for (const { key, path } of configMap.items) {
      const file = join(nginx.config, path)
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, data[key])
    }
    const understood = nginx.understood()
    expect(understood).toMatch(/server 127\.0\.0\.1:\d+ max_fails=0;/)
    expect(understood).toContain('set_real_ip_from 10.40.0.0/16;')
    expect(understood).toContain('listen 8080 default_server;')
  })
})
