import { useSyncExternalStore } from 'react';

/** A value outside of React that screens can follow. */
export interface Store<T> {
  get: () => T;
  set: (value: T) => void;
  subscribe: (listener: () => void) => () => void;
}

/** Makes a store. Setting an equal value wakes nobody. */
export function createStore<T>(initial: T): Store<T> {
  let current = initial;
  const listeners = new Set<() => void>();
  return {
    get: () => current,
    set: (value) => {
      if (Object.is(value, current)) return;
      current = value;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The value of a store; the component renders again whenever it changes. */
export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.get);
}

/** A store that is remembered on this machine, for habits of the eye such as large type. */
export function createRememberedStore<T>(key: string, initial: T, read: (text: string) => T): Store<T> {
  const kept = localStorage.getItem(key);
  const store = createStore(kept === null ? initial : read(kept));
  store.subscribe(() => localStorage.setItem(key, String(store.get())));
  return store;
}
