import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { shortcuts, useShortcut } from '../../app/keyboard/shortcuts.ts';
import { useNewIntake } from '../../app/shell/use-new-intake.ts';
import { useServesWindow } from '../../app/shell/use-serves-window.ts';
import { calledTooEarly, counterNumber } from './counter.ts';
import { callNext, openPublicScreen, recall, skip } from './queue-actions.ts';
import { useQueue } from './use-queue.ts';

const ANYWHERE = { group: '随处可用' } as const;

/** Does what F4 does, for buttons and fields that lead on to the next person. */
export function strikeCallNext(): void {
  shortcuts
    .get()
    .findLast(({ keys }) => keys === 'F4')
    ?.run?.();
}

/** F4 and its kin, on every screen of whoever serves at a window. */
export function useQueueKeys(): { callNext: () => void } {
  const ticket = useQueue()?.current;
  const current = ticket?.number;
  const called = ticket?.state === 'called';
  const newIntake = useNewIntake();
  const serves = useServesWindow();
  const navigate = useNavigate();
  const calling = useRef(false);
  const next = async () => {
    // Which window the people should come to must be known before the first call.
    const counter = counterNumber.get();
    calledTooEarly.set(counter === 0);
    if (counter === 0) return navigate({ to: '/queue' });
    if (calling.current) return;
    calling.current = true;
    const ticket = await callNext(counter);
    calling.current = false;
    // An unfinished intake stays a draft; the person who comes gets a form of their own.
    if (ticket) newIntake({ ticket: ticket.number });
  };
  useShortcut('F4', '叫下一位', () => void next(), { ...ANYWHERE, enabled: serves });
  useShortcut('F6', '重呼', () => current && recall(current), { ...ANYWHERE, enabled: Boolean(current) });
  useShortcut('F7', '过号', () => current && void skip(current), { ...ANYWHERE, enabled: called });
  useShortcut('Ctrl+Q', '叫号台、取号', () => void navigate({ to: '/queue' }), ANYWHERE);
  useShortcut('Ctrl+Shift+Q', '打开公众屏', openPublicScreen, ANYWHERE);
  return { callNext: () => void next() };
}
