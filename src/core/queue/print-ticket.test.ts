import { describe, expect, it } from 'vitest';
import type { Desktop, PaperSize } from '../context.ts';
import { faultOf } from '../testing/fault.ts';
import { clerk, freshSite } from '../testing/fresh-site.ts';
import { issueTicket } from './issue-ticket.ts';
import { printTicket, renderTicket } from './print-ticket.ts';

/** The application's way to a printer, without one. */
class PaperTray implements Desktop {
  readonly printed: { html: string; paper: PaperSize | undefined }[] = [];
  answer: 'printed' | 'no-printer' = 'printed';
  renderPdf(): Promise<Uint8Array> {
    return Promise.reject(new Error('A ticket is no document that is kept'));
  }
  print(html: string, paper?: PaperSize): Promise<'printed' | 'no-printer'> {
    this.printed.push({ html, paper });
    return Promise.resolve(this.answer);
  }
  saveFile(): Promise<null> {
    return Promise.resolve(null);
  }
}

describe('the paper ticket', () => {
  it('says number, group, how many come before, and why it comes first', async () => {
    const tray = new PaperTray();
    const { context } = freshSite({ desktop: tray });
    issueTicket(context, clerk, { letter: 'A', priority: null });
    issueTicket(context, clerk, { letter: 'A', priority: null });
    issueTicket(context, clerk, { letter: 'A', priority: 'elderly' });
    expect(await printTicket(context, 'A002')).toEqual({ printed: true, problem: null });
    expect(tray.printed[0]?.paper).toEqual({ width: 80, height: 110 });
    const text = tray.printed[0]?.html.replace(/<style>.*<\/style>/s, '') ?? '';
    for (const part of [
      'A002',
      '社保民政',
      '前面还有 2 位',
      '2026-06-09 10:00',
      '台洞村党群服务中心',
      '<svg',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('优先');
    expect(renderTicket(context, 'A003')).toContain('优先　老年人');
    expect(renderTicket(context, 'A003')).toContain('前面没有人等候');
  });

  it('that found no printer counts all the same', async () => {
    const tray = new PaperTray();
    tray.answer = 'no-printer';
    const { context } = freshSite({ desktop: tray });
    issueTicket(context, clerk, { letter: 'B', priority: null });
    expect(await printTicket(context, 'B001')).toEqual({ printed: false, problem: 'no-printer' });
    expect(faultOf(() => renderTicket(context, 'B002'))).toMatchObject({ code: 'NOT_FOUND' });
  });
});
