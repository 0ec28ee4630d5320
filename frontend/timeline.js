import { ScreenElement, made, token } from './element.js';

const minutes = (text) => { const [h, m, s] = text.split(':').map(Number); return h * 60 + m + (s || 0) / 60; };
const clock = (at) => String(Math.floor(at / 60) % 24).padStart(2, '0') + ':' + String(Math.round(at % 60)).padStart(2, '0');

const NAMES = 96, LEAST = 440, HOUR = 46;

class Timeline extends ScreenElement {
  static json = ['vehicles', 'words'];
  static plain = ['highlight', 'movable'];

  draw(reasons) {
    if (!this.vehicles) return;
    if (['vehicles', 'theme', 'connected'].some((r) => reasons.has(r))) this.paint();
    this.light();
  }

  paint() {
    const all = this.vehicles.flatMap((v) => v.spans);
    const from = Math.floor(Math.min(...all.map((s) => minutes(s.from)), 8 * 60) / 60) * 60;
    const to = Math.ceil(Math.max(...all.map((s) => minutes(s.to)), from + 60) / 60) * 60;
    this.marks = [];
    this.replaceChildren(this.axis(from, to), ...this.vehicles.map((vehicle, index) => this.line(vehicle, index, from, to)));
  }

  /** Pixels of the whole day's track. */
  room() {
    return Math.max(LEAST, this.clientWidth - NAMES);
  }

  axis(from, to) {
    const line = made('div', 'line axis');
    const track = made('div', 'track');
    line.append(made('span', 'name'), track);
    const step = ((to - from) / 60) * HOUR > this.room() ? 120 : 60;
    for (let at = from; at < to; at += step) {
      const hour = made('span', 'hour', clock(at));
      hour.style.left = (100 * (at - from)) / (to - from) + '%';
      track.append(hour);
    }
    return line;
  }

  line(vehicle, index, from, to) {
    const line = made('div', 'line');
    const name = made('span', 'name', vehicle.label);
    const track = made('div', 'track');
    name.addEventListener('click', () => this.tell('qm-select', { id: vehicle.id }));
    this.marks.push([vehicle.id, name]);
    line.append(name, track);
    track.addEventListener('dragover', (e) => this.dragged && e.preventDefault());
    track.addEventListener('drop', (e) => this.dropped(e, vehicle, track, from, to));
    for (const span of vehicle.spans) track.append(this.span(span, token('route-' + ((index % 8) + 1)), from, to));
    return line;
  }

  span(span, colour, from, to) {
    const start = minutes(span.from);
    const width = (100 * (minutes(span.to) - start)) / (to - from);
    const bar = made(span.stop ? 'button' : 'span', 'span ' + span.kind.toLowerCase() + (span.lateMinutes > 0 ? ' late' : ''));
    const room = (this.room() * width) / 100;
    if ((span.kind === 'SERVICE' || span.kind === 'RELOAD') && room > 7 * span.label.length) bar.textContent = span.label;
    bar.style.left = (100 * (start - from)) / (to - from) + '%';
    bar.style.width = Math.max(width, 0.25) + '%';
    bar.style.background = colour;
    const words = [this.words?.[span.kind], span.label, clock(start) + '–' + clock(minutes(span.to)), span.lateMinutes > 0 ? this.words?.LATE + ' +' + span.lateMinutes + ' min' : ''];
    bar.title = words.filter(Boolean).join(' · ');
    bar.setAttribute('aria-label', bar.title);
    if (!span.stop) bar.setAttribute('role', 'img');
    if (span.stop) {
      this.marks.push([span.stop, bar]);
      bar.addEventListener('mouseenter', () => this.tell('qm-hover', { id: span.stop }));
      bar.addEventListener('mouseleave', () => this.tell('qm-hover', { id: '' }));
      bar.addEventListener('click', () => this.tell('qm-select', { id: span.stop }));
      bar.draggable = this.movable && span.kind === 'SERVICE';
      bar.addEventListener('dragstart', (e) => { this.dragged = span.stop; e.dataTransfer.setData('text/plain', span.label); });
      bar.addEventListener('dragend', () => { this.dragged = null; });
    }
    return bar;
  }

  /** A stop was let go over a vehicle's line: which stop, which vehicle, which minute of the day. */
  dropped(event, vehicle, track, from, to) {
    if (!this.dragged) return;
    event.preventDefault();
    const box = track.getBoundingClientRect();
    const minute = Math.round(from + ((event.clientX - box.left) / box.width) * (to - from));
    this.tell('qm-move', { id: [this.dragged, vehicle.id, minute].join('|') });
    this.dragged = null;
  }

  light() {
    this.marks?.forEach(([id, element]) => element.classList.toggle('hot', !!this.highlight && id === this.highlight));
  }
}

Timeline.define('qm-timeline');
