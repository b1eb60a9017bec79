import { uuidv7 } from 'uuidv7';
import { computeCreditCodeCheckCharacter } from '#shared/domain/credit-code.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';
import type { Random } from './random.ts';
import type { Applicant, SeedAgent } from './write-people.ts';

const firstCharacters = Array.from('阿强永兴顺发和利荣昌德盛合泰丰裕');
const lines = [
  '五金店',
  '便利店',
  '农机维修部',
  '水暖配件厂',
  '养殖场',
  '饭店',
  '茶楼',
  '建材店',
  '种养专业合作社',
];
const codeCharacters = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** One organisation for so many people, and never more than these. */
const peopleOfAnOrganisation = 20;
const mostOrganisations = 300;

/** How many organisations a place of so many people gets. */
export function organisationsFor(people: number): number {
  return Math.min(mostOrganisations, Math.ceil(people / peopleOfAnOrganisation));
}

/** Registers generated organisations; each is answered for, and sent to the window, by one of the people given. */
export function writeOrganisations(
  unit: UnitOfWork,
  random: Random,
  { count, people, today }: { count: number; people: readonly SeedAgent[]; today: string },
): Applicant[] {
  const known = new Set<string>();
  return Array.from({ length: count }, (_, at) => {
    const id = uuidv7();
    const code = newCode(random, known);
    const sign = random.pick(firstCharacters) + random.pick(firstCharacters);
    const name = `沙塘镇${sign}${random.pick(lines)}`;
    const responsible = random.pick(people);
    unit.insert('resident', {
      id,
      identity_kind: 'credit-code',
      identity_number: code,
      name,
      sex: '0',
      birth_date: null,
      phone: `0750-19${String(at).padStart(5, '0')}`,
      address: `开平市沙塘镇沙塘圩建设路${random.between(1, 180)}号`,
    });
    unit.insert('organisation', {
      id,
      legal_representative: responsible.name,
      contact_name: '',
      missing_code_reason: '',
    });
    const sent = random.chance(0.3);
    const agent = insertAgent(unit, id, sent ? random.pick(people) : responsible, {
      relation: null,
      authorisation: sent ? 'sent-by-organisation' : 'legal-representative',
      authorised_until: sent ? `${Number(today.slice(0, 4)) + 1}-12-31` : null,
    });
    return { id, name, maskedNumber: code, age: null, agent };
  });
}

/** Writes down that somebody acts for an applicant, and answers with what each case will say about them. */
export function insertAgent(
  unit: UnitOfWork,
  residentId: string,
  { number, maskedNumber, name, phone }: SeedAgent,
  authority: { relation: string | null; authorisation: string; authorised_until: string | null },
): NonNullable<Applicant['agent']> {
  const id = uuidv7();
  const who = { name, phone };
  const identity = { identity_kind: 'resident-id', identity_number: number };
  unit.insert('agent', { id, resident_id: residentId, ...identity, ...who, ...authority });
  return { agent_id: id, masked_number: maskedNumber, ...who, ...authority };
}

function newCode(random: Random, known: Set<string>): string {
  for (;;) {
    const own = Array.from({ length: 7 }, () => codeCharacters.charAt(random.below(codeCharacters.length)));
    const first17 = `92440783MA${own.join('')}`;
    const code = first17 + computeCreditCodeCheckCharacter(first17);
    if (known.has(code)) continue;
    known.add(code);
    return code;
  }
}
