import type { Text } from '../../text.ts'

/** Commands whose work grows with what they are given, and what does the same in small steps. */
const advice: readonly (readonly [RegExp, Text])[] = [
  [
    /^KEYS$/,
    {
      en: 'KEYS walks through everything and lets nobody in meanwhile: use SCAN.',
      zh: 'KEYS 会遍历全部键，其间阻塞所有人：请改用 SCAN。',
    },
  ],
  [
    /^(HGETALL|HKEYS|HVALS|SMEMBERS|LRANGE|ZRANGE.*|SUNION.*|SINTER.*|SDIFF.*|SORT)$/,
    {
      en: 'It reads a whole collection: ask for parts (HSCAN, SSCAN, ZRANGE … LIMIT), and see `tengyun redis bigkeys`.',
      zh: '它读取整个集合：请分批读取（HSCAN、SSCAN、ZRANGE … LIMIT），并参见 `tengyun redis bigkeys`。',
    },
  ],
  [
    /^(DEL|FLUSHDB|FLUSHALL)$/,
    {
      en: 'Freeing a big key takes long: UNLINK, or FLUSHDB ASYNC, does it aside.',
      zh: '释放大键耗时较长：UNLINK 或 FLUSHDB ASYNC 可在后台进行。',
    },
  ],
  [
    /^(EVAL|EVALSHA|FCALL)/,
    {
      en: 'A script lets nobody in until it ends: make it shorter, or do its work in the app.',
      zh: '脚本结束前会阻塞所有人：请缩短脚本，或移到应用中处理。',
    },
  ],
  [
    /^(SET|GET|MGET|MSET|HSET|HMSET|APPEND|RESTORE|DUMP)$/,
    {
      en: 'Such a command is slow when what it carries is big: see `tengyun redis bigkeys`.',
      zh: '此类命令变慢，多因数据过大：请参见 `tengyun redis bigkeys`。',
    },
  ],
]

/** What to do about a slow command; undefined where its name does not tell. */
export function adviceOn(command: string): Text | undefined {
  return advice.find(([names]) => names.test(command))?.[1]
}
