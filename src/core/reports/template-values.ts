import type { Report } from '#shared/contract/reports.ts';
import { type LocalDate, localDateInShanghai } from '#shared/domain/local-date.ts';
import { addMonths } from '#shared/domain/months.ts';
import type { Part, Period, Placeholder } from '#shared/domain/report-placeholders.ts';
import { formatLongDate } from '#shared/wording/dates.ts';
import { monthWord } from '#shared/wording/report-figures.ts';
import { centreBySite } from '../centres/queries.ts';
import type { CoreContext } from '../context.ts';
import type { StaffActor } from '../staff/roles.ts';
import { makeReport } from './service.ts';
import { partsOf, type ReportPart, sumFigures } from './template-parts.ts';

/** The row of a list that is being filled. */
export interface ListRow {
  part: Part;
  key: string;
  name: string;
  code: string;
  /** From 1. */
  order: number;
}

/** For which month, and for which centre, a template is filled. */
export interface TemplateRequest {
  month: string;
  siteNumber?: string | undefined;
}

/** What placeholders come to, of one month. */
export class TemplateValues {
  private readonly reports: ReadonlyMap<Period, Report>;
  private readonly words: Readonly<Record<string, string | number>>;

  constructor(reports: ReadonlyMap<Period, Report>, words: Readonly<Record<string, string | number>>) {
    this.reports = reports;
    this.words = words;
  }

  /** The value for a cell; of a list, of the row that is being filled. */
  valueOf(placeholder: Placeholder, row: ListRow | null): string | number {
    switch (placeholder.kind) {
      case 'word':
        return this.words[placeholder.word] ?? '';
      case 'each':
        return row?.name ?? '';
      case 'row':
        return (placeholder.word === 'order' ? row?.order : row?.code) ?? '';
      case 'part':
        return this.of(placeholder.period, placeholder.part, named(placeholder.name))[placeholder.figure];
      case 'figure': {
        const { period, figure } = placeholder;
        if (row) return this.of(period, row.part, ({ key }) => key === row.key)[figure];
        return this.report(period)[figure];
      }
    }
  }

  /** The rows of a list: everybody who has a figure in one of these periods, those of the first one first. */
  rowsOf(part: Part, periods: readonly Period[]): ListRow[] {
    const rows = new Map<string, ReportPart>();
    for (const period of periods) {
      for (const one of partsOf(this.report(period), part)) if (!rows.has(one.key)) rows.set(one.key, one);
    }
    return [...rows.values()].map(({ key, name, code }, at) => ({ part, key, name, code, order: at + 1 }));
  }

  private of(period: Period, part: Part, wanted: (one: ReportPart) => boolean) {
    return sumFigures(
      partsOf(this.report(period), part)
        .filter(wanted)
        .map(({ figures }) => figures),
    );
  }

  private report(period: Period): Report {
    const report = this.reports.get(period);
    if (!report) throw new Error(`The report of the period ${period} was not made`);
    return report;
  }
}

function named(name: string): (part: ReportPart) => boolean {
  return (part) => part.name === name || (part.code !== '' && part.code === name);
}

/** Counts what is needed for these periods. @throws CoreError as `makeReport` */
export async function templateValues(
  context: CoreContext,
  actor: StaffActor,
  { month, siteNumber }: TemplateRequest,
  periods: ReadonlySet<Period>,
): Promise<TemplateValues> {
  const ranges: Record<Period, { from: string; to: string }> = {
    month: { from: month, to: month },
    'month-before': { from: addMonths(month, -1), to: addMonths(month, -1) },
    year: { from: `${month.slice(0, 4)}-01`, to: month },
  };
  const reports = new Map<Period, Report>();
  for (const period of periods) {
    reports.set(period, await makeReport(context, actor, { ...ranges[period], siteNumber }));
  }
  const { read, site } = context.data.database;
  const today: LocalDate = localDateInShanghai(context.data.database.now());
  return new TemplateValues(reports, {
    year: Number(month.slice(0, 4)),
    'month-number': Number(month.slice(5)),
    month: monthWord(month),
    centre: read.first(centreBySite(siteNumber ?? site.siteNumber))?.name ?? '',
    'made-on': formatLongDate(today),
    'made-by': actor.name,
  });
}
