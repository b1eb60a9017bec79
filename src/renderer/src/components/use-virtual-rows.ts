import { type RefObject, useLayoutEffect, useState } from 'react';

/** Rows drawn beyond both edges, so that a quick wheel shows no white. */
const SPARE = 6;

/** Which rows of a long list are drawn. */
export interface VirtualRows {
  first: number;
  /** One after the last. */
  end: number;
  /** Height of all rows together, in pixels. */
  height: number;
  measured: boolean;
  onScroll: () => void;
  /** Scrolls just as far as it takes to see a row. */
  reveal: (index: number) => void;
}

/**
 * Draws only the rows in sight of a list with rows of one height, under a sticky head of the same height.
 * The cost does not grow with the list: no row is measured, none is looked at that is not drawn.
 */
export function useVirtualRows(
  frame: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
): VirtualRows {
  const [view, setView] = useState({ top: 0, height: 0 });
  useLayoutEffect(() => {
    const element = frame.current;
    if (!element) return;
    const look = () => setView({ top: element.scrollTop, height: element.clientHeight });
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame]);

  const firstInSight = Math.floor(view.top / rowHeight);
  return {
    first: Math.max(0, Math.min(firstInSight, count) - SPARE),
    end: Math.min(count, firstInSight + Math.ceil(view.height / rowHeight) + SPARE),
    height: count * rowHeight,
    measured: view.height > 0,
    onScroll: () => {
      const element = frame.current;
      if (element) setView({ top: element.scrollTop, height: element.clientHeight });
    },
    reveal: (index) => {
      const element = frame.current;
      if (!element) return;
      const top = index * rowHeight;
      // The head covers one row's height at the top.
      const room = element.clientHeight - 2 * rowHeight;
      if (top < element.scrollTop) element.scrollTop = top;
      else if (top > element.scrollTop + room) element.scrollTop = top - room;
    },
  };
}
