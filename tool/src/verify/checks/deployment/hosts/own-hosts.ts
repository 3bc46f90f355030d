import { notChosen } from '../../../finding.ts'

/** Of hosts that the tool did not create, the cloud tells nothing. */
export const ownHosts = notChosen({
  en: 'The hosts are machines of your own (compute.ssh): the cloud has nothing to tell of them.',
  zh: '主机为自有机器（compute.ssh），云端没有相应信息。',
})
