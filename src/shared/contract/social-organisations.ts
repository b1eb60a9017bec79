import { oc } from '@orpc/contract';
import { z } from 'zod';
import { contractErrors } from './errors.ts';
import { identifier, localDate } from './primitives.ts';

const text = (most: number) => z.string().trim().max(most);

/** What is known of an organisation that takes part in the town's activities. */
export const socialOrganisation = z.object({
  /** 两新组织, or 群团组织. */
  kind: z.enum(['new-sector', 'mass']),
  name: text(80).min(1),
  siteNumber: z.string().min(1).max(10),
  contact: text(60),
  phone: text(40),
  members: z.number().int().min(0).max(100_000),
  note: text(500),
});
export type SocialOrganisation = z.infer<typeof socialOrganisation>;

const line = socialOrganisation.extend({
  id: identifier,
  centreName: z.string(),
  /** First letters of the pinyin of its name. */
  initials: z.string(),
  /** Activities it took part in, cancelled ones left out. */
  activities: z.number().int(),
});
export type SocialOrganisationLine = z.infer<typeof line>;

const takingPart = z.object({ id: identifier, name: z.string() });
export type TakingPart = z.infer<typeof takingPart>;

const search = z.object({
  text: z.string().max(60).default(''),
  kind: socialOrganisation.shape.kind.optional(),
});
export type SocialOrganisationSearch = z.infer<typeof search>;
const base = oc.errors(contractErrors);

/** 组织名册: the new-sector and mass organisations, whom to call, and what they took part in. */
export const socialOrganisations = {
  /** By a part of the name, pinyin initials or the contact; all without a text. */
  list: base.input(search).output(z.array(line)),
  takenPart: base
    .input(z.object({ id: identifier }))
    .output(z.array(z.object({ id: identifier, name: z.string(), day: localDate, typeName: z.string() }))),
  /** New (no id) or changed. For managers and administrators. */
  save: base
    .input(z.object({ id: identifier.nullable(), organisation: socialOrganisation }))
    .output(z.object({ id: identifier })),
  /** Out of the register, or back into it; what it took part in stays. For managers and administrators. */
  close: base.input(z.object({ id: identifier, closed: z.boolean() })).output(z.object({ id: identifier })),
  /** Which take part in an activity, closed ones included. */
  ofActivity: base.input(z.object({ activityId: identifier })).output(z.array(takingPart)),
  /** Whether one takes part in an activity of this centre; afterwards who does. */
  takePart: base
    .input(z.object({ activityId: identifier, organisationId: identifier, takes: z.boolean() }))
    .output(z.array(takingPart)),
  /** The list as a workbook; null when the dialog was closed. */
  export: base.input(search).output(z.object({ path: z.string().nullable() })),
};
