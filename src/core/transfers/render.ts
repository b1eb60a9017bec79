import type { Transfer } from '#shared/contract/transfers.ts';
import { fillPlaceholders, type Wording, wordingInForce } from '#shared/domain/document-wording.ts';
import { localDateInShanghai } from '#shared/domain/local-date.ts';
import type { CoreContext } from '../context.ts';
import { otherPapers } from '../documents/kinds.ts';
import { type DocumentCentre, placeholderValues } from '../documents/placeholder-values.ts';
import { renderTemplate } from '../documents/template-engine.ts';
import { wordingSlots } from '../documents/wording-slots.ts';

const kind = 'centre-transfer-slip';

/** 物料转移单 as HTML, A4: the papers that go from one centre to the other, with a place for both signatures. */
export function renderTransferSlip(
  context: CoreContext,
  centre: DocumentCentre,
  transfer: Transfer,
  given: Wording,
): string {
  const handedOn = localDateInShanghai(transfer.answer?.at ?? transfer.madeAt);
  const about = {
    applicantName: transfer.applicantName,
    applicantMaskedNumber: '',
    itemName: transfer.itemName,
    itemCode: '—',
    number: transfer.caseNumber,
    receivedOn: handedOn,
    acceptedOn: null,
    promisedDue: transfer.due,
    statutoryDue: null,
    department: '—',
  };
  const values = placeholderValues(about, centre, { issuedOn: handedOn, issuedBy: transfer.madeByName });
  const texts = wordingInForce(wordingSlots(context.resourcesFolder, kind), given);
  const wording = Object.fromEntries(
    Object.entries(texts).map(([slot, text]) => [slot, fillPlaceholders(text, values)]),
  );
  return renderTemplate(context.resourcesFolder, otherPapers[kind].template, {
    title: wording.title,
    footer: wording.footer,
    wording,
    centre,
    transfer,
    handedOn,
    papers: transfer.papers,
  });
}
