import uPlot from 'uplot';
import type { WeekData } from '../data.ts';
import type { Speech } from '../speech.ts';

const HEIGHT = 240;
/** Pixels for the name of a week. */
const NAME = 80;
/** Milliseconds from which on a day says less than a year. */
const YEARS = 320 * 86_400_000;
const SEVERITIES = ['suggestion', 'warning', 'error'] as const;

/** Findings of each week as stacked bars, with the mean score as a line. Gives a function that draws it anew in other colours. */
export function weekChart(root: HTMLElement, weeks: readonly WeekData[], speech: Speech): () => void {
  let chart: uPlot | undefined;
  const draw = (): void => {
    chart?.destroy();
    chart = new uPlot(optionsOf(root, weeks, speech), dataOf(weeks), root);
  };
  draw();
  let width = root.clientWidth;
  new ResizeObserver(() => {
    if (root.clientWidth === width || root.clientWidth === 0) return;
    width = root.clientWidth;
    chart?.setSize({ width, height: HEIGHT });
  }).observe(root);
  return draw;
}

/** Bars are drawn from the highest sum to the lowest, each over the one before. */
function dataOf(weeks: readonly WeekData[]): uPlot.AlignedData {
  const errors = weeks.map(({ error }) => error);
  const warnings = weeks.map(({ error, warning }) => error + warning);
  const all = weeks.map(({ error, warning, suggestion }) => error + warning + suggestion);
  return [weeks.map(({ monday }) => Date.parse(monday) / 1000), all, warnings, errors, weeks.map(({ score }) => score)];
}

function optionsOf(root: HTMLElement, weeks: readonly WeekData[], { locale, number, points, words }: Speech): uPlot.Options {
  const color = colorsOf(root);
  // Away from the chart the legend tells of the last week.
  const at = (index: number | null): WeekData => (weeks[index ?? -1] ?? weeks.at(-1)) as WeekData;
  const years = Date.parse(at(null).monday) - Date.parse((weeks[0] as WeekData).monday) > YEARS;
  const bars = uPlot.paths.bars?.({ size: [0.6, 48] });
  const axis = { stroke: color('--faint'), font: '12px system-ui, sans-serif', ticks: { show: false } };
  return {
    width: root.clientWidth,
    height: HEIGHT,
    cursor: { points: { show: false }, drag: { x: false, y: false } },
    scales: {
      x: { range: (_, from, to) => [from - 4 * 86_400, to + 4 * 86_400] },
      y: { range: (_, __, most) => [0, Math.max(1, most * 1.08)] },
      score: { range: [0, 100] },
    },
    axes: [
      {
        ...axis,
        grid: { show: false },
        values: (_, splits) => splits.map((time) => dayOf(time, years, locale)),
        splits: (self) => ticksOf(weeks, self.width),
      },
      {
        ...axis,
        grid: { stroke: color('--line'), width: 1 },
        size: 44,
        values: (_, splits) => splits.map(number),
        incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000],
      },
      { ...axis, scale: 'score', side: 1, grid: { show: false }, size: 40, splits: [0, 50, 100] },
    ],
    series: [
      { label: words.weekFrom, value: (_, __, ___, index) => at(index).monday },
      ...SEVERITIES.map(
        (severity): uPlot.Series => ({
          label: words.series[severity],
          fill: color(`--${severity}-bar`),
          width: 0,
          points: { show: false },
          ...(bars === undefined ? {} : { paths: bars }),
          value: (_, __, ___, index) => number(at(index)[severity]),
        }),
      ),
      {
        label: words.score,
        scale: 'score',
        stroke: color('--text'),
        width: 1.5,
        spanGaps: true,
        points: { show: true, size: 6, fill: color('--page'), stroke: color('--text') },
        value: (_, __, ___, index) => {
          const { score } = at(index);
          return score === null ? '–' : points(score);
        },
      },
    ],
  };
}

/** The Mondays that have room for their names. */
function ticksOf(weeks: readonly WeekData[], width: number): number[] {
  const step = Math.ceil(weeks.length / Math.max(1, Math.floor(width / NAME)));
  return weeks.filter((_, index) => index % step === 0).map(({ monday }) => Date.parse(monday) / 1000);
}

const dayOf = (time: number, years: boolean, locale: string): string =>
  new Date(time * 1000).toLocaleDateString(locale === 'en' ? 'en-GB' : locale, {
    ...(years ? { year: 'numeric' } : { day: 'numeric' }),
    month: 'short',
    timeZone: 'UTC',
  });

/** Resolves a colour of the style sheet: a canvas knows no variables. */
function colorsOf(root: HTMLElement): (name: string) => string {
  return (name) => {
    const probe = document.createElement('i');
    probe.style.color = `var(${name})`;
    root.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
  };
}
