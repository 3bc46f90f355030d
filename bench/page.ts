import { amountOf, type Figure, isReached, wantedOf } from './figure.ts'
import type { Measured } from './kept.ts'
import { shortfallOf } from './shortfalls.ts'

/** Every figure beside what was wanted of it, for people. */
export function pageOf(results: readonly Measured[]): string {
  const wanted = results.flatMap(({ figures }) => figures).filter((figure) => wantedOf(figure) !== undefined)
  const reached = wanted.filter(isReached)
  return `# Performance

Written by \`npm run bench\`, which measures all of it: a suite with \`npm run bench -- releases\`, and \`--keep\` to have it
here. What is compared with something else ran side by side with it in the same minutes, so what counts is the ratio (×);
seconds depend on the machine. Medians. What follows from them for hosts, databases and the bill: [capacity](capacity.md).

**${reached.length} of ${wanted.length}** figures are as they are meant to be.
${results.map(sectionOf).join('')}`
}

function sectionOf({ suite, at, machine, load, figures }: Measured): string {
  const shortfalls = figures.flatMap((figure) => (isReached(figure) ? [] : [shortfallOf(figure)]))
  return `
## ${suite}

${at.slice(0, 10)}, ${machine}, load ${load.toFixed(1)} before · \`npm run bench -- ${suite}\`

| figure | measured | wanted | |
| --- | --: | --: | --- |
${figures.map(rowOf).join('\n')}
${shortfalls.map((text) => `\n${text}\n`).join('')}`
}

function rowOf(figure: Figure): string {
  const { what, floor, median } = figure
  const beside = floor === undefined ? '' : `${(median / floor.median).toFixed(1)} × ${floor.what}`
  const missed = isReached(figure) ? '' : '**missed**'
  const remarks = [missed, beside].filter((remark) => remark !== '').join(', ')
  return `| ${what} | ${amountOf(figure)} | ${wantedOf(figure) ?? ''} | ${remarks} |`
}
