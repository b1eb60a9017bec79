import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { useLayoutEffect, useMemo } from 'react';
import { queryClient } from './core/core.ts';
import { largeType } from './large-type.ts';
import { router } from './router.tsx';
import { useStore } from './store.ts';
import { themeFor } from './theme.ts';

/** The whole window. */
export function App() {
  const large = useStore(largeType);
  const theme = useMemo(() => themeFor(large), [large]);
  useLayoutEffect(() => {
    document.documentElement.toggleAttribute('data-large', large);
  }, [large]);
  return (
    <ConfigProvider theme={theme} locale={zhCN} button={{ autoInsertSpace: false }} wave={{ disabled: true }}>
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </ConfigProvider>
  );
}
