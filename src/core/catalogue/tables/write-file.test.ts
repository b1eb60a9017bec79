import { expect, it } from 'vitest';
import { freshSite } from '../../testing/fresh-site.ts';
import { exportItems } from '../exchange-items.ts';

it('ends a row of a CSV file nowhere but at its end: words on several lines stand in quotation marks', async () => {
  const { data } = freshSite();
  const text = new TextDecoder().decode(await exportItems(data.database.read, 'csv'));
  const quoted = /"(?:[^"]|"")*"/g;
  expect(text.match(quoted)?.some((cell) => cell.includes('\n'))).toBe(true);
  // A spreadsheet takes a bare line feed for the end of a row.
  expect(text.replace(quoted, '').replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
});
