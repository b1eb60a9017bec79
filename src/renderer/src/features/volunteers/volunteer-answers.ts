import type { VolunteerData, VolunteerPage } from '#shared/contract/volunteers.ts';
import { checkIdentityNumber } from '#shared/domain/identity-number.ts';
import { readTypedDate } from '../intake/typed-date.ts';

/** What stands in the form; the skills as they are typed, with commas. */
export interface VolunteerAnswers extends Omit<VolunteerData, 'skills'> {
  skills: string;
}

/** A form for somebody nobody knows yet. */
export function emptyVolunteer(siteNumber: string, today: string): VolunteerAnswers {
  return {
    identityKind: 'resident-id',
    identityNumber: '',
    name: '',
    sex: '0',
    birthDate: '',
    phone: '',
    address: '',
    siteNumber,
    grid: '',
    politicalStatus: 'masses',
    branchId: null,
    squadId: null,
    skills: '',
    serviceKinds: [],
    registeredOn: today,
    note: '',
  };
}

/** What is registered, to be changed. */
export function dataOf({ data }: VolunteerPage): VolunteerAnswers {
  return { ...data, skills: data.skills.join('、') };
}

/** The answers as they are saved: the number tells the birth date and the sex. */
export function savedData(answers: VolunteerAnswers): VolunteerData {
  const check = answers.identityKind === 'resident-id' ? checkIdentityNumber(answers.identityNumber) : null;
  return {
    ...answers,
    registeredOn: readTypedDate(answers.registeredOn) ?? answers.registeredOn,
    ...(check?.valid && { birthDate: check.birthDate, sex: check.sex }),
    skills: answers.skills.split(/[、,，\s]+/).filter((skill) => skill !== ''),
  };
}
