import { oc } from '@orpc/contract';
import { z } from 'zod';
import { STAFF_ROLES } from '../domain/staff-role.ts';
import { contractErrors } from './errors.ts';
import { identifier } from './primitives.ts';

export const staffMember = z.object({
  id: identifier,
  name: z.string(),
  initials: z.string(),
  post: z.string(),
  role: z.enum(STAFF_ROLES),
  /** Of a handler: the department decided for, as the catalogue calls it. */
  department: z.string(),
});
export type StaffMember = z.infer<typeof staffMember>;

const base = oc.errors(contractErrors);

export const staff = {
  /** The names a clerk can choose from at start, until log-in with passwords is built. */
  list: base.output(z.array(staffMember)),
  /** Everything this window writes from now on carries this clerk as its actor. */
  signIn: base.input(z.object({ staffId: identifier })).output(staffMember),
  signOut: base.output(z.void()),
  /** Who this window works as; null before a name was chosen. */
  current: base.output(staffMember.nullable()),
};
