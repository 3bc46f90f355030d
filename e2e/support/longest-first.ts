import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** Minutes each. A fresh clone knows nothing of how long files took, and would begin with the one of the most lines. */
const longest = ['kill-points', 'releases', 'canary', 'first-light', 'console', 'docs'].map(
  (name) => `/e2e/${name}.test.ts`,
)

/** Begins the longest stories first, so that the last one is not waited for alone. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const inOrder = await super.sort(files)
    return inOrder.toSorted((a, b) => rankOf(a) - rankOf(b))
  }
}

function rankOf({ moduleId }: TestSpecification): number {
  const rank = longest.findIndex((name) => moduleId.endsWith(name))
  return rank < 0 ? longest.length : rank
}
