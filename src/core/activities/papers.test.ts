import { renderSVG } from 'uqr';
import { beforeEach, describe, expect, it } from 'vitest';
import { activityCode } from '#shared/domain/activity-code.ts';
import { addActivity, addLecturer, addRoom } from '../testing/activities.ts';
import { faultOf } from '../testing/fault.ts';
import { clerk, freshSite, manager, type TestSite } from '../testing/fresh-site.ts';
import { PaperDesktop } from '../testing/paper-desktop.ts';
import { cancelActivities } from './change.ts';
import { printPaper, renderPaper, savePaper } from './papers.ts';
import { signUp } from './sign-ups.ts';

let site: TestSite;
let desktop: PaperDesktop;
let id: string;
beforeEach(() => {
  desktop = new PaperDesktop();
  site = freshSite({ desktop });
  id = addActivity(site.context, {
    name: '义务植树 <护绿>',
    content: '带水壶\n穿胶鞋',
    capacity: 2,
    roomId: addRoom(site.context, '后山', 0),
    lecturerIds: [addLecturer(site.context, '李建国')],
  });
});

const papers = ['poster', 'sign-in-sheet', 'call-list'] as const;

describe('a paper of an activity', () => {
  it.each(papers)('%s names what, when and where, and shows what was typed as text', (paper) => {
    const page = renderPaper(site.context, id, paper);
    for (const text of ['义务植树 &lt;护绿&gt;', '2026年6月11日', '周四', '09:00—11:00', '后山']) {
      expect(page).toContain(text);
    }
    expect(page).not.toMatch(/\{\{|\{%|undefined|null|\[object|<护绿>/);
  });

  it('says a room with its centre, and a place in words as it is', () => {
    expect(renderPaper(site.context, id, 'poster')).toContain('台洞村党群服务中心 后山');
    const outside = renderPaper(site.context, addActivity(site.context, { place: '村口榕树下' }), 'poster');
    expect(outside).toContain('<dd>村口榕树下</dd>');
    const nowhere = renderPaper(site.context, addActivity(site.context), 'poster');
    expect(nowhere).toContain('<dd>台洞村党群服务中心</dd>');
  });

  it.each(['poster', 'sign-in-sheet'] as const)('%s has the code by which the activity is found', (paper) => {
    expect(renderPaper(site.context, id, paper)).toContain(renderSVG(activityCode(id), { border: 0 }));
  });

  it('lists everybody with a place on the sheet, with free rows, in whole pages', () => {
    for (let at = 1; at <= 20; at += 1) {
      signUp(site.context, clerk, { id, volunteerId: null, name: `群众${at}`, phone: '' });
    }
    const rows = (page: string) => page.match(/<td class="n">/g)?.length;
    const narrow = renderPaper(site.context, id, 'sign-in-sheet');
    expect(narrow).toContain('群众2<');
    expect(narrow).not.toContain('群众3<');
    expect(rows(narrow)).toBe(16);
    const wide = addActivity(site.context, { capacity: 40, name: '大会' });
    expect(rows(renderPaper(site.context, wide, 'sign-in-sheet'))).toBe(48);
    const list = renderPaper(site.context, id, 'call-list');
    expect(list).toContain('候补 18 人');
  });

  it('is printed and saved; a cancelled activity says so on its poster', async () => {
    expect(await printPaper(site.context, id, 'poster')).toBe('printed');
    expect(desktop.printed[0]).not.toContain('活动取消');
    expect(await savePaper(site.context, id, 'sign-in-sheet')).toBe(
      '/somewhere/活动签到表 义务植树  护绿 .pdf',
    );
    cancelActivities(site.context, manager, { id, scope: 'one', reason: '雨' });
    expect(renderPaper(site.context, id, 'poster')).toContain('活动取消');
    expect(faultOf(() => renderPaper(site.context, 'nothing', 'poster')).code).toBe('NOT_FOUND');
  });
});
