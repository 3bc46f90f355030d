import { examineCloud } from './cloud.ts'
import { examineConfig } from './config.ts'
import type { Examination } from './examination.ts'
import { examineImage } from './image.ts'
import { examineNotices } from './notices.ts'
import { examinePrograms } from './programs.ts'

/** Every examination, in the order in which they are told. */
export const examinations: readonly Examination[] = [
  examinePrograms,
  examineConfig,
  examineImage,
  examineNotices,
  examineCloud,
]
