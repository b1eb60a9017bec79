import { type RefObject, type UIEvent, useEffect, useRef } from 'react';

/** Rows from the end at which the next page is asked for. */
const AHEAD = 20;
/** The same for the wheel, in pixels. */
const NEAR = 600;

/** A list that comes page by page, as an infinite query tells it. */
export interface Paging {
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => unknown;
}

/** The frame of a list: the row that is stood on stays in sight, and the next page comes before its end does. */
export function useListFrame({
  active,
  count,
  paging,
  focused = false,
}: {
  active: number;
  count: number;
  paging?: Paging | undefined;
  /** Whether the frame takes the keys itself, from the beginning. */
  focused?: boolean;
}): { frame: RefObject<HTMLDivElement | null>; onScroll: (event: UIEvent<HTMLElement>) => void } {
  const frame = useRef<HTMLDivElement>(null);
  const more = () => {
    if (paging?.hasNextPage && !paging.isFetchingNextPage) void paging.fetchNextPage();
  };
  const filled = count > 0;
  useEffect(() => {
    if (focused) frame.current?.focus();
  }, [focused]);
  useEffect(() => {
    if (filled && active >= 0)
      frame.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [active, filled]);
  useEffect(() => {
    if (active > count - AHEAD) more();
  });
  return {
    frame,
    onScroll: ({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
      if (scrollHeight - scrollTop - clientHeight < NEAR) more();
    },
  };
}
