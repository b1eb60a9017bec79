import { describe, expect, it } from 'vitest';
import { decisionObstacle } from './conflict.ts';

describe('where a dispute is decided', () => {
  const manager = { siteNumber: '13', role: 'manager' } as const;
  it.each([
    ['resident', null, null],
    ['volunteer', null, null],
    ['setting', null, null],
    ['case', '13', null],
    ['case', '02', 'other-centre'],
    ['caseMaterial', '02', 'other-centre'],
    ['post', '13', null],
    ['post', '02', 'other-centre'],
    ['staffMember', '02', 'other-centre'],
    ['ledgerEntry', null, 'append-only'],
  ])('%s of %s', (entity, ownerSite, obstacle) => {
    expect(decisionObstacle({ entity, entityId: 'x', ownerSite }, manager)).toBe(obstacle);
  });

  it('a centre is its own manager’s, and every centre the administrator’s', () => {
    const centre = { entity: 'centre', entityId: '02', ownerSite: null };
    expect(decisionObstacle(centre, manager)).toBe('other-centre');
    expect(decisionObstacle({ ...centre, entityId: '13' }, manager)).toBeNull();
    expect(decisionObstacle(centre, { siteNumber: '13', role: 'administrator' })).toBeNull();
  });
});
