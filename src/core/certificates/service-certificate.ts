import { renderSVG } from 'uqr';
import type { Certificate } from '#shared/contract/certificates.ts';
import { isLocalDate, localDateInShanghai } from '#shared/domain/local-date.ts';
import { hoursWord } from '#shared/wording/volunteers.ts';
import { centreBySite } from '../centres/queries.ts';
import type { CoreContext } from '../context.ts';
import { renderTemplate } from '../documents/template-engine.ts';
import { failure } from '../errors.ts';
import { requireRole, type StaffActor } from '../staff/roles.ts';
import { volunteerById } from '../volunteers/queries.ts';
import { volunteerLines } from '../volunteers/volunteer-line.ts';
import { anyCertificate, type CertificateRow, certificatesOfVolunteer, serviceBetween } from './queries.ts';
import { takeCertificateNumber } from './take-number.ts';

/** What the paper says beyond the columns of a certificate, as it was on the day. */
interface ServiceContent {
  maskedNumber: string;
  services: { day: string; name: string; centreName: string; minutes: number }[];
}

/** More lines than a paper of some pages holds; what is left out is said and counted in the sum. */
const mostLines = 120;

/** The certificates of a volunteer, the newest first. */
export function listCertificates(context: CoreContext, volunteerId: string): Certificate[] {
  return context.data.database.read.all(certificatesOfVolunteer(volunteerId)).map(certificateOf);
}

/**
 * 志愿服务记录证明 of the hours in the ledger between two days: identity, hours and content, issuer, person in charge,
 * handler, number, date (order 67 of the Ministry of Civil Affairs, 2020, articles 16 to 19). It stays as it was on
 * the day, also when the ledger changes.
 * @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND`, `INVALID_ANSWERS` for days in the wrong order, or without service
 */
export function issueServiceCertificate(
  context: CoreContext,
  actor: StaffActor,
  request: { volunteerId: string; fromDay: string; untilDay: string; inCharge: string },
): Certificate {
  requireRole(actor, 'clerk', 'manager', 'administrator');
  const { database } = context.data;
  const { volunteerId, fromDay, untilDay, inCharge } = request;
  const row = database.read.first(volunteerById(volunteerId));
  const [volunteer] = row ? volunteerLines(database.read, [row]) : [];
  if (!volunteer) throw failure('NOT_FOUND', { entity: 'volunteer', id: volunteerId });
  const today = localDateInShanghai(database.now());
  if (!isLocalDate(fromDay) || !isLocalDate(untilDay) || fromDay > untilDay || untilDay > today) {
    throw failure('INVALID_ANSWERS', { problems: [{ field: 'untilDay', code: 'range' }] });
  }
  const services = database.read.all(serviceBetween(volunteerId, fromDay, untilDay));
  if (services.length === 0)
    throw failure('INVALID_ANSWERS', { problems: [{ field: 'fromDay', code: 'no-service' }] });
  const content: ServiceContent = {
    maskedNumber: volunteer.maskedNumber,
    services: services.map(({ service_day, name, centre_name, amount }) => ({
      day: service_day,
      name: name ?? '',
      centreName: centre_name ?? '',
      minutes: amount,
    })),
  };
  const { siteNumber } = database.site;
  const subject = { entity: 'volunteer', id: volunteerId };
  const number = database.write({ name: 'certificates.issue', actor, subject }, (unit) => {
    const taken = takeCertificateNumber(unit, siteNumber, Number(today.slice(0, 4)));
    unit.insert('certificate', {
      number: taken.number,
      kind: 'service',
      volunteer_id: volunteerId,
      course_id: null,
      holder_name: volunteer.name,
      verification_code: taken.verificationCode,
      from_day: fromDay,
      until_day: untilDay,
      minutes: services.reduce((sum, { amount }) => sum + amount, 0),
      content: JSON.stringify(content),
      in_charge: inCharge.trim(),
      handler: actor.name,
      site_number: siteNumber,
      issued_at: database.now().toISOString(),
      withdrawn_reason: null,
    });
    return taken.number;
  });
  return certificateOf(requireCertificate(context, number));
}

/** @throws CoreError `NOT_FOUND` */
function requireCertificate(context: CoreContext, number: string): CertificateRow {
  const row = context.data.database.read.first(anyCertificate(number));
  if (!row) throw failure('NOT_FOUND', { entity: 'certificate', id: number });
  return row;
}

/** What anybody who holds the paper may ask: whether it is ours, and still valid. Null when number and code do not fit. */
export function verifyCertificate(context: CoreContext, number: string, code: string): Certificate | null {
  const row = context.data.database.read.first(anyCertificate(number.trim().toUpperCase()));
  return row && row.verification_code === code.trim().toUpperCase() ? certificateOf(row) : null;
}

/** Takes a certificate back; its number stays and says so. @throws CoreError `ROLE_NOT_ALLOWED`, `NOT_FOUND` */
export function withdrawCertificate(
  context: CoreContext,
  actor: StaffActor,
  { number, reason }: { number: string; reason: string },
): Certificate[] {
  requireRole(actor, 'manager', 'administrator');
  const { volunteer_id: volunteerId } = requireCertificate(context, number);
  const command = {
    name: 'certificates.withdraw',
    actor,
    subject: { entity: 'certificate', id: number },
    reason,
  };
  context.data.database.write(command, (unit) =>
    unit.update('certificate', { number }, { withdrawn_reason: reason.trim() }),
  );
  return volunteerId === null ? [] : listCertificates(context, volunteerId);
}

/** The paper, A4. @throws CoreError `NOT_FOUND` */
export function renderServiceCertificate(context: CoreContext, number: string): string {
  const row = requireCertificate(context, number);
  const centre = context.data.database.read.first(centreBySite(row.site_number));
  if (!centre || row.kind !== 'service') throw failure('NOT_FOUND', { entity: 'certificate', id: number });
  const { maskedNumber, services } = JSON.parse(row.content) as ServiceContent;
  return renderTemplate(context.resourcesFolder, 'service-certificate.html', {
    centre,
    ...{ number: row.number, verificationCode: row.verification_code, holder: row.holder_name, maskedNumber },
    ...{ from: row.from_day, until: row.until_day, hours: hoursWord(row.minutes), times: services.length },
    services: services
      .slice(0, mostLines)
      .map((service) => ({ ...service, hours: hoursWord(service.minutes) })),
    leftOut: Math.max(0, services.length - mostLines),
    ...{ inCharge: row.in_charge, handler: row.handler, withdrawn: row.withdrawn_reason },
    issuedOn: localDateInShanghai(row.issued_at),
    qrCode: renderSVG(`${row.number} ${row.verification_code}`, { border: 0 }),
  });
}

/** @throws CoreError `NOT_FOUND`, `PRINTING_FAILED` */
export async function printServiceCertificate(
  context: CoreContext,
  number: string,
): Promise<'printed' | 'no-printer' | 'printer-failed'> {
  const html = renderServiceCertificate(context, number);
  if (!context.desktop) throw failure('PRINTING_FAILED', { cause: 'no desktop' });
  return context.desktop.print(html);
}

/** Asks where, then writes the paper there as PDF; null when the dialog was closed. @throws CoreError as printing */
export async function saveServiceCertificate(context: CoreContext, number: string): Promise<string | null> {
  const html = renderServiceCertificate(context, number);
  const { desktop } = context;
  if (!desktop) throw failure('PRINTING_FAILED', { cause: 'no desktop' });
  return desktop.saveFile(`志愿服务记录证明 ${number}.pdf`, await desktop.renderPdf(html));
}

function certificateOf(row: CertificateRow): Certificate {
  return {
    number: row.number,
    kind: row.kind as Certificate['kind'],
    holderName: row.holder_name,
    verificationCode: row.verification_code,
    fromDay: row.from_day,
    untilDay: row.until_day,
    minutes: row.minutes,
    inCharge: row.in_charge,
    handler: row.handler,
    centreName: row.centre_name ?? '',
    issuedAt: row.issued_at,
    withdrawnReason: row.withdrawn_reason,
  };
}
