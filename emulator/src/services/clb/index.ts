import type { Service } from '../service.ts'
import { autoRewrite } from './actions/auto-rewrite.ts'
import { createListener } from './actions/create-listener.ts'
import { createLoadBalancer } from './actions/create-load-balancer.ts'
import { createRule } from './actions/create-rule.ts'
import { deleteListener } from './actions/delete-listener.ts'
import { deleteLoadBalancer } from './actions/delete-load-balancer.ts'
import { deleteRewrite } from './actions/delete-rewrite.ts'
import { deleteRule } from './actions/delete-rule.ts'
import { deregisterTargets } from './actions/deregister-targets.ts'
import { describeListeners } from './actions/describe-listeners.ts'
import { describeLoadBalancers } from './actions/describe-load-balancers.ts'
import { describeRewrite } from './actions/describe-rewrite.ts'
import { describeTargetHealth } from './actions/describe-target-health.ts'
import { describeTargets } from './actions/describe-targets.ts'
import { describeTaskStatus } from './actions/describe-task-status.ts'
import { inquiryPriceCreateLoadBalancer } from './actions/inquiry-price-create-load-balancer.ts'
import { manualRewrite } from './actions/manual-rewrite.ts'
import { modifyDomainAttributes } from './actions/modify-domain-attributes.ts'
import { modifyListener } from './actions/modify-listener.ts'
import { modifyLoadBalancerAttributes } from './actions/modify-load-balancer-attributes.ts'
import { modifyRule } from './actions/modify-rule.ts'
import { modifyTargetWeight } from './actions/modify-target-weight.ts'
import { registerTargets } from './actions/register-targets.ts'
import { setLoadBalancerSecurityGroups } from './actions/set-load-balancer-security-groups.ts'
import { beginWork, endWork, handleTasks } from './tasks.ts'

export const clb: Service = {
  product: 'clb',
  version: '2018-03-17',
  actions: {
    AutoRewrite: autoRewrite,
    CreateListener: createListener,
    CreateLoadBalancer: createLoadBalancer,
    CreateRule: createRule,
    DeleteListener: deleteListener,
    DeleteLoadBalancer: deleteLoadBalancer,
    DeleteRewrite: deleteRewrite,
    DeleteRule: deleteRule,
    DeregisterTargets: deregisterTargets,
    DescribeListeners: describeListeners,
    DescribeLoadBalancers: describeLoadBalancers,
    DescribeRewrite: describeRewrite,
    DescribeTargetHealth: describeTargetHealth,
    DescribeTargets: describeTargets,
    DescribeTaskStatus: describeTaskStatus,
    InquiryPriceCreateLoadBalancer: inquiryPriceCreateLoadBalancer,
    ManualRewrite: manualRewrite,
    ModifyDomainAttributes: modifyDomainAttributes,
    ModifyListener: modifyListener,
    ModifyLoadBalancerAttributes: modifyLoadBalancerAttributes,
    ModifyRule: modifyRule,
    ModifyTargetWeight: modifyTargetWeight,
    RegisterTargets: registerTargets,
    SetLoadBalancerSecurityGroups: setLoadBalancerSecurityGroups,
  },
  start: (world) => {
    handleTasks(world)
    beginWork(world)
  },
  stop: async (world) => endWork(world),
}
