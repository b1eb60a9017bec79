import { describe, expect, it } from 'vitest';
import { signIn } from '../attendances/sign-in.ts';
import { takeAttendanceStep } from '../attendances/take-step.ts';
import { clerk, freshSite, manager } from '../testing/fresh-site.ts';
import { PaperDesktop } from '../testing/paper-desktop.ts';
import { plannedActivity, registerVolunteers } from '../testing/volunteers.ts';
import {
  issueServiceCertificate,
  listCertificates,
  printServiceCertificate,
  renderServiceCertificate,
  verifyCertificate,
  withdrawCertificate,
} from './service-certificate.ts';

function servedTwice() {
  const desktop = new PaperDesktop();
  const site = freshSite({ at: '2026-06-20T02:00:00.000Z', desktop });
  const [volunteerId = ''] = registerVolunteers(site.context, 1);
  for (const day of ['2026-06-09', '2026-06-16']) {
    const activityId = plannedActivity(site.context, `a${day}`, { day });
    signIn(site.context, clerk, { activityId, who: { volunteerId }, way: 'name' });
    const confirmed = {
      activityId,
      participantId: volunteerId,
      step: 'confirm' as const,
      minutes: 90,
      reason: '',
    };
    takeAttendanceStep(site.context, manager, confirmed);
  }
  const issue = (fromDay: string, untilDay: string) =>
    issueServiceCertificate(site.context, clerk, { volunteerId, fromDay, untilDay, inCharge: '谭国华' });
  return { site, desktop, volunteerId, issue };
}

describe('志愿服务记录证明', () => {
  it('certifies what the ledger counts between two days, with number and code', () => {
    const { site, issue, volunteerId } = servedTwice();
    const all = issue('2026-06-01', '2026-06-20');
    const one = issue('2026-06-10', '2026-06-20');
    expect([all.minutes, one.minutes]).toEqual([180, 90]);
    expect(all.number).toBe('13-2026-Z0001');
    expect(listCertificates(site.context, volunteerId).map(({ number }) => number)).toEqual([
      one.number,
      all.number,
    ]);
    const page = renderServiceCertificate(site.context, all.number);
    for (const text of [
      '林一0',
      '3 小时',
      '2026-06-09',
      '2026-06-16',
      '谭国华',
      '陈晓敏',
      all.verificationCode,
    ]) {
      expect(page).toContain(text);
    }
    expect(page).not.toMatch(/\{\{|\{%|undefined|\[object/);
  });

  it('stays as it was when the ledger changes afterwards', () => {
    const { site, issue, volunteerId } = servedTwice();
    const { number } = issue('2026-06-01', '2026-06-20');
    const before = renderServiceCertificate(site.context, number);
    const step = {
      activityId: 'a2026-06-09',
      participantId: volunteerId,
      step: 'void' as const,
      reason: '签错',
    };
    takeAttendanceStep(site.context, manager, step);
    expect(renderServiceCertificate(site.context, number)).toBe(before);
  });

  it('is checked by number and code, and says when it was withdrawn', async () => {
    const { site, desktop, issue } = servedTwice();
    const { number, verificationCode } = issue('2026-06-01', '2026-06-20');
    expect(
      verifyCertificate(site.context, number.toLowerCase(), ` ${verificationCode.toLowerCase()}`),
    ).toMatchObject({ number });
    expect(verifyCertificate(site.context, number, 'AAAAAAAA')).toBeNull();
    expect(await printServiceCertificate(site.context, number)).toBe('printed');
    expect(desktop.printed.at(-1)).not.toContain('已撤回');
    withdrawCertificate(site.context, manager, { number, reason: '时数不实' });
    expect(verifyCertificate(site.context, number, verificationCode)?.withdrawnReason).toBe('时数不实');
    expect(renderServiceCertificate(site.context, number)).toContain('已撤回');
  });

  it('is not issued without service, or for days to come', () => {
    const { issue } = servedTwice();
    expect(() => issue('2026-01-01', '2026-05-31')).toThrow(
      expect.objectContaining({ code: 'INVALID_ANSWERS' }),
    );
    expect(() => issue('2026-06-01', '2026-06-21')).toThrow(
      expect.objectContaining({ code: 'INVALID_ANSWERS' }),
    );
  });
});
