import { useEffect, useRef, useState } from 'react';
import { type BadReason, isBadRating, type RatingLevel } from '#shared/domain/rating.ts';
import { publicCore } from './public-core.ts';

/** A shaking hand gets this long to touch another face; whoever ticks reasons gets longer. */
const CONFIRM_MS = 3000;
const REASONS_MS = 20_000;
const THANKS_MS = 4000;

export type RatingStage = 'faces' | 'reasons' | 'sending' | 'thanks' | 'closed';

/** The course of one answer: a face, for a bad one its reasons, then sent by itself or at once. */
export function useRating(requestId: string, onBegun: () => void, onOver: () => void) {
  const [level, setLevel] = useState<RatingLevel | null>(null);
  const [reasons, setReasons] = useState<readonly BadReason[]>([]);
  const [stage, setStage] = useState<RatingStage>('faces');

  const send = async () => {
    if (!level || stage === 'sending' || stage === 'thanks' || stage === 'closed') return;
    setStage('sending');
    try {
      await publicCore.screen.rate({ requestId, level, reasons: isBadRating(level) ? [...reasons] : [] });
      setStage('thanks');
    } catch {
      setStage('closed');
    }
  };

  const latest = useRef({ send, onOver });
  useEffect(() => {
    latest.current = { send, onOver };
  });
  useEffect(() => {
    const ended = stage === 'thanks' || stage === 'closed';
    if (!ended && (level === null || stage === 'sending')) return;
    const wait = ended ? THANKS_MS : isBadRating(level as RatingLevel) ? REASONS_MS : CONFIRM_MS;
    const timer = setTimeout(() => (ended ? latest.current.onOver() : void latest.current.send()), wait);
    return () => clearTimeout(timer);
  }, [level, stage]);

  return {
    level,
    reasons,
    stage,
    send: () => void send(),
    choose: (chosen: RatingLevel) => {
      if (stage !== 'faces') return;
      onBegun();
      setLevel(chosen);
      if (isBadRating(chosen)) setStage('reasons');
    },
    toggle: (reason: BadReason) =>
      setReasons(reasons.includes(reason) ? reasons.filter((one) => one !== reason) : [...reasons, reason]),
    back: () => {
      setLevel(null);
      setReasons([]);
      setStage('faces');
    },
  };
}
