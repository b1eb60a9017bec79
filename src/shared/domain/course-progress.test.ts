import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { courseProgress, type LectureAttendance } from './course-progress.ts';

const lectures = [1, 2, 3, 4].map((number) => ({ activityId: `lecture-${number}`, number }));
const came = (name: string, number: number, fields: Partial<LectureAttendance> = {}): LectureAttendance => ({
  activityId: `lecture-${number}`,
  volunteerId: null,
  name,
  phone: '139',
  counts: true,
  makesUp: null,
  ...fields,
});
const of = (attendances: LectureAttendance[], required = 3) =>
  courseProgress(lectures, attendances, required);

describe('what somebody attended of a course', () => {
  it('is every lecture once, under one name and telephone or one volunteer', () => {
    const [student, ...others] = of([came('林', 1), came('林', 1), came('林', 3), came('林', 2)]);
    expect(student).toMatchObject({ attended: [1, 2, 3], madeUp: [], passes: true });
    expect(others).toEqual([]);
    const volunteer = { volunteerId: 'v', phone: '' };
    expect(of([came('林', 1, volunteer), came('林志', 2, { ...volunteer, phone: '138' })])).toHaveLength(1);
    expect(of([came('林', 1), came('林', 2, { phone: '138' })])).toHaveLength(2);
  });

  it('counts a make-up for the lecture that was missed, and not for the one it was attended at', () => {
    const madeUp = came('林', 4, { makesUp: 'lecture-2' });
    expect(of([came('林', 1), madeUp])).toMatchObject([{ attended: [1], madeUp: [2], passes: false }]);
    expect(of([came('林', 1), came('林', 3), madeUp])).toMatchObject([{ passes: true }]);
    expect(of([came('林', 2), madeUp])).toMatchObject([{ attended: [2], madeUp: [] }]);
  });

  it('takes a repeat outside the plan as a make-up only', () => {
    const repeat = (makesUp: string | null) => came('林', 0, { activityId: 'repeat', makesUp });
    expect(of([repeat('lecture-1')])).toMatchObject([{ madeUp: [1] }]);
    expect(of([repeat(null)])).toEqual([]);
  });

  it('is nothing of what was taken back', () => {
    expect(of([came('林', 1, { counts: false })])).toEqual([]);
  });

  it('is enough with all lectures when the course says nothing of how many', () => {
    const all = [1, 2, 3, 4].map((number) => came('林', number));
    expect(of(all, 0)).toMatchObject([{ passes: true }]);
    expect(of(all.slice(1), 0)).toMatchObject([{ passes: false }]);
    expect(courseProgress([], all, 0)).toEqual([]);
  });

  it('never counts a lecture twice, whatever is noted', () => {
    const any = fc.record({
      name: fc.constantFrom('林', '陈'),
      number: fc.integer({ min: 0, max: 5 }),
      counts: fc.boolean(),
      makesUp: fc.constantFrom(null, 'lecture-1', 'lecture-2', 'lecture-9'),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 20 }), (notes) => {
        for (const { attended, madeUp, passes } of of(
          notes.map(({ name, number, ...rest }) => came(name, number, rest)),
        )) {
          const both = [...attended, ...madeUp];
          expect(new Set(both).size).toBe(both.length);
          expect(both.every((number) => number >= 1 && number <= 4)).toBe(true);
          expect(passes).toBe(both.length >= 3);
        }
      }),
    );
  });
});
