import { beforeAll, describe, expect, it } from 'vitest';
import { acceptCase } from '../intake/accept-case.ts';
import { atOnce, fullDraft, identityNumber, newApplicant } from '../testing/drafts.ts';
import { clerk, freshSite, type TestSite } from '../testing/fresh-site.ts';
import { searchResidentsByPart } from './search-residents.ts';

let site: TestSite;
beforeAll(() => {
  site = freshSite();
  for (const [order, name] of ['林秀英', '林秀', '陈林秀英', '买买提·艾力'].entries()) {
    const applicant = newApplicant(order, { name, phone: `1380013${String(order).padStart(4, '0')}` });
    acceptCase(site.context, clerk, fullDraft(site.context, atOnce, applicant));
  }
});

describe('people without their card', () => {
  const remembered = (text: string) =>
    searchResidentsByPart(site.data.database.read, text).map(({ name }) => name);

  it('are found by the end of the number or telephone, the day of birth or the whole name', () => {
    const number = identityNumber(2);
    expect(remembered(number.slice(-4))).toContain('陈林秀英');
    expect(remembered(number.slice(6, 14))).toEqual(['陈林秀英']);
    expect(remembered('130002')).toEqual(['陈林秀英']);
    expect(remembered('林秀英')).toEqual(['林秀英']);
    expect(remembered('买买提·艾力')).toEqual(['买买提·艾力']);
  });

  it('are not offered while their number is being typed from its beginning', () => {
    for (const length of [4, 6, 8, 12, 16])
      expect(remembered(identityNumber(2).slice(0, length))).toEqual([]);
    expect(remembered('440')).toEqual([]);
    expect(remembered('')).toEqual([]);
    expect(remembered('林')).toEqual([]);
  });
});
