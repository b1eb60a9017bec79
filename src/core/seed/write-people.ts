import { uuidv7 } from 'uuidv7';
import { maskIdentityNumber } from '#shared/domain/identity-number.ts';
import type { LocalDate } from '#shared/domain/local-date.ts';
import { centreBySite } from '../centres/queries.ts';
import { type CoreContext, systemActor } from '../context.ts';
import { PeopleGenerator } from './people.ts';
import type { Random } from './random.ts';

/** What a case keeps of the person it is for. */
export interface Applicant {
  id: string;
  name: string;
  maskedNumber: string;
}

/** People registered by one command, as by one file of a household survey. */
const peopleOfACommand = 500;
const adultAge = 16;

/**
 * Registers generated people of the site's village and answers with those who come to the window themselves.
 * A generator, so that the caller commits after each command and can tell how far it is.
 */
export function* writePeople(
  context: CoreContext,
  random: Random,
  { count, today }: { count: number; today: LocalDate },
): Generator<number, Applicant[]> {
  const { database } = context.data;
  const generator = new PeopleGenerator(random, { people: count, today, village: villageOf(context) });
  const applicants: Applicant[] = [];
  for (let written = 0; written < count; ) {
    const upTo = Math.min(count, written + peopleOfACommand);
    const command = {
      name: 'residents.import',
      actor: systemActor,
      subject: { entity: 'resident', id: 'generated' },
    };
    database.write(command, (unit) => {
      for (; written < upTo; written += 1) {
        const { age, ...person } = generator.next();
        const id = uuidv7();
        unit.insert('resident', { id, ...person });
        const comesAlone = age >= adultAge || count < 10;
        if (comesAlone) {
          applicants.push({
            id,
            name: person.name,
            maskedNumber: maskIdentityNumber(person.identity_number),
          });
        }
      }
    });
    yield upTo;
  }
  return applicants;
}

/** `台洞村` for the centre of 台洞村委会; nothing for the town's own, which serves everybody. */
function villageOf(context: CoreContext): string {
  const { database } = context.data;
  const division = database.read.first(centreBySite(database.site.siteNumber))?.division_name ?? '';
  return division === '沙塘镇'
    ? ''
    : division.replace(/[居村]?委会$/, (ending) => (ending[0] === '村' ? '村' : ''));
}
