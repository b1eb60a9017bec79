import { writeSync } from 'node:fs';
import type { CoreContext } from '../context.ts';
import { openData } from '../data-folder/open-data.ts';
import { acceptCase } from '../intake/accept-case.ts';
import { dictionary } from '../pinyin/search-keys.ts';
import { fullDraft, identityNumber, newApplicant } from './drafts.ts';

/**
 * Accepts cases in the data folder of its arguments until it is killed, and writes each number out as soon as the
 * clerk would see it.
 */
const [folder = '', key = '', year = ''] = process.argv.slice(2);
const data = openData({ folder, key });
const context: CoreContext = { data, resourcesFolder: '', applicationVersion: '0.0.0-test', desktop: null };
const items = ['SB005', 'SB002', 'YJ004'];

// As the application does while the first screen is read: otherwise the first kills all meet it loading.
dictionary();
writeSync(1, 'ready\n');
for (let order = 0; ; order += 1) {
  const birthday = `${year}${String(1 + Math.floor(order / 1000)).padStart(2, '0')}15`;
  const applicant = newApplicant(order, {
    number: identityNumber(order % 1000, birthday),
    name: `林秀英${year}${order}`,
  });
  const draft = fullDraft(context, items[order % items.length] as string, applicant);
  const { number } = acceptCase(
    context,
    { id: 'demo-13-1', name: '陈晓敏', role: 'clerk', department: '' },
    draft,
  );
  writeSync(1, `${number}\n`);
}
