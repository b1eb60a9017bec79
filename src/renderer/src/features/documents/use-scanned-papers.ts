import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { parseActivityCode } from '#shared/domain/activity-code.ts';
import { parseCaseNumber } from '#shared/domain/case-number.ts';
import { parsePaperNumber } from '#shared/domain/paper-number.ts';
import { query, queryClient } from '../../app/core/core.ts';
import { isComposing } from '../../app/keyboard/key-name.ts';
import { ScannedText } from './scanned-text.ts';

/** Where digits mean something themselves: fields, and the questions of an intake. */
const FIELDS = 'input, textarea, select, [contenteditable], [data-field]';

/** A QR code scanned outside a field opens its case, with the paper that was scanned named there, or its activity. */
export function useScannedPapers(): void {
  const navigate = useNavigate();
  useEffect(() => {
    const scanned = new ScannedText();
    const open = async (text: string) => {
      const found = await queryClient
        .fetchQuery(query.cases.getByNumber.queryOptions({ input: { number: text } }))
        .catch(() => null);
      if (!found) return;
      await navigate({
        to: '/cases/$caseId',
        params: { caseId: found.id },
        search: { paper: parsePaperNumber(text)?.paper },
      });
    };
    const listen = (event: KeyboardEvent) => {
      const inField = event.target instanceof Element && event.target.closest(FIELDS) !== null;
      if (inField || isComposing(event) || event.ctrlKey || event.altKey) return;
      const key = scanned.key(event.key, event.timeStamp);
      if (key.kind === 'other') return;
      if (key.kind === 'done') {
        const activity = parseActivityCode(key.text);
        if (activity) void navigate({ to: '/activities', search: { activity } });
        else if (parsePaperNumber(key.text) || parseCaseNumber(key.text)) void open(key.text);
        else return;
      }
      event.preventDefault();
      event.stopPropagation();
    };
    // Before any list on the page takes the digits for its own.
    window.addEventListener('keydown', listen, { capture: true });
    return () => window.removeEventListener('keydown', listen, { capture: true });
  }, [navigate]);
}
