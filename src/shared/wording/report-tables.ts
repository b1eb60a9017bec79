import type { Report } from '#shared/contract/reports.ts';
import type { Figures } from '#shared/domain/report-figures.ts';
import { monthWord } from './report-figures.ts';

/** A breakdown as a table: what each row is called, then its figures. */
export interface ReportTable {
  key: 'byMonth' | 'byDepartment' | 'byCentre' | 'byItem' | 'byClerk';
  title: string;
  headings: string[];
  rows: { key: string; names: string[]; figures: Figures }[];
}

/** Every breakdown of a report, in the order in which screen, spreadsheet and paper show them. */
export function reportTables(report: Report): ReportTable[] {
  return [
    {
      key: 'byMonth',
      title: '按月份',
      headings: ['月份'],
      rows: report.byMonth.map((part) => ({
        key: part.month,
        names: [monthWord(part.month)],
        figures: part,
      })),
    },
    {
      key: 'byDepartment',
      title: '按部门',
      headings: ['部门'],
      rows: report.byDepartment.map((part) => ({
        key: part.department,
        names: [part.department],
        figures: part,
      })),
    },
    {
      key: 'byCentre',
      title: '按中心',
      headings: ['中心'],
      rows: report.byCentre.map((part) => ({
        key: part.siteNumber,
        names: [part.centreName],
        figures: part,
      })),
    },
    {
      key: 'byItem',
      title: '按事项',
      headings: ['事项编码', '事项', '部门'],
      rows: report.byItem.map((part) => ({
        key: `${part.itemCode} ${part.department}`,
        names: [part.itemCode, part.itemName, part.department],
        figures: part,
      })),
    },
    {
      key: 'byClerk',
      title: '按经办人',
      headings: ['经办人'],
      rows: report.byClerk.map((part) => ({ key: part.clerkId, names: [part.clerkName], figures: part })),
    },
  ];
}

/** Whose figures a report holds. */
export function reportScopeWord(report: Pick<Report, 'scope' | 'siteNumber' | 'byCentre'>): string {
  const centre = report.byCentre.find(({ siteNumber }) => siteNumber === report.siteNumber)?.centreName;
  const where = report.siteNumber === null ? '各中心' : (centre ?? `${report.siteNumber} 号中心`);
  if (report.scope === 'clerk') return `${where}，本人经办`;
  return report.scope === 'department' ? `${where}，本部门` : where;
}
