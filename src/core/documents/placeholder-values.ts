import type { CaseDetail } from '#shared/contract/cases.ts';
import type { Placeholder } from '#shared/domain/document-wording.ts';
import { formatLongDate } from '#shared/wording/dates.ts';

export interface DocumentCentre {
  name: string;
  phone: string;
  address: string;
}

/** What the placeholders need to know of a case, or of an intake that is none yet. */
export type PlaceholderCase = Pick<
  CaseDetail,
  | 'applicantName'
  | 'applicantMaskedNumber'
  | 'itemName'
  | 'itemCode'
  | 'number'
  | 'receivedOn'
  | 'acceptedOn'
  | 'promisedDue'
  | 'statutoryDue'
  | 'department'
>;

/** What each placeholder of a wording stands for on this document; a dash where the case has nothing to say. */
export function placeholderValues(
  detail: PlaceholderCase,
  centre: DocumentCentre,
  { issuedOn, issuedBy }: { issuedOn: string; issuedBy: string },
): Record<Placeholder, string> {
  const day = (date: string | null) => (date ? formatLongDate(date) : '—');
  return {
    申请人: detail.applicantName,
    证件号码: detail.applicantMaskedNumber || '—',
    事项: detail.itemName,
    事项编码: detail.itemCode,
    办件编号: detail.number,
    收件日期: day(detail.receivedOn),
    受理日期: day(detail.acceptedOn),
    承诺日期: day(detail.promisedDue),
    法定日期: day(detail.statutoryDue),
    办理部门: detail.department,
    经办人: issuedBy,
    文书日期: day(issuedOn),
    中心: centre.name,
    中心地址: centre.address || '（未登记）',
    咨询电话: centre.phone || '（未登记）',
  };
}
