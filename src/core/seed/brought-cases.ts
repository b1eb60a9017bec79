import type { ServiceItem } from '#shared/contract/catalogue.ts';
import type { Authorisation } from '#shared/domain/agency.ts';
import { proxyMaterialsFor } from '#shared/domain/proxy-materials.ts';
import type { AnsweredItem } from './answered-items.ts';
import type { Random } from './random.ts';
import type { Applicant, Applicants } from './write-people.ts';

/** Who asks for an item: market regulation is asked by organisations, everything else by people. */
export function applicantFor(
  random: Random,
  { code }: Pick<ServiceItem, 'code'>,
  { people, organisations }: Applicants,
): Applicant {
  const shops = code.startsWith('SG') && organisations.length > 0;
  return random.pick(shops ? organisations : people);
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
