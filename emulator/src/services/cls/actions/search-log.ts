import type {
  SearchLogRequest,
  SearchLogResponse,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cls/v20201016/cls_models.js'
import { CloudError } from '../../../errors.ts'
import type { Action } from '../../service.ts'
import { supportOnly } from '../../supported-fields.ts'
import { findIndex } from '../find.ts'

const fields = ['TopicId', 'From', 'To', 'Query', 'SyntaxRule', 'Sort', 'Limit', 'Context'] as const

/** Finds nothing, since nothing can be sent here. https://cloud.tencent.com/document/api/614/56447 */
export const searchLog: Action<SearchLogRequest, SearchLogResponse> = (request, { world, region }) => {
  supportOnly(request, fields)
  const { TopicId = '', From, To, Limit = 100 } = request
  findIndex(world, region, TopicId)
  if (From >= To) throw invalid('From', 'is not before To')
  if (Limit < 1 || Limit > 1_000) throw invalid('Limit', 'is not from 1 to 1000')
  return { Context: '', ListOver: true, Analysis: false, Results: [] }
}

function invalid(name: string, why: string): CloudError {
  return new CloudError('InvalidParameter', `The parameter \`${name}\` ${why}.`)
}
