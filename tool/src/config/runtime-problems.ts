import type { Problem } from '../errors/tengyun-error.ts'
import type { AppConfig, EnvironmentConfig } from './schema.ts'

/** What an app and the way in which an environment runs it do not agree on. */
export function runtimeProblems(app: AppConfig, { cloud, compute }: EnvironmentConfig): Problem[] {
  const { build, image, site } = app
  const path = 'compute.runtime'
  if (compute.runtime === 'process') return build === undefined ? [{ path, message: onlyAnImage }] : []
  if (cloud === 'emulator' && compute.ssh === undefined && image.from === 'build')
    return [{ path, message: noDockerOfItsOwn }]
  if (image.from === 'build' && site !== undefined && image.nginx === undefined)
    return [{ path, message: servesNoFiles }]
  return []
}

const onlyAnImage = {
  en: 'Without app.build there is an image and nothing else: "compose" it is.',
  zh: '没有 app.build 时只有镜像：请使用 “compose”。',
}

/** An emulated host is a folder of this machine. An image by itself is run by this machine's Docker; see emulated-hosts.ts. */
const noDockerOfItsOwn = {
  en: 'An emulated host has no Docker of its own: "process" it is, or hosts of one\'s own in compute.ssh.',
  zh: '模拟主机没有自己的 Docker：请使用 “process”，或在 compute.ssh 中指定自有主机。',
}

const servesNoFiles = {
  en: 'The usual web server before containers serves no files: name a configuration in app.image.nginx, or leave app.site out.',
  zh: '容器之前的默认 Web 服务器不提供静态文件：请在 app.image.nginx 中指定配置，或去掉 app.site。',
}
