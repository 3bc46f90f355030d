import type { CosBucketFields } from '../../../../resources/cos-bucket.ts'
import { keys } from '../../../../resources/desired.ts'
import type { Check } from '../../../check.ts'
import { judged, notChosen } from '../../../finding.ts'
import { observedAt } from '../../../observed.ts'
import type { LineId } from '../../../story/lines.ts'

/** A check that files move to a colder class of storage by a rule. */
function movesTo(storageClass: 'STANDARD_IA' | 'ARCHIVE', line: LineId, words: Check['title']): Check {
  return {
    id: storageClass === 'ARCHIVE' ? 'bucket-archive' : 'bucket-infrequent',
    title: words,
    story: [line],
    expected: { en: `a rule that moves files to ${storageClass}`, zh: `有规则将文件转为 ${storageClass}` },
    mend: {
      en: 'Add a transition to files.lifecycle and apply.',
      zh: '在 files.lifecycle 中添加转储规则后执行 apply。',
    },
    async run(input) {
      const isTransition = ({ to }: { readonly to: string }) => to === storageClass
      const { files } = input.session.environment
      if (!files.lifecycle.some(({ transitions }) => transitions.some(isTransition)))
        return notChosen({
          en: `No rule of files.lifecycle leads to ${storageClass}.`,
          zh: `files.lifecycle 中没有转为 ${storageClass} 的规则。`,
        })
      const { lifecycle } = observedAt<CosBucketFields>(input, keys.files).fields
      const rules = lifecycle.filter(({ transitions }) => transitions.some(isTransition))
      const told = rules.flatMap(({ id, prefix, transitions }) =>
        transitions.filter(isTransition).map(({ days }) => `${id}: ${prefix}* → ${storageClass}, ${days} d`),
      )
      return judged(rules.length > 0, told.join('; '), told)
    },
  }
}

export const infrequentStorage = movesTo('STANDARD_IA', '4.3.2', {
  en: 'What is seldom read moves to cheaper storage',
  zh: '低频文件转入低频存储',
})

export const archiveStorage = movesTo('ARCHIVE', '4.3.3', {
  en: 'What is put aside moves to the archive',
  zh: '归档文件转入归档存储',
})
