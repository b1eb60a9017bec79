import { ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import { type ReactNode, useMemo } from 'react';
import { largeType } from './large-type.ts';
import { useStore } from './store.ts';
import { themeFor } from './theme.ts';

/** Around screens that use antd. Only screens loaded on demand may, so that no start waits for it. */
export function AntdArea({ children }: { children: ReactNode }) {
  const large = useStore(largeType);
  const theme = useMemo(() => themeFor(large), [large]);
  return (
    <ConfigProvider theme={theme} locale={zhCN} wave={{ disabled: true }}>
      {children}
    </ConfigProvider>
  );
}
