import { useEffect, useLayoutEffect, useRef } from 'react';
import { createStore } from '../store.ts';
import { isComposing, isTyped, keyName } from './key-name.ts';

/** Where the key card lists a shortcut. */
export type ShortcutGroup = '随处可用' | '本页';

/** A key that does something now. */
export interface Shortcut {
  keys: string;
  label: string;
  group: ShortcutGroup;
  /** Absent for keys that the element with the focus handles itself; the card names them all the same. */
  run?: () => void;
}

/** All keys that work at this moment; of two for one key the later counts. */
export const shortcuts = createStore<readonly Shortcut[]>([]);

/** Makes a key work while the component is on screen. `run` may be a new function at every render. */
export function useShortcut(
  keys: string,
  label: string,
  run: () => void,
  { group = '本页', enabled = true }: { group?: ShortcutGroup; enabled?: boolean } = {},
): void {
  const latest = useRef(run);
  // Before the paint: a key struck as soon as a screen shows must not mean what it meant on the screen before.
  useLayoutEffect(() => {
    latest.current = run;
  });
  useLayoutEffect(() => {
    if (!enabled) return;
    const shortcut: Shortcut = { keys, label, group, run: () => latest.current() };
    shortcuts.set([...shortcuts.get(), shortcut]);
    return () => shortcuts.set(shortcuts.get().filter((other) => other !== shortcut));
  }, [keys, label, group, enabled]);
}

/** Names keys on the key card that an element of this page handles itself. */
export function useKeyHints(hints: Readonly<Record<string, string>>): void {
  useEffect(() => {
    const named = Object.entries(hints).map(([keys, label]): Shortcut => ({ keys, label, group: '本页' }));
    shortcuts.set([...shortcuts.get(), ...named]);
    return () => shortcuts.set(shortcuts.get().filter((other) => !named.includes(other)));
  }, [hints]);
}

/** Runs shortcuts for the keys of the whole window. A field that used a key up stops it with preventDefault. */
export function listenForShortcuts(): void {
  window.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || isComposing(event)) return;
    const name = keyName(event);
    if (isTyped(name, event.target as HTMLInputElement | null)) return;
    const shortcut = shortcuts.get().findLast(({ keys }) => keys === name);
    if (!shortcut?.run) return;
    event.preventDefault();
    if (!event.repeat) shortcut.run();
  });
}
