import type { Fence } from '../../../docs/blocks/fences.ts'
import { type Page, twinOf } from '../../../docs/blocks/pages.ts'

/** Read first: production comes up, and is looked at before anything was done to it. The rest follow by their names. */
const first = ['docs/deployment/deployment-guide.en.md', 'docs/guides/health-and-logs.md']

export function inReadingOrder(pages: readonly Page[]): Page[] {
  const rank = ({ file }: Page) => (first.includes(file) ? first.indexOf(file) : first.length)
  return pages.toSorted((a, b) => rank(a) - rank(b))
}

/** Twins show the same commands, by a test of their own: those in Chinese are left to it. */
export function withoutTwins(pages: readonly Page[]): Page[] {
  const twins = pages.map((page) => twinOf(page, pages))
  return pages.filter((page) => !twins.includes(page))
}

/** What a page presumes that its reader has done, before the first block below a heading. */
const presumed: readonly { readonly page: string; readonly below: string; readonly done: string }[] = [
  {
    page: 'docs/guides/backups.md',
    below: 'Back up, prove, restore',
    done: 'npx tengyun backup production',
  },
  {
    page: 'docs/guides/databases.md',
    below: 'A console',
    done: 'echo "select 1;" > mend.sql',
  },
  {
    page: 'docs/guides/databases.md',
    below: 'Slow queries',
    done: `for slow in "select pg_sleep(1.2), 'x'" "select count(*), pg_sleep(1.1) from generate_series(1, 9)"
do npx tengyun db console production --command "$slow"
done`,
  },
  {
    page: 'docs/guides/files.md',
    below: 'Files in buckets · 存储桶中的文件',
    done: `mkdir assets
echo "as it was" > assets/logo.svg
npx tengyun files sync ./assets cos:assets production
echo "as it is now" > assets/logo.svg`,
  },
  {
    page: 'docs/guides/pipelines.md',
    below: 'Pipelines',
    done: 'rm -r .cnb.yml .cnb',
  },
  {
    page: 'docs/guides/releases.md',
    below: 'Release, watch, go back',
    done: 'npx tengyun db new "another release"',
  },
]

/** Gives the first block below each heading what is to be done before it; the others, nothing. */
export function withPresumed<Block extends Pick<Fence, 'below'>>(
  page: string,
  blocks: readonly Block[],
): (Block & { readonly presumed: string })[] {
  return blocks.map((block, at) => {
    const isFirst = blocks.findIndex(({ below }) => below === block.below) === at
    const known = presumed.find((one) => isFirst && one.page === page && one.below === block.below)
    return { ...block, presumed: known?.done ?? '' }
  })
}
