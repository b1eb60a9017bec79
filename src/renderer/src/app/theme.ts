import type { ThemeConfig } from 'antd';

const ACCENT = '#b3261e';
const LINK = '#1a5fb4';

/** The look of antd's parts: quiet, square, no motion to speak of. The rest of the look is in base.css. */
export function themeFor(large: boolean): ThemeConfig {
  return {
    token: {
      colorPrimary: LINK,
      colorInfo: LINK,
      colorLink: LINK,
      colorError: ACCENT,
      colorText: '#1f2328',
      colorTextSecondary: '#57606a',
      colorTextTertiary: '#68717b',
      colorTextPlaceholder: '#7d8791',
      colorBorder: '#cfd5db',
      colorBorderSecondary: '#e4e7eb',
      controlItemBgActive: '#e9f1fb',
      borderRadius: 4,
      fontSize: large ? 18 : 14,
      lineHeight: large ? 28 / 18 : 22 / 14,
      controlHeight: large ? 42 : 32,
      fontFamily: '"Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", sans-serif',
      motionDurationFast: '0.05s',
      motionDurationMid: '0.08s',
      motionDurationSlow: '0.12s',
      boxShadowSecondary: '0 0 0 1px #cfd5db',
    },
  };
}
