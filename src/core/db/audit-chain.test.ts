import { beforeEach, describe, expect, it } from 'vitest';
import { clerk, freshSite, type TestSite } from '../testing/fresh-site.ts';
import { logFaults } from '../testing/log.ts';

let site: TestSite;
beforeEach(() => {
  site = freshSite();
  for (const id of ['s1', 's2', 's3']) {
    const command = {
      name: 'test.write',
      actor: clerk,
      subject: { entity: 'staffMember', id },
      reason: '测试',
    };
    site.data.database.write(command, (unit) =>
      unit.insert('staffMember', {
        id,
        site_number: '13',
        name: '陈晓敏',
        post: '',
        role: 'clerk',
        department: '',
      }),
    );
  }
});

function tamper(sql: string) {
  const { changes } = site.data.connection.prepare(sql).run();
  expect(changes).toBeGreaterThan(0);
  return logFaults(site.data.connection);
}

/** A middle entry of the chain. */
const middle = '(SELECT max(number) - 1 FROM audit_entries)';

describe('the audit chain', () => {
  it('holds as it was written, from the first command of a site on', () => {
    expect(logFaults(site.data.connection)).toEqual([]);
  });

  it.each([
    ['site_number', "'14'"],
    ['epoch', '2'],
    ['number', '1000'],
    ['command_id', "'another'"],
    ['at', "'2020-01-01T00:00:00.000Z'"],
    ['actor_id', "'another'"],
    ['actor_name', "'别人'"],
    ['command', "'test.other'"],
    ['subject_entity', "'case'"],
    ['subject_id', "'s9'"],
    ['reason', "''"],
    ['change_count', '7'],
    ['changes_digest', "'00'"],
    ['previous_hash', "'00'"],
    ['hash', "'00'"],
  ])('shows that %s of an entry was changed', (column, value) => {
    expect(tamper(`UPDATE audit_entries SET ${column} = ${value} WHERE number = ${middle}`)).not.toEqual([]);
  });

  it('shows that an entry was removed, even if those after it are numbered anew', () => {
    tamper(`DELETE FROM audit_entries WHERE number = ${middle}`);
    const last = '(SELECT max(number) FROM audit_entries)';
    expect(tamper(`UPDATE audit_entries SET number = number - 1 WHERE number = ${last}`)).not.toEqual([]);
  });

  it('shows that two entries changed places', () => {
    tamper(`UPDATE audit_entries SET number = -number WHERE number >= ${middle}`);
    tamper('UPDATE audit_entries SET number = 1000 + number WHERE number < 0');
    const { low, high } = site.data.connection
      .prepare('SELECT min(number) AS low, max(number) AS high FROM audit_entries WHERE number > 900')
      .get() as { low: number; high: number };
    tamper(`UPDATE audit_entries SET number = 1000 - ${high} + 2 WHERE number = ${high}`);
    expect(tamper(`UPDATE audit_entries SET number = 1000 - ${low} WHERE number = ${low}`)).not.toEqual([]);
  });

  it.each([
    ['fields', `'{"name":"改过"}'`],
    ['actor_id', "'another'"],
    ['clock', "'0000000000000-0000-13'"],
    ['base_version', "'13.1.1'"],
  ])('shows that %s of a change was altered', (column, value) => {
    site.data.database.write(
      { name: 'test.update', actor: clerk, subject: { entity: 'staffMember', id: 's1' } },
      (unit) => unit.update('staffMember', { id: 's1' }, { post: '主任' }),
    );
    const last = '(SELECT max(seq) FROM changes)';
    expect(tamper(`UPDATE changes SET ${column} = ${value} WHERE seq = ${last}`)).not.toEqual([]);
  });

  it('shows that a change was removed', () => {
    expect(tamper('DELETE FROM changes WHERE seq = (SELECT max(seq) FROM changes)')).not.toEqual([]);
  });
});
