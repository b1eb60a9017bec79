import type { ServiceItem } from '#shared/contract/catalogue.ts';
import type { Authorisation } from '#shared/domain/agency.ts';
import { proxyMaterialsFor } from '#shared/domain/proxy-materials.ts';
import type { AnsweredItem } from './answered-items.ts';
import type { Random } from './random.ts';
import type { Applicant, Applicants } from './write-people.ts';

/** People looked at for one of the right age; beyond that whoever was drawn asks. */
const lookedAt = 300;
/** The ages of those who ask for an item in real life, so that a demo does not show an old people's allowance at 39. */
const agesByItem: Readonly<Record<string, { from: number; until: number }>> = {
  MZ007: { from: 80, until: 120 },
  MZ008: { from: 90, until: 120 },
  MZ009: { from: 60, until: 120 },
  MZ010: { from: 80, until: 120 },
  MZ011: { from: 60, until: 120 },
  SB001: { from: 16, until: 59 },
  SB005: { from: 16, until: 59 },
  SB006: { from: 50, until: 64 },
  SB007: { from: 60, until: 70 },
  SB012: { from: 60, until: 120 },
  SB013: { from: 60, until: 120 },
  SB014: { from: 60, until: 120 },
  TY011: { from: 60, until: 120 },
  WJ001: { from: 20, until: 45 },
  WJ003: { from: 20, until: 45 },
  WJ009: { from: 20, until: 45 },
  YB003: { from: 20, until: 45 },
  YB010: { from: 20, until: 45 },
  YB011: { from: 20, until: 45 },
};

/** Who asks for an item: market regulation is asked by organisations, everything else by people of its age. */
export function applicantFor(
  random: Random,
  { code }: Pick<ServiceItem, 'code'>,
  { people, organisations }: Applicants,
): Applicant {
  const shops = code.startsWith('SG') && organisations.length > 0;
  const among = shops ? organisations : people;
  const drawn = random.below(among.length);
  const ages = agesByItem[code];
  const fits = ({ age }: Applicant) => !ages || age === null || (age >= ages.from && age <= ages.until);
  // From the one drawn onward, so that what is drawn afterwards does not depend on how many were asked.
  for (let step = 0; step < Math.min(among.length, lookedAt); step += 1) {
    const applicant = among[(drawn + step) % among.length] as Applicant;
    if (fits(applicant)) return applicant;
  }
  return among[drawn] as Applicant;
}

/**
 * The same answers brought by the agent of the applicant, with the papers that show who they are; unchanged for who
 * comes alone, and where nobody may come for another.
 */
export function broughtBy(
  agent: Applicant['agent'],
  answered: AnsweredItem,
): { answered: AnsweredItem; agent: Applicant['agent'] } {
  const { item, materials } = answered;
  if (agent === null || !(agent.relation === null || item.proxyAllowed)) return { answered, agent: null };
  const papers = proxyMaterialsFor(agent.authorisation as Authorisation);
  return {
    agent,
    answered: {
      ...answered,
      item: { ...item, materials: [...item.materials, ...papers] },
      materials: [
        ...materials,
        ...papers.map(({ id, originals, copies }) => ({ id, received: true, originals, copies })),
      ],
    },
  };
}
