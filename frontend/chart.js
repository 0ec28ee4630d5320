import { ScreenElement, coloured, made, token } from './element.js';

let library;
const echarts = () => (library ??= import(new URL('../_static/echarts/6.0.0/dist/echarts.esm.min.js', import.meta.url)));

class Chart extends ScreenElement {
  static json = ['option', 'twin'];
  static plain = ['tableLabel', 'chartLabel'];

  async draw(reasons) {
    const { init } = await echarts();
    if (!this.isConnected || !this.option) return;
    if (!this.canvas) {
      this.canvas = made('div', 'canvas');
      this.append(this.canvas);
    }
    if (reasons.has('theme') || !this.chart) {
      this.chart?.dispose();
      this.chart = init(this.canvas, null, { renderer: 'svg' });
      this.listen();
    }
    if (this.clientHeight) this.chart.resize();
    this.chart.setOption(this.dressed(), { notMerge: true });
    this.drawTwin();
  }

  dressed() {
    const option = coloured(this.option);
    const number = new Intl.NumberFormat(document.documentElement.lang || 'en', { maximumFractionDigits: 1 });
    const axis = (given, extra) => [given].flat().map((one) => ({
      ...one,
      ...extra(one),
      axisLine: { lineStyle: { color: token('line') }, ...one.axisLine },
      axisLabel: { color: token('soft'), fontSize: 11, ...one.axisLabel, ...(one.type === 'category' && isDay(one.data?.[0]) ? { formatter: day } : {}) },
      splitLine: { lineStyle: { color: token('line') }, ...one.splitLine },
      nameGap: 6, nameTextStyle: { color: token('faint'), fontSize: 11 },
    }));
    if (option.xAxis) option.xAxis = axis(option.xAxis, () => ({ axisTick: { show: false } }));
    if (option.yAxis) option.yAxis = axis(option.yAxis, () => ({}));
    return {
      ...option,
      textStyle: { fontFamily: getComputedStyle(this).fontFamily, color: token('text'), ...option.textStyle },
      aria: { enabled: true, ...option.aria },
      legend: option.legend && { pageIconColor: token('accent'), pageIconInactiveColor: token('line'), pageIconSize: 10, pageTextStyle: { color: token('soft'), fontSize: 11 }, icon: 'roundRect', itemWidth: 14, itemHeight: 3, textStyle: { color: token('soft'), fontSize: 11 }, ...option.legend },
      tooltip: {
        valueFormatter: (v) => (v === null || v === undefined || Number.isNaN(v) ? '–' : typeof v === 'number' ? number.format(v) : v),
        confine: true, backgroundColor: token('surface'), borderColor: token('line'), textStyle: { color: token('text'), fontSize: 12 },
        axisPointer: { lineStyle: { color: token('faint') } }, ...option.tooltip, renderMode: 'richText',
      },
    };
  }

  listen() {
    this.chart.on('click', (e) => this.tell('qm-click', { series: e.seriesName ?? '', name: String(e.name ?? ''), index: e.dataIndex ?? -1 }));
    this.chart.on('datazoom', () => {
      clearTimeout(this.zooming);
      this.zooming = setTimeout(() => {
        const zoom = this.chart?.getOption().dataZoom?.[0];
        const days = this.option.xAxis?.data ?? this.option.xAxis?.[0]?.data;
        if (zoom && days) this.tell('qm-zoom', { from: days[zoom.startValue] ?? '', to: days[zoom.endValue] ?? '' });
      }, 300);
    });
  }

  drawTwin() {
    if (!this.twin || this.button) return;
    this.button = made('button', 'twin', this.tableLabel);
    this.button.type = 'button';
    this.button.addEventListener('click', () => this.toggle());
    this.append(this.button);
  }

  toggle() {
    const isTable = !!this.figures;
    this.button.textContent = isTable ? this.tableLabel : this.chartLabel;
    this.canvas.style.display = isTable ? '' : 'none';
    if (isTable) {
      this.figures.remove();
      this.figures = null;
      this.chart.resize();
    } else {
      this.figures = made('div', 'figures');
      this.figures.tabIndex = 0;
      this.figures.append(this.table());
      this.append(this.figures);
    }
  }

  table() {
    const table = made('table');
    const head = made('tr');
    this.twin.headers.forEach((text) => head.append(made('th', '', text)));
    table.append(head);
    for (const row of this.twin.rows) {
      const line = made('tr');
      row.forEach((cell) => line.append(made('td', '', cell === null ? '–' : String(cell))));
      table.append(line);
    }
    return table;
  }

  resized() { if (this.clientWidth && this.clientHeight) this.chart?.resize(); }
  closed() { this.chart?.dispose(); this.chart = null; }
}

const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text ?? '');
function day(text) {
  return isDay(text) ? new Date(text + 'T00:00').toLocaleDateString(document.documentElement.lang || 'en', { day: 'numeric', month: 'short' }) : text;
}

Chart.define('qm-chart');
