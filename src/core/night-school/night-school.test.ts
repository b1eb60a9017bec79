import { beforeEach, describe, expect, it } from 'vitest';
import type { CoursePlan } from '#shared/contract/night-school.ts';
import { cancelActivities, holdActivity } from '../activities/change.ts';
import { listActivities } from '../activities/read.ts';
import { enterSheet, makeUp } from '../attendances/service.ts';
import { activityPlan, addLecturer, addRoom } from '../testing/activities.ts';
import { faultOf } from '../testing/fault.ts';
import { clerk, freshSite, manager, type TestSite } from '../testing/fresh-site.ts';
import { logFaults } from '../testing/log.ts';
import { PaperDesktop } from '../testing/paper-desktop.ts';
import { issueCourseCertificate, printCourseCertificate, renderCourseCertificate } from './certificates.ts';
import { saveLecture } from './lectures.ts';
import { checkCourse, planCourse } from './plan-course.ts';
import { readCourse, readSchool } from './read.ts';

let site: TestSite;
let desktop: PaperDesktop;
let plan: CoursePlan;
beforeEach(() => {
  desktop = new PaperDesktop();
  site = freshSite({ desktop });
  plan = {
    term: { name: '2026年秋季学期' },
    name: '乡村振兴',
    lecturesRequired: 2,
    rule: { ...activityPlan().rule, pattern: 'weekly', firstDay: '2026-09-10', end: { count: 8 } },
    startTime: '19:30',
    endTime: '21:00',
    roomId: addRoom(site.context, '多功能室', 60),
    place: '',
    lecturerIds: [addLecturer(site.context, '李建国'), addLecturer(site.context, '陈月娥')],
    alternate: true,
    capacity: 40,
    openTo: '党员群众',
  };
});
const save = (fields: Partial<CoursePlan> = {}, clashReason = '') =>
  planCourse(site.context, manager, { ...plan, ...fields, clashReason });

describe('a course of the Night Party School', () => {
  it('is eight weekly lectures around the holiday, the lecturers taking turns', () => {
    const { days } = checkCourse(site.context, manager, plan);
    expect(days.filter(({ skipped }) => skipped).map(({ day, skipped }) => [day, skipped?.text])).toEqual([
      ['2026-10-01', '国庆节'],
    ]);
    const course = save();
    expect(course).toMatchObject({
      name: '乡村振兴',
      termName: '2026年秋季学期',
      lectures: 8,
      held: 0,
      own: true,
    });
    expect(course.nextAt).toBe('2026-09-10T11:30:00.000Z');
    expect(
      course.plan.map(({ lectureNumber, name, lecturers }) => [lectureNumber, name, ...lecturers]),
    ).toEqual([
      [1, '乡村振兴 第一讲', '李建国'],
      [2, '乡村振兴 第二讲', '陈月娥'],
      [3, '乡村振兴 第三讲', '李建国'],
      [4, '乡村振兴 第四讲', '陈月娥'],
      [5, '乡村振兴 第五讲', '李建国'],
      [6, '乡村振兴 第六讲', '陈月娥'],
      [7, '乡村振兴 第七讲', '李建国'],
      [8, '乡村振兴 第八讲', '陈月娥'],
    ]);
    expect(readSchool(site.context).terms).toMatchObject([
      { name: '2026年秋季学期', fromDay: '2026-09-10', untilDay: '2026-11-05' },
    ]);
    const october = { from: '2026-10-01', until: '2026-10-31', siteNumber: '13' };
    expect(listActivities(site.context, october).map(({ typeName }) => typeName)).toEqual(
      Array(4).fill('夜间党校'),
    );
    expect(logFaults(site.data.connection)).toEqual([]);
  });

  it('joins a term that is there and stretches it', () => {
    save();
    const [term] = readSchool(site.context).terms;
    const rule = { ...plan.rule, firstDay: '2026-09-07', end: { count: 2 } };
    save({ term: { id: term?.id as string }, name: '党章学习', rule });
    expect(readSchool(site.context)).toMatchObject({
      terms: [{ fromDay: '2026-09-07', untilDay: '2026-11-05' }],
      courses: [{ name: '乡村振兴' }, { name: '党章学习', lectures: 2 }].sort((a, b) =>
        a.name < b.name ? -1 : 1,
      ),
    });
  });

  it('joins the term of the name that is typed', () => {
    save();
    save({ name: '党章学习', rule: { ...plan.rule, firstDay: '2026-09-07' } });
    expect(readSchool(site.context).terms).toHaveLength(1);
  });

  it('is refused in the way of another course without a reason, and is a manager’s to make', () => {
    save();
    expect(faultOf(() => save({ name: '党史' })).code).toBe('CLASHES');
    expect(readSchool(site.context).courses).toHaveLength(1);
    expect(save({ name: '党史' }, '合班').lectures).toBe(8);
    expect(faultOf(() => checkCourse(site.context, clerk, plan)).code).toBe('ROLE_NOT_ALLOWED');
    expect(faultOf(() => save({ term: { id: 'nothing' } }, '合班')).code).toBe('NOT_FOUND');
  });

  it('knows what has been held and which lecture comes next', () => {
    const { id, plan: lectures } = save();
    site.setTime('2026-09-11T00:00:00.000Z');
    expect(readCourse(site.context, id)).toMatchObject({ held: 0, nextAt: '2026-09-17T11:30:00.000Z' });
    const [one, two] = lectures.map((lecture) => lecture.id) as [string, string];
    const line = {
      who: { name: '林秀英', phone: '' },
      signedInAt: '2026-09-10T11:30:00.000Z',
      signedOutAt: null,
    };
    enterSheet(site.context, clerk, { activityId: one, lines: [{ ...line, travelMinutes: 0, content: '' }] });
    expect(readCourse(site.context, id).held).toBe(1);
    site.setTime('2026-09-18T00:00:00.000Z');
    holdActivity(site.context, clerk, { id: two, peopleServed: 0, summary: '' });
    expect(readSchool(site.context).courses).toMatchObject([{ held: 2, nextAt: '2026-09-24T11:30:00.000Z' }]);
  });

  it('has lectures with a name and a material of their own', () => {
    const [first] = save().plan;
    const lecture = { id: first?.id as string, name: '一号文件', material: '讲义 12 页' };
    expect(saveLecture(site.context, manager, lecture).plan[0]).toMatchObject({
      name: '一号文件',
      material: '讲义 12 页',
    });
    expect(faultOf(() => saveLecture(site.context, clerk, lecture)).code).toBe('ROLE_NOT_ALLOWED');
  });
});

describe('the certificate of a course', () => {
  const attend = (lecture: string, names: string[]) =>
    enterSheet(site.context, clerk, {
      activityId: lecture,
      lines: names.map((name) => ({
        ...{ who: { name, phone: '' }, signedInAt: '2026-09-10T11:30:00.000Z', signedOutAt: null },
        ...{ travelMinutes: 0, content: '' },
      })),
    });

  it('is for whoever attended enough, made up lectures included, once', async () => {
    const { id, plan: lectures } = save();
    const [one, two, three] = lectures.map((lecture) => lecture.id) as [string, string, string];
    attend(one, ['林秀英', '余美']);
    attend(three, ['林秀英']);
    const student = (name: string) =>
      readCourse(site.context, id).students.find((other) => other.name === name);
    expect(student('余美')).toMatchObject({ attended: [1], passes: false });
    const issue = (key: string) => issueCourseCertificate(site.context, manager, { courseId: id, key });
    expect(faultOf(() => issue('余美'))).toMatchObject({ code: 'INVALID_ANSWERS' });
    expect(faultOf(() => issue('谁')).code).toBe('NOT_FOUND');

    const roster = attend(two, ['余美']);
    const [again] = roster.attendances;
    makeUp(site.context, clerk, {
      activityId: two,
      participantId: again?.participantId as string,
      missedId: three,
    });
    expect(student('余美')).toMatchObject({
      ...{ attended: [1], madeUp: [3], passes: true },
      came: [
        { activityId: one, makesUp: null },
        { activityId: two, makesUp: three },
      ],
    });
    issue('林秀英');
    expect(issue('余美').students.map(({ name, certificateNumber }) => [name, certificateNumber])).toEqual([
      ['林秀英', '13-2026-Z0001'],
      ['余美', '13-2026-Z0002'],
    ]);
    issue('余美');
    expect(student('余美')?.certificateNumber).toBe('13-2026-Z0002');

    const page = renderCourseCertificate(site.context, '13-2026-Z0002');
    for (const text of [
      '余美',
      '乡村振兴',
      '2026年9月10日',
      '共 8 讲',
      '完成 2 讲',
      '13-2026-Z0002',
      '台洞村',
    ]) {
      expect(page).toContain(text);
    }
    expect(page).not.toMatch(/\{\{|\{%|undefined|null|\[object/);
    expect(await printCourseCertificate(site.context, '13-2026-Z0002')).toBe('printed');
    expect(desktop.printed).toEqual([page]);
    expect(logFaults(site.data.connection)).toEqual([]);
  });

  it('asks for no lecture that was cancelled', () => {
    const { id, plan: lectures } = save({ lecturesRequired: 0, rule: { ...plan.rule, end: { count: 2 } } });
    const [one, two] = lectures.map((lecture) => lecture.id) as [string, string];
    attend(one, ['林秀英']);
    expect(readCourse(site.context, id).students[0]?.passes).toBe(false);
    cancelActivities(site.context, manager, { id: two, scope: 'one', reason: '台风' });
    expect(readCourse(site.context, id)).toMatchObject({ lectures: 1, students: [{ passes: true }] });
  });
});
