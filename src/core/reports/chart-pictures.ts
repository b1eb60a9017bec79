import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { ReportChart } from '#shared/wording/report-charts.ts';

use([BarChart, GridComponent, LegendComponent, SVGRenderer]);

/** Pixels; the page scales it to the width of the paper. */
const width = 680;

/** A chart as SVG, drawn without a window. */
export function chartPicture({ option, height }: Pick<ReportChart, 'option' | 'height'>): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption(option as EChartsCoreOption);
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}
