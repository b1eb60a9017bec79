import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { parseStamp } from '#shared/sync/stamp.ts';
import { clerk, freshSite, siteNumber, type TestSite } from '../testing/fresh-site.ts';
import { logFaults, readAudit, readChanges } from '../testing/log.ts';
import { query } from './query.ts';
import { derivedColumns } from './synced-entities.ts';
import type { UnitOfWork } from './unit-of-work.ts';

let site: TestSite;
beforeEach(() => {
  site = freshSite();
});

const command = { name: 'test.write', actor: clerk, subject: { entity: 'resident', id: 'r1' }, reason: '试' };

function resident(id: string, name = '林秀英') {
  return {
    id,
    identity_kind: 'none',
    identity_number: '',
    name,
    sex: '2',
    birth_date: null,
    phone: '',
    address: '',
  };
}

function write(work: (unit: UnitOfWork) => void) {
  const before = readChanges(site.data.connection).length;
  site.data.database.write(command, work);
  return readChanges(site.data.connection).slice(before);
}

function storedResident(id: string) {
  return site.data.database.read.first(query.selectFrom('residents').selectAll().where('id', '=', id));
}

describe('a write of a synced entity', () => {
  it('appends its change with site, epoch, the next number, and all fields but key and derived columns', () => {
    const last = readChanges(site.data.connection).at(-1);
    const changes = write((unit) => unit.insert('resident', resident('r1')));

    expect(changes).toHaveLength(1);
    expect(changes[0]).toMatchObject({
      siteNumber,
      epoch: 1,
      seq: (last?.seq ?? 0) + 1,
      entity: 'resident',
      entityId: 'r1',
      operation: 'insert',
      baseVersion: null,
      actorId: clerk.id,
      commandId: readAudit(site.data.connection).at(-1)?.commandId,
    });
    const { id: _key, ...fields } = resident('r1');
    expect(JSON.parse(changes[0]?.fields as string)).toEqual(fields);
  });

  it('gives the row the stamp of its change as version, and the next change that version as its base', () => {
    const [inserted] = write((unit) => unit.insert('resident', resident('r1')));
    const version = `${siteNumber}.1.${inserted?.seq}`;
    expect(storedResident('r1')?.version).toBe(version);

    const [updated] = write((unit) => unit.update('resident', { id: 'r1' }, { phone: '13900000000' }));
    expect(updated).toMatchObject({ operation: 'update', baseVersion: version });
    expect(parseStamp(storedResident('r1')?.version ?? '')?.seq).toBe(updated?.seq);

    const [deleted] = write((unit) => unit.delete('resident', { id: 'r1' }));
    expect(deleted).toMatchObject({ operation: 'delete', fields: '{}' });
    expect(parseStamp(deleted?.baseVersion ?? '')?.seq).toBe(updated?.seq);
    expect(storedResident('r1')).toBeUndefined();
  });

  it('carries only the fields that differ, and derives again what depends on them', () => {
    write((unit) => unit.insert('resident', resident('r1')));
    const [change] = write((unit) =>
      unit.update('resident', { id: 'r1' }, { name: '曾小区', phone: '', sex: '2' }),
    );
    expect(JSON.parse(change?.fields as string)).toEqual({ name: '曾小区' });
    expect(storedResident('r1')).toMatchObject({ name_initials: 'zxq', name_characters: '曾 小 区' });
  });

  it('makes no change when nothing differs, and the row keeps its version', () => {
    write((unit) => unit.insert('resident', resident('r1')));
    const before = storedResident('r1');
    const changes = write((unit) => {
      unit.update('resident', { id: 'r1' }, {});
      unit.update('resident', { id: 'r1' }, { name: '林秀英', birth_date: null });
    });
    expect(changes).toEqual([]);
    expect(storedResident('r1')).toEqual(before);
    expect(readAudit(site.data.connection).at(-1)).toMatchObject({ command: 'test.write', changeCount: 0 });
  });

  it('keeps a text of any characters as it is, in the row and in the change', () => {
    const text = '\'"\\;--\u0000\u0007 蓢 𠮷 𬎆 🏮 %s {{x}} 买买提·艾力';
    const [change] = write((unit) => unit.insert('resident', { ...resident('r1'), address: text }));
    expect(storedResident('r1')?.address).toBe(text);
    expect(JSON.parse(change?.fields as string).address).toBe(text);
  });

  it('numbers compound keys by their parts and refuses one whose parts could be mistaken', () => {
    const document = { copy: 1, template_version: 1, issued_at: '', issued_by: '' };
    const work = (kind: string) => (unit: UnitOfWork) =>
      unit.insert('caseDocument', { case_id: 'nowhere', kind, ...document });
    expect(() => write(work('a/b'))).toThrow(/contains "\/"/);
    // A foreign key is looked at only when the transaction ends.
    expect(() => write(work('a'))).toThrow(/FOREIGN KEY/);
  });

  it.each(['update', 'delete'] as const)('refuses to %s what is not there', (operation) => {
    const work = (unit: UnitOfWork) =>
      operation === 'update'
        ? unit.update('resident', { id: 'nobody' }, { phone: '1' })
        : unit.delete('resident', { id: 'nobody' });
    expect(() => write(work)).toThrow(/no resident nobody/);
  });
});

describe('the log', () => {
  it('has no gaps and no derived column after any history of writes, also failed ones', () => {
    const step = fc.record({
      operation: fc.constantFrom('insert', 'update', 'delete', 'fail'),
      id: fc.integer({ min: 1, max: 4 }).map(String),
      name: fc.constantFrom('林秀英', '陈志强', '曾小区'),
    });
    fc.assert(
      fc.property(fc.array(fc.array(step, { maxLength: 4 }), { maxLength: 5 }), (commands) => {
        for (const steps of commands) {
          try {
            site.data.database.write(command, (unit) => {
              for (const { operation, id, name } of steps) {
                if (operation === 'insert') unit.insert('resident', resident(id, name));
                if (operation === 'update') unit.update('resident', { id }, { name });
                if (operation === 'delete') unit.delete('resident', { id });
                if (operation === 'fail') throw new Error('the work failed');
              }
            });
          } catch {
            // A second insert, an update of nothing or the failure itself: all of the command is gone.
          }
        }
        expect(logFaults(site.data.connection)).toEqual([]);
      }),
      { numRuns: 40 },
    );
    for (const change of readChanges(site.data.connection)) {
      const columns = Object.keys(JSON.parse(change.fields));
      expect(columns.filter((column) => (derivedColumns as readonly string[]).includes(column))).toEqual([]);
    }
  });

  it('replays to the rows that are there', () => {
    const { connection } = site.data;
    write((unit) => {
      unit.insert('resident', resident('r1'));
      unit.insert('resident', resident('r2', '陈志强'));
      unit.update('resident', { id: 'r2' }, { phone: '13900000000' });
      unit.delete('resident', { id: 'r1' });
    });
    const rows = new Map<string, Record<string, unknown>>();
    for (const { entity, entityId, operation, fields } of readChanges(connection)) {
      if (entity !== 'resident') continue;
      if (operation === 'delete') rows.delete(entityId);
      else rows.set(entityId, { ...rows.get(entityId), ...JSON.parse(fields) });
    }
    expect([...rows]).toEqual([['r2', expect.objectContaining({ name: '陈志强', phone: '13900000000' })]]);
    expect(storedResident('r2')).toMatchObject(rows.get('r2') ?? {});
  });
});
