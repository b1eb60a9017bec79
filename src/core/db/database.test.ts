import { beforeEach, describe, expect, it } from 'vitest';
import { openData } from '../data-folder/open-data.ts';
import { clerk, closeAfterTests, freshSite, type TestSite } from '../testing/fresh-site.ts';
import { logFaults, readAudit, readChanges } from '../testing/log.ts';
import { query } from './query.ts';
import type { UnitOfWork } from './unit-of-work.ts';

let site: TestSite;
beforeEach(() => {
  site = freshSite();
});

const command = { name: 'test.write', actor: clerk, subject: { entity: 'staffMember', id: 's' } };

function addStaff(unit: UnitOfWork, id: string) {
  unit.insert('staffMember', {
    id,
    site_number: '13',
    name: '陈晓敏',
    post: '',
    role: 'clerk',
    department: '',
  });
  const serial = { site_number: '13', year: 2026, last_serial: Number(id.slice(1)) };
  unit.local.put('case_serials', serial);
}

/** All that a command can leave behind. */
function traces() {
  const { connection, database } = site.data;
  return {
    staff: database.read.all(query.selectFrom('staff').select('id').orderBy('id')).map((row) => row.id),
    serials: database.read.all(query.selectFrom('case_serials').selectAll()),
    changes: readChanges(connection).length,
    audit: readAudit(connection).length,
  };
}

function expectNoTrace(work: () => unknown, message: RegExp) {
  const before = traces();
  expect(work).toThrow(message);
  expect(traces()).toEqual(before);
  // The connection is free again, and the next command follows without a gap.
  site.data.database.write(command, (unit) => addStaff(unit, 's99'));
  expect(logFaults(site.data.connection)).toEqual([]);
}

describe('write', () => {
  it('commits rows, local rows, changes and the audit entry together', () => {
    const before = traces();
    const answer = site.data.database.write({ ...command, reason: '补录' }, (unit) => {
      addStaff(unit, 's1');
      addStaff(unit, 's2');
      return 'done';
    });
    expect(answer).toBe('done');
    expect(traces()).toEqual({
      staff: [...before.staff, 's1', 's2'],
      serials: [{ site_number: '13', year: 2026, last_serial: 2 }],
      changes: before.changes + 2,
      audit: before.audit + 1,
    });
    expect(readAudit(site.data.connection).at(-1)).toMatchObject({
      command: 'test.write',
      actorId: clerk.id,
      actorName: clerk.name,
      subjectEntity: 'staffMember',
      subjectId: 's',
      reason: '补录',
      changeCount: 2,
      at: site.data.database.now().toISOString(),
    });
  });

  it('leaves nothing of a work that fails', () => {
    expectNoTrace(
      () =>
        site.data.database.write(command, (unit) => {
          addStaff(unit, 's1');
          throw new Error('the work failed');
        }),
      /the work failed/,
    );
  });

  it('leaves nothing when a constraint fails only at the end', () => {
    expectNoTrace(
      () =>
        site.data.database.write(command, (unit) => {
          addStaff(unit, 's1');
          const document = { case_id: 'nowhere', kind: 'a', copy: 1, template_version: 1 };
          unit.insert('caseDocument', { ...document, issued_at: '', issued_by: '' });
        }),
      /FOREIGN KEY/,
    );
  });

  it('refuses work that waits, and what that work writes later', async () => {
    let later: Promise<void> = Promise.resolve();
    expectNoTrace(
      () =>
        site.data.database.write(command, (unit) => {
          addStaff(unit, 's1');
          later = Promise.resolve().then(() => addStaff(unit, 's2'));
          return later;
        }),
      /must not be asynchronous/,
    );
    await expect(later).rejects.toThrow(/unit of work is over/);
    expect(traces().staff).not.toContain('s2');
  });

  it('refuses every write through a unit of work that is over', () => {
    let kept: UnitOfWork | undefined;
    site.data.database.write(command, (unit) => {
      kept = unit;
      addStaff(unit, 's1');
    });
    const unit = kept as UnitOfWork;
    const before = traces();
    expect(() =>
      unit.insert('staffMember', {
        id: 's2',
        site_number: '13',
        name: '',
        post: '',
        role: 'clerk',
        department: '',
      }),
    ).toThrow(/over/);
    expect(() => unit.update('staffMember', { id: 's1' }, { post: '主任' })).toThrow(/over/);
    expect(() => unit.delete('staffMember', { id: 's1' })).toThrow(/over/);
    expect(() => unit.local.remove('intake_drafts', { id: 'd' })).toThrow(/over/);
    expect(traces()).toEqual(before);
  });

  it('refuses a command inside the work of another: both would take the same numbers', () => {
    expectNoTrace(
      () =>
        site.data.database.write(command, (unit) => {
          addStaff(unit, 's1');
          site.data.database.write({ ...command, name: 'test.inner' }, (inner) => addStaff(inner, 's2'));
        }),
      /test\.inner cannot run inside the work of test\.write/,
    );
  });
});

describe('batch', () => {
  it('commits many commands, each with its own audit entry', () => {
    const before = traces();
    const count = site.data.database.batch(() => {
      for (const id of ['s1', 's2', 's3']) {
        site.data.database.write(command, (unit) => addStaff(unit, id));
      }
      return 3;
    });
    expect(count).toBe(3);
    expect(traces()).toMatchObject({ changes: before.changes + 3, audit: before.audit + 3 });
    expect(logFaults(site.data.connection)).toEqual([]);
  });

  it('leaves nothing of any command when one fails', () => {
    expectNoTrace(
      () =>
        site.data.database.batch(() => {
          site.data.database.write(command, (unit) => addStaff(unit, 's1'));
          site.data.database.write(command, () => {
            throw new Error('the second failed');
          });
        }),
      /the second failed/,
    );
  });

  it('leaves nothing when the work goes on after a failed command, whose half would stay', () => {
    expectNoTrace(
      () =>
        site.data.database.batch(() => {
          try {
            site.data.database.write(command, (unit) => {
              addStaff(unit, 's1');
              throw new Error('swallowed');
            });
          } catch {
            // The work goes on.
          }
          site.data.database.write(command, (unit) => addStaff(unit, 's2'));
        }),
      /swallowed/,
    );
  });

  it('is one with the batches inside it', () => {
    expectNoTrace(
      () =>
        site.data.database.batch(() => {
          site.data.database.batch(() => {
            site.data.database.write(command, (unit) => addStaff(unit, 's1'));
          });
          throw new Error('the outer failed');
        }),
      /the outer failed/,
    );
  });

  it('refuses work that waits', () => {
    expectNoTrace(() => site.data.database.batch(async () => undefined), /must not be asynchronous/);
  });
});

describe('rehearse', () => {
  it('answers what would come of the work and leaves nothing of it', () => {
    const before = traces();
    const seen = site.data.database.rehearse(() => {
      site.data.database.write(command, (unit) => addStaff(unit, 's1'));
      return traces().staff;
    });
    expect(seen).toContain('s1');
    expect(traces()).toEqual(before);
    site.data.database.write(command, (unit) => addStaff(unit, 's1'));
    expect(logFaults(site.data.connection)).toEqual([]);
  });

  it('leaves nothing of work that fails, and tells why', () => {
    expectNoTrace(
      () =>
        site.data.database.rehearse(() => {
          site.data.database.write(command, (unit) => addStaff(unit, 's1'));
          throw new Error('no paper');
        }),
      /no paper/,
    );
  });

  it('is refused inside other work, which it would take back', () => {
    expectNoTrace(
      () => site.data.database.batch(() => site.data.database.rehearse(() => undefined)),
      /inside other work/,
    );
  });
});

describe('writeLocal', () => {
  it('keeps rows of this site without change and audit entry, all of the work or nothing', () => {
    const before = traces();
    const draft = { id: 'd1', staff_id: clerk.id, content: '{}', saved_at: '' };
    expect(() =>
      site.data.database.writeLocal((local) => {
        local.put('intake_drafts', draft);
        throw new Error('no');
      }),
    ).toThrow('no');
    const drafts = query.selectFrom('intake_drafts').selectAll();
    expect(site.data.database.read.all(drafts)).toEqual([]);
    site.data.database.writeLocal((local) => local.put('intake_drafts', draft));
    site.data.database.writeLocal((local) => local.put('intake_drafts', { ...draft, content: '{"a":1}' }));
    expect(site.data.database.read.all(drafts)).toEqual([{ ...draft, content: '{"a":1}' }]);
    site.data.database.writeLocal((local) => local.remove('intake_drafts', { id: 'd1' }));
    expect(site.data.database.read.all(drafts)).toEqual([]);
    expect(traces()).toEqual(before);
  });
});

describe('two connections to one database', () => {
  it('take turns: no number twice, none left out', () => {
    const other = closeAfterTests(openData({ folder: site.folder, key: site.key }));
    const before = traces();
    for (let round = 1; round <= 20; round += 1) {
      site.data.database.write(command, (unit) => addStaff(unit, `s${round}`));
      other.database.write(command, (unit) => addStaff(unit, `t${round}`));
    }
    expect(traces()).toMatchObject({ changes: before.changes + 40, audit: before.audit + 40 });
    expect(logFaults(site.data.connection)).toEqual([]);
  });

  it('sees no half of the other one’s command', () => {
    const other = closeAfterTests(openData({ folder: site.folder, key: site.key }));
    site.data.database.write(command, (unit) => {
      addStaff(unit, 's1');
      expect(readChanges(other.connection).some((change) => change.entityId === 's1')).toBe(false);
    });
    expect(readChanges(other.connection).some((change) => change.entityId === 's1')).toBe(true);
  });
});
