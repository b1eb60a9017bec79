import { useEffect, useState } from 'react';
import type { PublicState } from '#shared/contract/public-screen.ts';
import { publicCore } from './public-core.ts';

/** A call must be seen and heard within a breath. */
const EVERY_MS = 700;

/** What the screen shows, asked again and again; the last answer stays while core is away. */
export function usePublicState(): PublicState | null {
  const [state, setState] = useState<PublicState | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const ask = async () => {
      const next = await publicCore.screen.state().catch(() => null);
      if (over) return;
      if (next) setState(next);
      timer = setTimeout(ask, EVERY_MS);
    };
    void ask();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, []);
  return state;
}
