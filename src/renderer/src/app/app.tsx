import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useLayoutEffect } from 'react';
import { queryClient } from './core/core.ts';
import { largeType, useRowHeight } from './large-type.ts';
import { router } from './router.tsx';
import { useStore } from './store.ts';

/** The whole window. */
export function App() {
  const large = useStore(largeType);
  const rowHeight = useRowHeight();
  useLayoutEffect(() => {
    const root = document.documentElement;
    root.toggleAttribute('data-large', large);
    root.style.setProperty('--row', `${rowHeight}px`);
  }, [large, rowHeight]);
  return (
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  );
}
