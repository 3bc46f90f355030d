import type { Service } from '../service.ts'
import { createIndex } from './actions/create-index.ts'
import { createLogset } from './actions/create-logset.ts'
import { createTopic } from './actions/create-topic.ts'
import { deleteIndex } from './actions/delete-index.ts'
import { deleteLogset } from './actions/delete-logset.ts'
import { deleteTopic } from './actions/delete-topic.ts'
import { describeIndex } from './actions/describe-index.ts'
import { describeLogsets } from './actions/describe-logsets.ts'
import { describeTopics } from './actions/describe-topics.ts'
import { modifyIndex } from './actions/modify-index.ts'
import { modifyLogset } from './actions/modify-logset.ts'
import { modifyTopic } from './actions/modify-topic.ts'
import { searchLog } from './actions/search-log.ts'

/** Cloud Log Service: logsets, topics and their indexes. */
export const cls: Service = {
  product: 'cls',
  version: '2020-10-16',
  actions: {
    CreateIndex: createIndex,
    CreateLogset: createLogset,
    CreateTopic: createTopic,
    DeleteIndex: deleteIndex,
    DeleteLogset: deleteLogset,
    DeleteTopic: deleteTopic,
    DescribeIndex: describeIndex,
    DescribeLogsets: describeLogsets,
    DescribeTopics: describeTopics,
    ModifyIndex: modifyIndex,
    ModifyLogset: modifyLogset,
    ModifyTopic: modifyTopic,
    SearchLog: searchLog,
  },
}
