/** One line of the benchmark: our figure, what it is held against, and their ratio. */
export interface BenchLine {
  name: string;
  figure: number;
  unit: string;
  baselineName: string;
  baseline: number;
  /** figure / baseline */
  ratio: number;
  /** Samples of each side. */
  samples: number;
  /** Lowest and highest pairwise ratio, where the two sides were measured in turn. */
  ratioRange?: [number, number];
}

/** The lines as a table for people. */
export function formatTable(lines: readonly BenchLine[]): string {
  const heading = ['figure', 'ours', 'against', 'theirs', 'ratio', 'n'];
  const rows = lines.map((line) => [
    line.name,
    `${round(line.figure)} ${line.unit}`,
    line.baselineName,
    `${round(line.baseline)} ${line.unit}`,
    round(line.ratio) +
      (line.ratioRange ? ` (${round(line.ratioRange[0])}-${round(line.ratioRange[1])})` : ''),
    String(line.samples),
  ]);
  const widths = heading.map((title, at) =>
    Math.max(title.length, ...rows.map((row) => (row[at] ?? '').length)),
  );
  const format = (row: string[]) => row.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join('  ');
  return [format(heading), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(format)].join(
    '\n',
  );
}

function round(value: number): string {
  if (!Number.isFinite(value)) return String(value);
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
