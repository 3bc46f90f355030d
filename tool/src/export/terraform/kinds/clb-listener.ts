import type { ClbListenerFields } from '../../../resources/clb-listener.ts'
import type { Exporter } from '../exporter.ts'

export const clbListener: Exporter<ClbListenerFields> = {
  kind: 'clb-listener',
  type: 'tencentcloud_clb_listener',
  blocks({ label, id, name, fields }, { refer, idOf }) {
    const { loadBalancer, protocol, port, certificate } = fields
    const proof =
      certificate === null
        ? {}
        : { certificate_id: refer(certificate), certificate_ssl_mode: 'UNIDIRECTIONAL' }
    return [
      {
        type: 'tencentcloud_clb_listener',
        name: label,
        id: id && `${idOf(loadBalancer)}#${id}`,
        arguments: { clb_id: refer(loadBalancer), listener_name: name, protocol, port, ...proof },
      },
    ]
  },
}
