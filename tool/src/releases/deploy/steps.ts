import { certificatesOf } from '../settings/settings.ts'
import type { DeployInput } from './deploy.ts'
import type { Situation } from './situation.ts'

/** What a release needs to be brought to a host, where it does not run yet. */
export type Bringing = Pick<
  DeployInput,
  'runtime' | 'app' | 'release' | 'backing' | 'links' | 'upload' | 'step'
>

export async function upload({ release, step, upload }: Bringing): Promise<void> {
  step({ en: `upload release ${release.id}`, zh: `上传版本 ${release.id}` })
  await upload()
}

export async function prepare(
  { runtime, release, backing, step }: Bringing,
  situation: Situation,
): Promise<void> {
  const { host, standby } = situation
  step({ en: `${host.name}: make room for the release`, zh: `${host.name}：为版本做准备` })
  await runtime.prepare(standby, release, certificatesOf(backing))
}

export async function deliver(
  { runtime, release, links, step }: Bringing,
  situation: Situation,
): Promise<void> {
  const { host, standby } = situation
  step({ en: `${host.name}: fetch the release`, zh: `${host.name}：下载版本` })
  await runtime.deliver(standby, release, links)
}

/** Once for all hosts: they share the database. */
export async function migrate({ runtime, app, step }: Bringing, first: Situation | undefined): Promise<void> {
  if (app.migrate === undefined || first === undefined) return
  step({ en: `${first.host.name}: migrate the database`, zh: `${first.host.name}：迁移数据库` })
  await runtime.migrate(first.standby, first.filling)
}
