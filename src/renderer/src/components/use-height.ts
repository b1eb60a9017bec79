import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** The height of an element in pixels, for lists that must know it. 0 until it was measured. */
export function useHeight<E extends HTMLElement>(): [RefObject<E | null>, number] {
  const element = useRef<E>(null);
  const [height, setHeight] = useState(0);
  useLayoutEffect(() => {
    if (!element.current) return;
    setHeight(element.current.clientHeight);
    const observer = new ResizeObserver(
      ([entry]) => entry && setHeight(Math.floor(entry.contentRect.height)),
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return [element, height];
}
