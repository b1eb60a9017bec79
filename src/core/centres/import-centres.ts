import type { CoreContext } from '../context.ts';
import type { Actor } from '../db/database.ts';
import { query } from '../db/query.ts';
import { type ImportProblem, readCsvLines, rejectIfAny } from '../import-file.ts';

const columns = ['site_no', 'name', 'kind', 'division_code', 'division_name'] as const;
const kinds = ['town', 'village', 'community'];

/**
 * Takes in the list of the town's service centres (CSV; of the optional columns phone and address, what is absent stays).
 * Site numbers are the first part of every case number and never change their centre.
 * @throws CoreError `IMPORT_REJECTED`; then nothing of the file was taken in
 */
export function importCentres(context: CoreContext, actor: Actor, text: string): { count: number } {
  const problems: ImportProblem[] = [];
  const seen = new Set<string>();
  const centres = readCsvLines(text, columns).map(({ line, cells }) => {
    const report = (column: string, code: string) =>
      problems.push({ line, column, code, value: cells[column] });
    const siteNumber = cells.site_no ?? '';
    if (!/^\d{2}$/.test(siteNumber) || siteNumber === '00') report('site_no', 'site-number');
    else if (seen.has(siteNumber)) report('site_no', 'site-number-twice');
    seen.add(siteNumber);
    if (!cells.name) report('name', 'empty');
    if (!kinds.includes(cells.kind ?? '')) report('kind', 'centre-kind');
    if (!/^\d{9}(\d{3})?$/.test(cells.division_code ?? '')) report('division_code', 'division-code');
    return {
      key: { site_number: siteNumber },
      fields: {
        name: cells.name ?? '',
        kind: cells.kind ?? '',
        division_code: cells.division_code ?? '',
        division_name: cells.division_name ?? '',
      },
      contact: {
        ...(cells.phone !== undefined && { phone: cells.phone }),
        ...(cells.address !== undefined && { address: cells.address }),
      },
    };
  });
  rejectIfAny(problems);
  const command = { name: 'centres.import', actor, subject: { entity: 'centre', id: 'all' } };
  context.data.database.write(command, (unit) => {
    const known = new Set(
      unit.read.all(query.selectFrom('centres').select('site_number')).map((row) => row.site_number),
    );
    for (const { key, fields, contact } of centres) {
      if (known.has(key.site_number)) unit.update('centre', key, { ...fields, ...contact });
      else unit.insert('centre', { ...key, ...fields, phone: '', address: '', ...contact });
    }
  });
  return { count: centres.length };
}
