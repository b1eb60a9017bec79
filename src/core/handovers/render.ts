import type { Handover } from '#shared/contract/handovers.ts';
import { fillPlaceholders, type Wording, wordingInForce } from '#shared/domain/document-wording.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import { caseStateWord } from '#shared/wording/case-states.ts';
import { urgencyWord } from '#shared/wording/handovers.ts';
import type { CoreContext } from '../context.ts';
import { otherPapers } from '../documents/kinds.ts';
import { type DocumentCentre, placeholderValues } from '../documents/placeholder-values.ts';
import { renderTemplate } from '../documents/template-engine.ts';
import { wordingSlots } from '../documents/wording-slots.ts';

/** The 交接清单 as HTML, A4, with a place for both signatures. */
export function renderHandover(
  context: CoreContext,
  centre: DocumentCentre,
  handover: Handover,
  given: Wording,
): string {
  const { content, fromName, toName, madeAt } = handover;
  const madeOn = localDateInShanghai(madeAt);
  const nobody = {
    applicantName: '—',
    applicantMaskedNumber: '',
    itemName: '—',
    itemCode: '—',
    number: '—',
    receivedOn: '',
    acceptedOn: madeOn,
    promisedDue: madeOn,
    statutoryDue: null,
    department: '—',
  };
  const values = placeholderValues(nobody, centre, { issuedOn: madeOn, issuedBy: fromName });
  const texts = wordingInForce(wordingSlots(context.resourcesFolder, 'handover-list'), given);
  const wording = Object.fromEntries(
    Object.entries(texts).map(([slot, text]) => [slot, fillPlaceholders(text, values)]),
  );
  return renderTemplate(context.resourcesFolder, otherPapers['handover-list'].template, {
    title: wording.title,
    footer: wording.footer,
    wording,
    centre,
    fromName,
    toName,
    madeOn,
    madeAt: shanghaiTime(madeAt),
    cases: content.cases.map((one) => ({
      ...one,
      state: caseStateWord(one.state),
      urgency: urgencyWord(one.urgency),
    })),
    originals: content.originals,
    sheets: content.originals.reduce((sum, { originals }) => sum + originals, 0),
    drafts: content.drafts.map((draft) => ({ ...draft, savedAt: shanghaiTime(draft.savedAt) })),
    tickets: content.tickets.map(({ number }) => number).join('、'),
    changesWaiting: content.changesWaiting,
    things: content.things,
    note: content.note,
  });
}

/** `2026-06-09 10:00` in mainland time. */
function shanghaiTime(instant: string): string {
  const shifted = new Date(Date.parse(instant) + 8 * 3_600_000).toISOString();
  return `${shifted.slice(0, 10)} ${shifted.slice(11, 16)}`;
}
