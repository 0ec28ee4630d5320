// What our elements share: properties handed over as JSON text, also before the element was defined; colours from the style sheet's tokens.

/** An element whose listed properties are JSON text from the server; `draw()` runs once after they changed. */
export class ScreenElement extends HTMLElement {
  static json = [];
  static plain = [];

  static define(name) {
    for (const [list, parse] of [[this.json, JSON.parse], [this.plain, (v) => v]]) {
      for (const property of list) {
        Object.defineProperty(this.prototype, property, {
          get() { return this['_' + property]; },
          set(value) { this['_' + property] = value ? parse(value) : value; this.later(property); },
        });
      }
    }
    if (!customElements.get(name)) customElements.define(name, this);
  }

  connectedCallback() {
    for (const property of [...this.constructor.json, ...this.constructor.plain]) {
      if (Object.prototype.hasOwnProperty.call(this, property)) {
        const value = this[property];
        delete this[property];
        this[property] = value;
      }
    }
    this.onTheme ??= () => this.later('theme');
    window.addEventListener('qm-theme', this.onTheme);
    this.sizes ??= new ResizeObserver(() => this.resized());
    this.sizes.observe(this);
    this.later('connected');
  }

  disconnectedCallback() {
    window.removeEventListener('qm-theme', this.onTheme);
    this.sizes?.disconnect();
    this.closed();
  }

  later(reason) {
    (this.reasons ??= new Set()).add(reason);
    if (this.waiting) return;
    this.waiting = true;
    queueMicrotask(() => {
      this.waiting = false;
      const reasons = this.reasons;
      this.reasons = new Set();
      if (this.isConnected) this.draw(reasons);
    });
  }

  tell(event, detail) { this.dispatchEvent(new CustomEvent(event, { detail })); }
  resized() {}
  closed() {}
}

/** The value of a token: token('accent') → '#0b6b6b'. */
export function token(name) {
  return getComputedStyle(document.documentElement).getPropertyValue('--' + name).trim();
}

/** Replaces "$accent" and "$accent/0.2" by colours, anywhere in a value. */
export function coloured(value) {
  if (typeof value === 'string' && /^\$[a-z][a-z0-9-]*(\/[0-9.]+)?$/.test(value)) {
    const [name, opacity] = value.slice(1).split('/');
    const colour = token(name);
    if (!colour) return value;
    return opacity ? colour + Math.round(Number(opacity) * 255).toString(16).padStart(2, '0') : colour;
  }
  if (Array.isArray(value)) return value.map(coloured);
  if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, coloured(v)]));
  return value;
}

/** A DOM element with text; text never becomes markup. */
export function made(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}
