import { uuidv7 } from 'uuidv7';
import type { HouseholdRelation } from '#shared/domain/households.ts';
import type { UnitOfWork } from '../db/unit-of-work.ts';
import type { Random } from './random.ts';

/** As many households have a dossier in the town. */
const mostHouseholds = 2000;
/** Households that wait for somebody who fits; the one that waited longest is given up for a new one. */
const waitingAtMost = 40;
const largest = 5;
const marryFrom = 22;
/** Years between husband and wife, and between a parent and a child. */
const couple = 8;
const generation = { from: 20, to: 40 };
/** Old people have their parents no longer. */
const oldestParent = 95;

interface Member {
  name: string;
  age: number;
  sex: string;
  address: string;
}

interface Waiting {
  id: string | null;
  headId: string;
  head: Member;
  spouse: Member | null;
  parents: Member[];
  open: number;
}

/** Where somebody lives: with others, as what to their head. */
interface Place {
  household: Waiting;
  relation: HouseholdRelation;
}

/** Puts generated people into households they could belong to: couples of an age, children with their father's name. */
export class Households {
  private readonly random: Random;
  private readonly waiting: Waiting[] = [];
  private count = 0;

  constructor(random: Random) {
    this.random = random;
  }

  /** The household that somebody belongs to; null for who begins one, or lives alone. */
  placeFor(member: Member): Place | null {
    for (const household of this.waiting) {
      const relation = relationOf(household, member);
      if (relation) return { household, relation };
    }
    return null;
  }

  /** Writes down where a person lives. */
  add(unit: UnitOfWork, id: string, member: Member, place: Place | null): void {
    if (place) this.join(unit, id, member, place);
    else if (member.age >= marryFrom && this.count < mostHouseholds) this.begin(id, member);
  }

  private begin(headId: string, head: Member): void {
    const open = this.random.below(largest);
    // Who lives alone has no household to tell of.
    if (open === 0) return;
    if (this.waiting.length === waitingAtMost) this.waiting.shift();
    this.waiting.push({ id: null, headId, head, spouse: null, parents: [], open });
  }

  private join(unit: UnitOfWork, id: string, member: Member, { household, relation }: Place): void {
    if (household.id === null) {
      household.id = uuidv7();
      this.count += 1;
      unit.insert('household', { id: household.id, address: household.head.address });
      insert(unit, household.id, household.headId, 'head');
    }
    insert(unit, household.id, id, relation);
    if (relation === 'spouse') household.spouse = member;
    if (relation === 'parent') household.parents.push(member);
    household.open -= 1;
    if (household.open === 0) this.waiting.splice(this.waiting.indexOf(household), 1);
  }
}

/** What somebody could be to the head of a household; null where they do not belong. */
function relationOf({ head, spouse, parents }: Waiting, member: Member): HouseholdRelation | null {
  const older = member.age - head.age;
  const otherSex = member.sex !== head.sex;
  if (!spouse && otherSex && member.age >= marryFrom && Math.abs(older) <= couple) return 'spouse';
  if (isParentOf(head, member)) {
    const mother = [head, spouse].find((one) => one?.sex === '2');
    const father = [head, spouse].find((one) => one?.sex === '1');
    const fits = surname(father ?? head) === surname(member) && (!mother || isParentOf(mother, member));
    return fits ? (member.sex === '1' ? 'son' : 'daughter') : null;
  }
  const known = parents.some(({ sex }) => sex === member.sex);
  if (!known && member.age <= oldestParent && isParentOf(member, head)) {
    return member.sex === '2' || surname(member) === surname(head) ? 'parent' : null;
  }
  return null;
}

function isParentOf(parent: Member, child: Member): boolean {
  const years = parent.age - child.age;
  return years >= generation.from && years <= generation.to;
}

/** The first character: enough also of the two-character surnames there are. */
const surname = ({ name }: Member) => Array.from(name)[0];

function insert(unit: UnitOfWork, household: string, resident: string, relation: HouseholdRelation): void {
  unit.insert('householdMember', { resident_id: resident, household_id: household, relation });
}
