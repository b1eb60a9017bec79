import { oc } from '@orpc/contract';
import { z } from 'zod';
import { AGENT_RELATIONS, AUTHORISATIONS } from '../domain/agency.ts';
import { HOUSEHOLD_RELATIONS } from '../domain/households.ts';
import { RESIDENT_MARKS } from '../domain/resident-marks.ts';
import { caseCursor, caseLine } from './cases.ts';
import { contractErrors } from './errors.ts';
import { identifier, identityKind, localDate, sex } from './primitives.ts';

/** A person or an organisation (单位) as a list shows one. */
export const residentLine = z.object({
  id: identifier,
  name: z.string(),
  /** `0` for an organisation. */
  sex,
  birthDate: localDate.nullable(),
  identityKind,
  /** `440783********1224`: a window never holds the whole number. The code of an organisation is public and whole. */
  maskedNumber: z.string(),
});
export type ResidentLine = z.infer<typeof residentLine>;

/** What only an organisation has. */
export const organisationDetails = z.object({
  legalRepresentative: z.string().max(100),
  contactName: z.string().max(100),
  /** Why it has no unified social credit code; empty for one that has. */
  missingCodeReason: z.string().max(200),
});
export type OrganisationDetails = z.infer<typeof organisationDetails>;

/** Somebody who has acted for the applicant before. */
export const knownAgent = z.object({
  id: identifier,
  identityKind,
  name: z.string(),
  maskedNumber: z.string(),
  phone: z.string(),
  relation: z.enum(AGENT_RELATIONS).nullable(),
  authorisation: z.enum(AUTHORISATIONS),
  /** The last day of the authorisation; null when it was for one matter only. */
  until: localDate.nullable(),
  /** The authorisation holds today. */
  authorised: z.boolean(),
  /** How many cases they have brought. */
  times: z.number().int(),
});
export type KnownAgent = z.infer<typeof knownAgent>;

export const householdRelation = z.enum(HOUSEHOLD_RELATIONS);

export const householdMember = residentLine.extend({ relation: householdRelation });
export type HouseholdMember = z.infer<typeof householdMember>;

/** 户: who lives together, the head first. */
export const household = z.object({
  id: identifier,
  address: z.string(),
  members: z.array(householdMember),
});
export type Household = z.infer<typeof household>;

/** A case of the applicant, with the name of the centre that took it in: it may be another one. */
export const residentCase = caseLine.extend({ centreName: z.string(), here: z.boolean() });
export type ResidentCase = z.infer<typeof residentCase>;

export const residentMark = z.enum(RESIDENT_MARKS);
export type { ResidentMark } from '../domain/resident-marks.ts';

/** The right-hand card: who stands at the window, what is open, what was done. */
export const residentCard = residentLine.extend({
  phone: z.string(),
  address: z.string(),
  /** Null for a person. */
  organisation: organisationDetails.nullable(),
  marks: z.array(residentMark),
  markNote: z.string(),
  /** The one who came last first. */
  agents: z.array(knownAgent),
  household: household.nullable(),
  /** Of every centre, as far as this site knows. */
  openCases: z.array(residentCase),
  pastCases: z.array(residentCase),
  pastCaseCount: z.number().int(),
});
export type ResidentCard = z.infer<typeof residentCard>;

/** A record that may be the same person as one about to be registered. */
export const similarResident = residentLine.extend({
  phone: z.string(),
  address: z.string(),
  openCaseCount: z.number().int(),
  why: z.enum(['same-birth-date', 'same-household']),
});
export type SimilarResident = z.infer<typeof similarResident>;

export const historyFilter = z.enum(['all', 'open', 'closed', 'elsewhere']);
export type HistoryFilter = z.infer<typeof historyFilter>;

const base = oc.errors(contractErrors);
const one = z.object({ id: identifier });

export const residents = {
  /** The known person or organisation with this number, or null for a new one. */
  findByNumber: base
    .input(z.object({ identityKind, number: z.string().max(40) }))
    .output(residentCard.nullable()),
  /**
   * Known people by what they remember without their card: the last four or more characters of the number, the last
   * digits of a telephone, the day of birth as eight digits, or the name. The beginning of a number finds nobody.
   */
  findByPart: base.input(z.object({ text: z.string().max(40) })).output(z.array(residentLine)),
  get: base.input(one).output(residentCard),
  /** Records that may be the same person: same name and birth date, or same name and household. */
  similar: base
    .input(
      z.object({ name: z.string().max(100), birthDate: localDate.nullable(), address: z.string().max(200) }),
    )
    .output(z.array(similarResident)),
  /** Every case of one applicant at every centre, newest first, by keyset. */
  history: base
    .input(
      one.extend({
        filter: historyFilter.default('all'),
        after: caseCursor.optional(),
        limit: z.number().int().min(1).max(200).default(50),
      }),
    )
    .output(z.object({ rows: z.array(residentCase), next: caseCursor.nullable() })),
  /** What to know of a person before speaking to them; replaces what was there. */
  setMarks: base
    .input(one.extend({ marks: z.array(residentMark), note: z.string().max(100) }))
    .output(residentCard),
  /** Another name, with its reason in the audit; cases and papers keep the one they were made with. */
  rename: base
    .input(one.extend({ name: z.string().trim().min(1).max(100), reason: z.string().trim().min(2).max(200) }))
    .output(residentCard),
  /** The whole number, for once: an act with its reason in the audit. */
  revealNumber: base
    .input(one.extend({ reason: z.string().trim().min(2).max(200) }))
    .output(z.object({ number: z.string() })),
  /** Puts another person into the household of this one; makes the household when there is none, this one its head. */
  addHouseholdMember: base
    .input(one.extend({ memberId: identifier, relation: householdRelation }))
    .output(residentCard),
  /** Takes a person out of the household they live in. The card is that of `id`. */
  removeHouseholdMember: base.input(one.extend({ memberId: identifier })).output(residentCard),
};
