import type { Report } from '#shared/contract/reports.ts';
import { type Figures, noFigures } from '#shared/domain/report-figures.ts';
import type { Part } from '#shared/domain/report-placeholders.ts';

/** One department, centre, item or clerk with its figures. */
export interface ReportPart {
  key: string;
  name: string;
  /** Of an item and a centre. */
  code: string;
  figures: Figures;
}

/** The parts of one kind, largest first; an item counts once, whatever departments it had. */
export function partsOf(report: Report, part: Part): ReportPart[] {
  switch (part) {
    case 'department':
      return report.byDepartment.map((row) => asPart(row.department, row.department, '', row));
    case 'centre':
      return report.byCentre.map((row) => asPart(row.siteNumber, row.centreName, row.siteNumber, row));
    case 'clerk':
      return report.byClerk.map((row) => asPart(row.clerkId, row.clerkName, '', row));
    case 'item':
      return merged(report.byItem.map((row) => asPart(row.itemCode, row.itemName, row.itemCode, row)));
  }
}

function asPart(key: string, name: string, code: string, figures: Figures): ReportPart {
  return { key, name, code, figures: sumFigures([figures]) };
}

function merged(parts: readonly ReportPart[]): ReportPart[] {
  const byKey = new Map<string, ReportPart>();
  for (const part of parts) {
    const known = byKey.get(part.key);
    byKey.set(part.key, known ? { ...known, figures: sumFigures([known.figures, part.figures]) } : part);
  }
  return [...byKey.values()];
}

/** The figures of several parts as one. */
export function sumFigures(all: readonly Figures[]): Figures {
  const sum = noFigures();
  for (const one of all) {
    for (const figure of Object.keys(sum) as (keyof Figures)[]) sum[figure] += one[figure];
  }
  return sum;
}
