import type {
  KeyValueInfo,
  RuleInfo,
} from 'tencentcloud-sdk-nodejs/tencentcloud/services/cls/v20201016/cls_models.js'
import { CloudError } from '../../errors.ts'
import type { Topic } from './model.ts'
import { invalid } from './names.ts'

const types = ['text', 'long', 'double', 'json']

/** @throws CloudError */
export function checkRule({ FullText, KeyValue, Tag }: RuleInfo): void {
  if (FullText && FullText.Tokenizer === '') throw invalid('FullText.Tokenizer is empty.')
  checkFields(KeyValue?.KeyValues ?? [])
  checkFields(Tag?.KeyValues ?? [])
}

/** Metrics are found without one. @throws CloudError */
export function checkIndexable({ topicId, bizType }: Topic): void {
  if (bizType === 0) return
  throw new CloudError('UnsupportedOperation', `The topic ${topicId} is for metrics, which need no index.`)
}

function checkFields(fields: readonly KeyValueInfo[]): void {
  const names = new Set<string>()
  for (const { Key, Value } of fields) {
    if (!/^[A-Za-z0-9\-./@][\w\-./@]*$/.test(Key)) throw invalid(`The field name ${Key} is malformed.`)
    if (names.has(Key)) throw invalid(`The field ${Key} is given twice.`)
    if (!types.includes(Value.Type)) throw invalid(`The type of ${Key} must be one of ${types.join(', ')}.`)
    if (['long', 'double'].includes(Value.Type) && Value.Tokenizer) {
      throw invalid(`The field ${Key} is a number, which has no Tokenizer.`)
    }
    names.add(Key)
  }
}
