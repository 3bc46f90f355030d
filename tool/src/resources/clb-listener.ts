import type { Fields, Key, Observed } from '../plan/model.ts'
import { ownBalancers } from './clb/own-balancers.ts'
import { taskDone } from './clb/task.ts'
import { detailsOf } from './details.ts'
import { type Id, idIn, type Kind, noRules } from './kind.ts'

export interface ClbListenerFields extends Fields {
  readonly loadBalancer: Id
  /** HTTP or HTTPS. */
  readonly protocol: string
  readonly port: number
  /** What HTTPS proves itself with. */
  readonly certificate: Id | null
}

/** A port of a load balancer. It has no tags: the load balancer says whose it is, the port which one. */
export const clbListener: Kind<ClbListenerFields> = {
  kind: 'clb-listener',
  rules: { ...noRules, immutable: ['loadBalancer', 'protocol', 'port'] },
  patience: 15,

  async list(context) {
    return detailsOf(await ownBalancers(context), async ({ LoadBalancerId = '' }) => {
      const answer = await context.cloud.call('clb', 'DescribeListeners', { LoadBalancerId })
      return (answer.Listeners ?? []).map((listener): Observed<ClbListenerFields> => {
        const { ListenerId = '', ListenerName = '', Protocol = '', Port = 0 } = listener
        return {
          kind: 'clb-listener',
          key: listenerKey(Protocol, Port),
          id: ListenerId,
          name: ListenerName,
          tagged: true,
          state: 'available',
          settled: true,
          fields: {
            loadBalancer: LoadBalancerId,
            protocol: Protocol,
            port: Port,
            certificate: listener.Certificate?.CertId ?? null,
          },
        }
      })
    })
  },

  async create(context, desired) {
    const { loadBalancer, protocol, port, certificate } = desired.fields
    const answer = await context.cloud.call('clb', 'CreateListener', {
      LoadBalancerId: idIn(loadBalancer),
      Ports: [port],
      Protocol: protocol,
      ListenerNames: [desired.name],
      ...(certificate === null ? {} : { Certificate: certificateOf(certificate) }),
    })
    await taskDone(context, answer.RequestId)
  },

  updates: [
    {
      fields: ['certificate'],
      async apply(context, observed, desired) {
        const { certificate } = desired.fields
        if (certificate === null) return
        const answer = await context.cloud.call('clb', 'ModifyListener', {
          LoadBalancerId: idIn(observed.fields.loadBalancer),
          ListenerId: observed.id,
          Certificate: certificateOf(certificate),
        })
        await taskDone(context, answer.RequestId)
      },
    },
  ],

  async remove(context, observed) {
    const answer = await context.cloud.call('clb', 'DeleteListener', {
      LoadBalancerId: idIn(observed.fields.loadBalancer),
      ListenerId: observed.id,
    })
    await taskDone(context, answer.RequestId)
  },
}

/** `clb-listener/https-443` */
export function listenerKey(protocol: string, port: number): Key {
  return `clb-listener/${protocol.toLowerCase()}-${port}`
}

function certificateOf(certificate: Id) {
  return { SSLMode: 'UNIDIRECTIONAL', CertId: idIn(certificate) }
}
