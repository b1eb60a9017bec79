import ExcelJS from 'exceljs';
import type { SocialOrganisationSearch } from '#shared/contract/social-organisations.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import type { CoreContext } from '../context.ts';
import { failure } from '../errors.ts';
import { printTable } from '../files/sheet-print.ts';
import { listOrganisations } from './service.ts';

/** 组织名册 as a workbook of one sheet. */
export async function organisationsWorkbook(
  context: CoreContext,
  search: SocialOrganisationSearch,
): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = '一窗';
  const sheet = workbook.addWorksheet('组织名册', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = [
    { header: '名称', width: 30 },
    { header: '类别', width: 12 },
    { header: '所在中心', width: 26 },
    { header: '联系人', width: 12 },
    { header: '电话', width: 16 },
    { header: '人数', width: 8 },
    { header: '参加活动（次）', width: 14 },
    { header: '备注', width: 30 },
  ];
  for (const one of listOrganisations(context, search)) {
    const kind = one.kind === 'mass' ? '群团组织' : '两新组织';
    sheet.addRow([
      one.name,
      kind,
      one.centreName,
      one.contact,
      one.phone,
      one.members,
      one.activities,
      one.note,
    ]);
  }
  printTable(sheet, 1, sheet.columnCount, localDateInShanghai(context.data.database.now()));
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

/** Asks where, then writes the workbook there; null when the dialog was closed. @throws CoreError `PRINTING_FAILED` */
export async function exportOrganisations(
  context: CoreContext,
  search: SocialOrganisationSearch,
): Promise<string | null> {
  if (!context.desktop) throw failure('PRINTING_FAILED', { cause: 'no desktop' });
  const day = localDateInShanghai(context.data.database.now());
  return context.desktop.saveFile(`组织名册 ${day}.xlsx`, await organisationsWorkbook(context, search));
}
