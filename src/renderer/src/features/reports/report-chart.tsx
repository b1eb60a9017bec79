import { BarChart } from 'echarts/charts';
import { GridComponent, LegendComponent, TooltipComponent } from 'echarts/components';
import { type EChartsCoreOption, type EChartsType, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';
import type { ReportChart as Chart } from '#shared/wording/report-charts.ts';

use([BarChart, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

const TOOLTIP = { trigger: 'axis', axisPointer: { type: 'shadow' }, transitionDuration: 0 };

/** A chart of a report. All it says stands in the table below it, too. */
export function ReportChart({ chart }: { chart: Omit<Chart, 'key'> }) {
  const place = useRef<HTMLDivElement>(null);
  const drawn = useRef<EChartsType>(null);
  useEffect(() => {
    if (!place.current) return;
    const made = init(place.current, null, { renderer: 'svg' });
    drawn.current = made;
    const follow = new ResizeObserver(() => made.resize());
    follow.observe(place.current);
    return () => {
      follow.disconnect();
      made.dispose();
    };
  }, []);
  useEffect(() => {
    drawn.current?.setOption({ ...chart.option, tooltip: TOOLTIP } as EChartsCoreOption, true);
    drawn.current?.resize({ height: chart.height });
  }, [chart]);
  return (
    <div
      ref={place}
      role="img"
      aria-label={`${chart.title}的图，数字见下表`}
      style={{ height: chart.height }}
    />
  );
}
