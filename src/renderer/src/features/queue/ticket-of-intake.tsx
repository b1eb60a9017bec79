import { useSearch } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { serve } from './queue-actions.ts';
import styles from './ticket-of-intake.module.css';
import { useQueue } from './use-queue.ts';

/** The ticket an intake belongs to, in its head. The first word typed means that the person has come. */
export function TicketOfIntake({ draftId, begun }: { draftId: string; begun: boolean }) {
  const { ticket } = useSearch({ from: '/intake/$draftId' });
  const current = useQueue()?.current;
  const served = useRef(false);
  useEffect(() => {
    if (!begun || !ticket || served.current) return;
    served.current = true;
    serve(ticket, draftId);
  }, [begun, ticket, draftId]);
  const number = ticket ?? (current?.intakeId === draftId ? current.number : undefined);
  return number ? <span className={styles.ticket}>{number}</span> : null;
}
