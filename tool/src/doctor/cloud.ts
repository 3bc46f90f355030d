import { observe } from '../apply/observe.ts'
import { kindOf } from '../resources/index.ts'
import { chooseType } from '../resources/instance-type.ts'
import { parseSize } from '../resources/sizes.ts'
import { desiredOf, openSession, type Session } from '../session.ts'
import { chosenEnvironment } from './chosen.ts'
import type { Examination, Examined } from './examination.ts'
import { toldError } from './told-error.ts'

/** The cloud of an environment: is it reached, are the credentials good, may they do what the config asks? */
export const examineCloud: Examination = async (input) => {
  const chosen = await chosenEnvironment(input)
  if (chosen === undefined) return []
  const { name, project } = chosen
  const head = { id: `cloud-${name}`, title: { en: `The cloud of ${name}`, zh: `${name} 的云端` } }
  try {
    const session = await openSession({ ...input, environment: name }, project)
    const { uin, appId } = session.context.account
    const reached: Examined = { ...head, ok: true, found: `uin ${uin}, appId ${appId}` }
    return [reached, ...(await examineAccount(session))]
  } catch (thrown) {
    return [{ ...head, ok: false, found: toldError(thrown) }]
  }
}

async function examineAccount(session: Session): Promise<Examined[]> {
  const [rights, stock] = await Promise.all([examineRights(session), examineStock(session)])
  return [...rights, ...stock]
}

/** Reads everything that the config asks for, as a plan does: what may not be read cannot be made either. */
async function examineRights(session: Session): Promise<Examined[]> {
  const kinds = [...new Set(desiredOf(session).map(({ kind }) => kind))]
  const refused = (
    await Promise.all(
      kinds.map(async (kind): Promise<Examined[]> => {
        try {
          await observe(session.context, [kindOf(kind)])
          return []
        } catch (thrown) {
          return [
            { id: `rights-${kind}`, title: { en: kind, zh: kind }, ok: false, found: toldError(thrown) },
          ]
        }
      }),
    )
  ).flat()
  if (refused.length > 0) return refused
  const title = { en: 'What the credentials may read', zh: '凭证可读取的资源' }
  const found = {
    en: `all ${kinds.length} kinds of resources that the config asks for`,
    zh: `配置所需的全部 ${kinds.length} 类资源`,
  }
  return [{ id: 'rights', title, ok: true, found }]
}

/** Sizes go out of sale, zone by zone, and hosts stand in several. */
async function examineStock({ context, environment }: Session): Promise<Examined[]> {
  const { compute, zone } = environment
  if (compute.ssh !== undefined) return []
  const head = { id: 'stock', title: { en: `Hosts of ${compute.size}`, zh: `${compute.size} 的主机` } }
  const size = parseSize(compute.size)
  try {
    const sold = await Promise.all(
      (compute.zones ?? [zone]).map(async (one) => ({
        zone: one,
        type: await chooseType(context.cloud, { zone: one, ...size }),
      })),
    )
    const found = {
      en: `sold in ${sold.map(({ zone, type }) => `${zone}: ${type}`).join(', ')}`,
      zh: sold.map(({ zone, type }) => `${zone} 有售：${type}`).join('，'),
    }
    return [{ ...head, ok: true, found }]
  } catch (thrown) {
    return [{ ...head, ok: false, found: toldError(thrown) }]
  }
}
