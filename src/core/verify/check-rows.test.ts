import { expect, it } from 'vitest';
import { clerk, freshSite } from '../testing/fresh-site.ts';
import { verifyData } from './verify-data.ts';

it('a folder is whole where a restored hub gave an earlier change a later order than the one that stands on it', () => {
  const { data } = freshSite();
  const date = '2031-01-01';
  const command = { name: 'test.change', actor: clerk, subject: { entity: 'calendarDay', id: date } };
  const write = (work: Parameters<typeof data.database.write>[1]) => data.database.write(command, work);
  write((unit) => unit.insert('calendarDay', { date, name: '元旦', is_off_day: 1 }));
  write((unit) => unit.update('calendarDay', { date }, { name: '新年' }));
  write((unit) => unit.update('calendarDay', { date }, { is_off_day: 0 }));
  const place = data.connection.prepare(
    `UPDATE changes SET hub_epoch = ?, hub_number = ? WHERE rowid = (SELECT rowid FROM changes
      WHERE entity_id = ? ORDER BY rowid LIMIT 1 OFFSET ?)`,
  );
  for (const [at, epoch] of [2, 2, 1].entries()) place.run(epoch, at + 1, date, at);
  data.database.sync((log) => log.refold({ entity: 'calendarDay', entityId: date }));
  expect(verifyData(data).problems).toEqual([]);
  const row = data.connection.prepare('SELECT name, is_off_day FROM calendar_days WHERE date = ?');
  expect(row.get(date)).toEqual({ name: '新年', is_off_day: 0 });
  write((unit) => unit.update('calendarDay', { date }, { name: '元旦' }));
  expect(verifyData(data)).toEqual({ ok: true, problemCount: 0, problems: [] });
  data.connection.prepare("UPDATE calendar_days SET name = '新年' WHERE date = ?").run(date);
  expect(verifyData(data).problems.map(({ code }) => code)).toEqual(['row-content-differs']);
});
