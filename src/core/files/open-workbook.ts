import type { Workbook } from 'exceljs';
import { zipEntries } from './zip-entries.ts';

/** A catalogue of a thousand items is two megabytes unpacked. */
const mostUnpacked = 60 * 1024 * 1024;

/** A spreadsheet (.xlsx) as it was chosen; null when it is none, is damaged, or unpacks to more than anybody wrote. */
export async function openWorkbook(bytes: Uint8Array): Promise<Workbook | null> {
  if (typeof zipEntries(bytes, mostUnpacked) === 'string') return null;
  const { default: excel } = await import('exceljs');
  const workbook = new excel.Workbook();
  try {
    await workbook.xlsx.load(bytes as unknown as Parameters<Workbook['xlsx']['load']>[0]);
  } catch {
    return null;
  }
  return workbook;
}
