import type {
  DescribeDomainRequest,
  DescribeDomainResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/dnspod/v20210323/dnspod_models.js'
import type { Action } from '../../service.ts'
import { findDomain } from '../find.ts'
import { showDomain } from '../views.ts'

export const describeDomain: Action<DescribeDomainRequest, DescribeDomainResponse> = (
  request,
  { world },
) => ({
  DomainInfo: showDomain(world, findDomain(world, request)),
})
