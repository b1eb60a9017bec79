import { useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { serve } from './queue-actions.ts';
import styles from './ticket-of-intake.module.css';
import { useQueue } from './use-queue.ts';

/** The ticket an intake belongs to, in its head. The first word typed means that the person has come. */
export function TicketOfIntake({ draftId, begun }: { draftId: string; begun: boolean }) {
  const { ticket } = useSearch({ from: '/intake/$draftId' });
  const current = useQueue()?.current;
  // Passed over, or given to another window: whoever comes to this one now is somebody else.
  const called = ticket !== undefined && current?.number === ticket;
  const served = useRef(false);
  useEffect(() => {
    if (!begun || !called || served.current) return;
    served.current = true;
    serve(ticket, draftId);
  }, [begun, called, ticket, draftId]);
  const shown = called || current?.intakeId === draftId;
  return shown && current ? <span className={styles.ticket}>{current.number}</span> : null;
}
