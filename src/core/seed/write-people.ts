import { uuidv7 } from 'uuidv7';
import { maskIdentityNumber } from '#shared/domain/identity-number.ts';
import type { LocalDate } from '#shared/domain/local-date.ts';
import { centreBySite } from '../centres/queries.ts';
import { type CoreContext, systemActor } from '../context.ts';
import type { EntityRow } from '../db/synced-entities.ts';
import { PeopleGenerator } from './people.ts';
import { Random } from './random.ts';
import { Households } from './write-households.ts';
import { insertAgent, organisationsFor, writeOrganisations } from './write-organisations.ts';

/** What a case keeps of the person it is for. */
export interface Applicant {
  id: string;
  name: string;
  maskedNumber: string;
  /** In whole years; null for an organisation. */
  age: number | null;
  /** Who comes to the window for them; null for who comes in person. */
  agent: Omit<EntityRow<'caseAgent'>, 'case_id'> | null;
}

/** Somebody generated who may come to the window for others. */
export interface SeedAgent {
  name: string;
  age: number;
  phone: string;
  number: string;
  maskedNumber: string;
}

/** Everybody who has business at the window. */
export interface Applicants {
  people: Applicant[];
  organisations: Applicant[];
}

/** People registered by one command, as by one file of a household survey. */
const peopleOfACommand = 500;
const adultAge = 16;
/** From this age on some are helped by a child of theirs. */
const helpedFrom = 75;
const shareOfHelped = 0.25;
/** People of whom some are sent by organisations. */
const peopleRemembered = 500;

/**
 * Registers generated people of the site's village, their households and organisations, and answers with those who
 * have business at the window.
 * A generator, so that the caller commits after each command and can tell how far it is.
 */
export function* writePeople(
  context: CoreContext,
  random: Random,
  { count, today, seed }: { count: number; today: LocalDate; seed: number },
): Generator<number, Applicants> {
  const { database } = context.data;
  const generator = new PeopleGenerator(random, { people: count, today, village: villageOf(context) });
  const applicants: Applicant[] = [];
  // Numbers of their own, so that the people are the same whoever lives with whom.
  const around = new Random(seed + 3);
  const households = new Households(around);
  const adults: SeedAgent[] = [];
  for (let written = 0; written < count; ) {
    const upTo = Math.min(count, written + peopleOfACommand);
    const command = {
      name: 'residents.import',
      actor: systemActor,
      subject: { entity: 'resident', id: 'generated' },
    };
    database.write(command, (unit) => {
      for (; written < upTo; written += 1) {
        const { age, ...generated } = generator.next();
        const place = households.placeFor({ age, ...generated });
        const address = place?.household.head.address ?? generated.address;
        const person = { ...generated, address };
        const id = uuidv7();
        unit.insert('resident', { id, ...person });
        households.add(unit, id, { age, ...person }, place);
        const maskedNumber = maskIdentityNumber(person.identity_number);
        const comesAlone = age >= adultAge || count < 10;
        if (comesAlone) {
          const helper =
            age >= helpedFrom && around.chance(shareOfHelped)
              ? childOf({ age, name: person.name }, adults)
              : undefined;
          const agent = helper ? insertAgent(unit, id, helper, helpOf(helper, today)) : null;
          applicants.push({ id, name: person.name, maskedNumber, age, agent });
        }
        if (age >= adultAge && age < helpedFrom && adults.length < peopleRemembered) {
          adults.push({
            name: person.name,
            age,
            phone: person.phone,
            number: person.identity_number,
            maskedNumber,
          });
        }
      }
    });
    yield upTo;
  }
  return {
    people: applicants,
    organisations: registerOrganisations(context, around, { count, today, adults }),
  };
}

/** Of those who could be somebody's child the one registered last; with the name of the family and of an age. */
function childOf(parent: { age: number; name: string }, adults: readonly SeedAgent[]): SeedAgent | undefined {
  return adults.findLast(({ age, name }) => {
    const years = parent.age - age;
    return years >= 20 && years <= 45 && name[0] === parent.name[0];
  });
}

/** What a child who comes for a parent acts on. */
function helpOf({ number }: SeedAgent, today: LocalDate) {
  const relation = Number(number.charAt(16)) % 2 === 1 ? 'son' : 'daughter';
  const authorised_until = `${Number(today.slice(0, 4)) + 1}-06-30`;
  return { relation, authorisation: 'power-of-attorney', authorised_until };
}

function registerOrganisations(
  context: CoreContext,
  random: Random,
  { count, today, adults }: { count: number; today: LocalDate; adults: readonly SeedAgent[] },
): Applicant[] {
  if (adults.length === 0) return [];
  const command = {
    name: 'residents.import',
    actor: systemActor,
    subject: { entity: 'resident', id: 'generated' },
  };
  return context.data.database.write(command, (unit) =>
    writeOrganisations(unit, random, { count: organisationsFor(count), people: adults, today }),
  );
}

/** `台洞村` for the centre of 台洞村委会; nothing for the town's own, which serves everybody. */
function villageOf(context: CoreContext): string {
  const { database } = context.data;
  const division = database.read.first(centreBySite(database.site.siteNumber))?.division_name ?? '';
  return division === '沙塘镇'
    ? ''
    : division.replace(/[居村]?委会$/, (ending) => (ending[0] === '村' ? '村' : ''));
}
