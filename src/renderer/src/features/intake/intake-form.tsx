import { useEffect, useRef, useState } from 'react';
import type { IntakeDraft } from '#shared/contract/intake.ts';
import { useShortcut } from '../../app/keyboard/shortcuts.ts';
import { usePersonInView } from '../../app/person-in-view.ts';
import { useUsable } from '../../app/usable.ts';
import { IntakeDocuments } from '../documents/intake-documents.tsx';
import { TicketOfIntake } from '../queue/ticket-of-intake.tsx';
import { ActionBar, actionWord } from './action-bar.tsx';
import { AgentPart } from './agent-part.tsx';
import { ApplicantPart } from './applicant-part.tsx';
import { DraftOffer } from './draft-offer.tsx';
import { focusField } from './focus-field.ts';
import { FormPart } from './form-part.tsx';
import styles from './intake-form.module.css';
import { isEmptyDraft } from './intake-state.ts';
import { ItemPart } from './item-part.tsx';
import { PapersPart } from './papers-part.tsx';
import { SameItemOpen } from './same-item-open.tsx';
import { SamePersonPanel } from './same-person-panel.tsx';
import { SamePersonWarning } from './same-person-warning.tsx';
import { SavedWord } from './saved-word.tsx';
import { SituationsPart } from './situations-part.tsx';
import { useAgentKey } from './use-agent-key.ts';
import { useIntake } from './use-intake.ts';
import { usePartKeys } from './use-part-keys.ts';
import { useWayKeys } from './use-way-keys.ts';
import { WayPanel } from './way-panel.tsx';

/** The form: one page of numbered parts, of which the current one is open. */
export function IntakeForm({ initial, savedAt }: { initial: IntakeDraft; savedAt: string | null }) {
  const intake = useIntake(initial, savedAt);
  const { state, accept, leave } = intake;
  const form = useRef<HTMLDivElement>(null);
  const [daysOpen, setDaysOpen] = useState(false);
  useEffect(() => {
    if (form.current) focusField(form.current, state.focus.field);
  }, [state.focus]);
  usePersonInView(state.draft.applicant.residentId);
  useUsable('intake', true);
  useShortcut('Ctrl+Enter', actionWord(intake), () => void accept());
  useShortcut('F8', '暂存，先办别的', () => void leave());
  useShortcut('Ctrl+S', '暂存，先办别的', () => void leave());
  useShortcut('Escape', '离开，内容都在', () => void leave());
  useAgentKey(intake);
  useWayKeys(intake);
  usePartKeys(intake.parts, intake.goToPart);
  useShortcut('Alt+D', '为什么是这天', () => setDaysOpen(!daysOpen));

  return (
    <div ref={form} tabIndex={-1} className={styles.form} inert={intake.accepting}>
      <header className={styles.head}>
        <h1>新办件</h1>
        <TicketOfIntake draftId={state.draft.id} begun={!isEmptyDraft(state.draft)} />
        <span className={styles.papers}>
          <IntakeDocuments whole={intake.whole} isReady={() => intake.isReady('accept')} />
        </span>
        <span className={styles.saved}>
          <SavedWord saver={intake.saver} />
        </span>
      </header>
      <div className={styles.parts}>
        <ItemPart intake={intake} daysOpen={daysOpen} onToggleDays={() => setDaysOpen(!daysOpen)} />
        <ApplicantPart intake={intake} />
        <AgentPart intake={intake} />
        <SituationsPart intake={intake} />
        <PapersPart intake={intake} />
        <FormPart intake={intake} />
      </div>
      <SamePersonWarning intake={intake} />
      <SameItemOpen intake={intake} />
      {isEmptyDraft(state.draft) && <DraftOffer except={state.draft.id} />}
      <ActionBar intake={intake} />
      {intake.way && !intake.comparing && <WayPanel key={intake.way} intake={intake} way={intake.way} />}
      {intake.comparing && <SamePersonPanel intake={intake} />}
    </div>
  );
}
