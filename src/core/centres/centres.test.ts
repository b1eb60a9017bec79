import { beforeEach, describe, expect, it } from 'vitest';
import { renderGuide } from '../catalogue/guide.ts';
import { printDocuments, viewDocument } from '../documents/service.ts';
import { acceptCase } from '../intake/accept-case.ts';
import { atOnce, fullDraft, newApplicant } from '../testing/drafts.ts';
import { faultOf } from '../testing/fault.ts';
import { clerk, freshSite, handler, manager, type TestSite } from '../testing/fresh-site.ts';
import { readAudit, readChanges } from '../testing/log.ts';
import { PaperDesktop } from '../testing/paper-desktop.ts';
import { changeCentre, listCentres } from './service.ts';

const administrator = { ...manager, id: 'demo-13-7', role: 'administrator' } as const;
const contact = { siteNumber: '13', phone: '0750-2600001', address: '沙塘镇台洞村委会一楼' };

let site: TestSite;
beforeEach(() => {
  site = freshSite({ desktop: new PaperDesktop() });
});

const accept = (order: number) =>
  acceptCase(site.context, clerk, fullDraft(site.context, atOnce, newApplicant(order)));
const ownCentre = () => listCentres(site.context, manager).find(({ siteNumber }) => siteNumber === '13');

describe('the telephone and the address of a centre', () => {
  it('are entered by its manager, and the audit says by whom', () => {
    expect(ownCentre()).toMatchObject({ phone: '', address: '', mayChange: true });
    changeCentre(site.context, manager, contact);
    expect(ownCentre()).toMatchObject(contact);
    expect(readAudit(site.data.connection).at(-1)).toMatchObject({
      actorName: '谭国华',
      command: 'centres.change',
    });
    const changes = readChanges(site.data.connection).length;
    changeCentre(site.context, manager, contact);
    expect(readChanges(site.data.connection)).toHaveLength(changes);
  });

  it('of another centre are the administrator’s to enter, and nobody else’s', () => {
    const other = { ...contact, siteNumber: '12' };
    expect(listCentres(site.context, manager).filter(({ mayChange }) => mayChange)).toHaveLength(1);
    for (const actor of [manager, clerk, handler]) {
      expect(faultOf(() => changeCentre(site.context, actor, other))).toMatchObject({
        code: 'ROLE_NOT_ALLOWED',
      });
    }
    const centres = changeCentre(site.context, administrator, other);
    expect(centres.find(({ siteNumber }) => siteNumber === '12')).toMatchObject(other);
    expect(centres.every(({ mayChange }) => mayChange)).toBe(true);
  });

  it('are refused where they cannot stand on a paper, and where there is no such centre', () => {
    expect(faultOf(() => changeCentre(site.context, manager, { ...contact, phone: '问村长' }))).toMatchObject(
      { code: 'INVALID_ANSWERS', data: { problems: [{ field: 'phone', code: 'format' }] } },
    );
    expect(ownCentre()).toMatchObject({ phone: '', address: '' });
    expect(
      faultOf(() => changeCentre(site.context, administrator, { ...contact, siteNumber: '99' })),
    ).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('stand on every paper printed from then on, and change none printed before', async () => {
    const printed = accept(1);
    await printDocuments(site.context, clerk, printed.id);
    const before = viewDocument(site.context, printed.id, 'acceptance-notice');
    expect(before).toContain('（未登记）');
    changeCentre(site.context, manager, contact);
    expect(viewDocument(site.context, printed.id, 'acceptance-notice')).toBe(before);
    const after = viewDocument(site.context, accept(2).id, 'acceptance-notice');
    expect(after).toContain(`咨询电话：${contact.phone}`);
    expect(after).toContain(`地址：${contact.address}`);
    expect(after).not.toContain('未登记');
    expect(renderGuide(site.context, 'BM001')).toContain(`服务窗口（${contact.address}）`);
  });
});
