import { type ClsTopicFields, everything } from '../../../resources/cls-topic.ts'
import type { Block } from '../block.ts'
import { attributeOf, type Exporter } from '../exporter.ts'

const type = 'tencentcloud_cls_topic'

/** The topic, and its index as a block of its own. */
export const clsTopic: Exporter<ClsTopicFields> = {
  kind: 'cls-topic',
  type,
  blocks: ({ label, id, name, tags, fields: { logset, retention, searchable } }, { refer }) => [
    {
      type,
      name: label,
      id,
      arguments: {
        topic_name: name,
        logset_id: refer(logset),
        period: retention,
        storage_type: 'hot',
        tags,
      },
    },
    ...(searchable ? [index(label, id)] : []),
  ],
}

function index(label: string, id: string | undefined): Block {
  const { FullText, DynamicIndex } = everything
  return {
    type: 'tencentcloud_cls_index',
    name: label,
    id,
    arguments: {
      topic_id: attributeOf(type, label),
      status: true,
      rule: [
        {
          full_text: [
            {
              case_sensitive: FullText.CaseSensitive,
              tokenizer: FullText.Tokenizer,
              contain_z_h: FullText.ContainZH,
            },
          ],
          dynamic_index: [{ status: DynamicIndex.Status }],
        },
      ],
    },
  }
}
