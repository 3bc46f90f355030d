import type { Service } from '../service.ts'
import { createDomain } from './actions/create-domain.ts'
import { createRecord } from './actions/create-record.ts'
import { deleteDomain } from './actions/delete-domain.ts'
import { deleteRecord } from './actions/delete-record.ts'
import { describeDomain } from './actions/describe-domain.ts'
import { describeDomainList } from './actions/describe-domain-list.ts'
import { describeRecord } from './actions/describe-record.ts'
import { describeRecordList } from './actions/describe-record-list.ts'
import { modifyRecord } from './actions/modify-record.ts'

export const dnspod: Service = {
  product: 'dnspod',
  version: '2021-03-23',
  global: true,
  actions: {
    CreateDomain: createDomain,
    CreateRecord: createRecord,
    DeleteDomain: deleteDomain,
    DeleteRecord: deleteRecord,
    DescribeDomain: describeDomain,
    DescribeDomainList: describeDomainList,
    DescribeRecord: describeRecord,
    DescribeRecordList: describeRecordList,
    ModifyRecord: modifyRecord,
  },
}
