import { expect, it } from 'vitest';
import { faultOf } from '../testing/fault.ts';
import { freshSite } from '../testing/fresh-site.ts';
import { listHandovers, makeHandover } from './service.ts';

it.each(['auditor', 'administrator', 'handler'] as const)('%s has no window to hand over', (role) => {
  const { context } = freshSite();
  const actor = { id: 'demo-13-8', name: '周静文', role, department: '' };
  const request = { toId: 'demo-13-2', things: '', note: '' };
  expect(faultOf(() => makeHandover(context, actor, request)).code).toBe('ROLE_NOT_ALLOWED');
  expect(listHandovers(context)).toEqual([]);
});
