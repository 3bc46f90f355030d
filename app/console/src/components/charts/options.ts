import type { EChartsCoreOption } from 'echarts/core'

export interface Series {
  readonly name: string
  /** One for each label of the chart; null where nothing is known. */
  readonly values: readonly (number | null)[]
}

export interface Chart {
  readonly kind: 'line' | 'bar'
  /** Of the points, from left to right. */
  readonly labels: readonly string[]
  readonly series: readonly Series[]
  readonly format: (value: number) => string
  /** Where the axis ends, where that is known beforehand. */
  readonly highest?: number
  /** The least that the axis shows: below it, differences are noise and look like it. */
  readonly least?: number
}

/** Colours of the theme, read from the page. */
export interface Palette {
  readonly lines: readonly string[]
  readonly text: string
  readonly grid: string
  readonly panel: string
}

/** What ECharts needs to know to draw a chart. */
export function optionsOf(
  { kind, labels, series, format, highest, least = 0 }: Chart,
  palette: Palette,
): EChartsCoreOption {
  const text = { color: palette.text, fontSize: 11 }
  return {
    animationDuration: 300,
    aria: { enabled: true },
    color: [...palette.lines],
    grid: { top: series.length > 1 ? 34 : 14, right: 12, bottom: 4, left: 4, containLabel: true },
    ...(series.length > 1 && {
      legend: { top: 0, left: 0, icon: 'roundRect', itemWidth: 12, itemHeight: 4, textStyle: text },
    }),
    tooltip: {
      trigger: 'axis',
      confine: true,
      backgroundColor: palette.panel,
      borderColor: palette.grid,
      textStyle: { color: palette.text, fontSize: 12 },
      valueFormatter: (value: unknown) => (typeof value === 'number' ? format(value) : '–'),
    },
    xAxis: {
      type: 'category',
      data: labels,
      boundaryGap: kind === 'bar',
      axisLabel: { ...text, hideOverlap: true },
      axisLine: { lineStyle: { color: palette.grid } },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      min: 0,
      ...(highest === undefined
        ? { max: ({ max }: { max: number }) => (max < least ? least : null) }
        : { max: highest, interval: highest / 4 }),
      axisLabel: { ...text, formatter: format },
      splitLine: { lineStyle: { color: palette.grid } },
      splitNumber: 3,
    },
    series: series.map(({ name, values }) => ({
      name,
      type: kind,
      data: values,
      ...(kind === 'line'
        ? {
            symbol: 'circle',
            symbolSize: (_: unknown, { dataIndex }: { dataIndex: number }) =>
              isAlone(values, dataIndex) ? 5 : 0,
            smooth: 0.2,
            lineStyle: { width: 2 },
            areaStyle: { opacity: series.length > 1 ? 0 : 0.1 },
          }
        : { stack: 'all', barMaxWidth: 28 }),
    })),
  }
}

/** A point without neighbours makes no line: it is drawn itself. */
function isAlone(values: readonly (number | null)[], at: number): boolean {
  return (values[at - 1] ?? null) === null && (values[at + 1] ?? null) === null
}
