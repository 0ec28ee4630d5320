// <qm-promise>: tells a shop's visitors when their basket reaches them. One file, no dependency; the shop's page loads it from the server that it asks.
//
//   <script src="https://SERVER/qm/promise/widget.js" async></script>
//   <qm-promise token="qm_…" basket="MUG-1042:2, CUP-7" latitude="52.52" longitude="13.40"></qm-promise>
//
// Attributes: token, basket, latitude, longitude, lang (en, zh; else the page's, else the browser's), theme (light, dark; else as the visitor's system), server.
// Without latitude and longitude visitors choose among <option value="52.52,13.40">Berlin</option> inside the element, or let the browser say where they are.
// Events: qm-promise (detail: the answer), qm-promise-error (detail: {status, code, detail}).
(() => {
  if (customElements.get('qm-promise')) return;
  const home = new URL(document.currentScript?.src ?? location.href).href.replace(/\/qm\/promise\/.*$/, '');

  const WORDS = {
    en: {
      title: 'Delivery', arrives: (day) => `Arrives ${day}`, orderBy: (moment) => `if ordered by ${moment}`, faster: 'Faster', cheaper: 'Cheaper', free: 'free',
      where: 'Deliver to', choose: 'Choose a place', here: 'Use my location', looking: 'Looking for a date…', never: 'These items cannot be delivered there at present.',
      basket: 'No date can be given for this basket.', busy: 'Many people are asking right now. Trying again shortly.', failed: 'The delivery date cannot be shown at present.',
      again: 'Try again', nowhere: 'Your location could not be found out.', empty: 'The basket is empty.',
    },
    zh: {
      title: '配送', arrives: (day) => `${day}送达`, orderBy: (moment) => `${moment}前下单`, faster: '更快', cheaper: '更省', free: '免费',
      where: '送货地点', choose: '请选择地点', here: '使用我的位置', looking: '正在查询送达日期…', never: '这些商品目前无法送达该地点。',
      basket: '无法查询此购物车的送达日期。', busy: '当前查询人数较多，稍后将自动重试。', failed: '目前无法显示送达日期。',
      again: '重试', nowhere: '无法获取您的位置。', empty: '购物车是空的。',
    },
  };

  const LIGHT = '--ink: #1d2329; --soft: #56616b; --line: #dfe3e6; --paper: #ffffff; --accent: #0b6b6b; --act: #b3261e;';
  const DARK = '--ink: #e6eaed; --soft: #a4afb8; --line: #3a444c; --paper: #1b2126; --accent: #5cc4bd; --act: #ff8a80;';
  const STYLE = new CSSStyleSheet();
  STYLE.replaceSync(`
    :host { ${LIGHT} display: block; container-type: inline-size; color-scheme: light; font: inherit; }
    @media (prefers-color-scheme: dark) { :host(:not([theme=light])) { ${DARK} color-scheme: dark; } }
    :host([theme=dark]) { ${DARK} color-scheme: dark; }
    :host([hidden]) { display: none; }
    section { color: var(--qm-promise-ink, var(--ink)); background: var(--qm-promise-paper, var(--paper)); border: 1px solid var(--qm-promise-line, var(--line));
      border-radius: var(--qm-promise-radius, 8px); padding: 12px 14px; line-height: 1.4; overflow-wrap: anywhere; }
    .title { margin: 0 0 6px; font-size: .8em; font-weight: 600; color: var(--qm-promise-soft, var(--soft)); }
    p { margin: 0; }
    ul { margin: 0; padding: 0; list-style: none; }
    li { display: flex; flex-wrap: wrap; gap: 0 16px; align-items: baseline; }
    li + li { margin-top: 8px; padding-top: 8px; border-top: 1px solid var(--qm-promise-line, var(--line)); }
    li > div { flex: 1 1 180px; }
    .day { font-weight: 600; }
    li:first-child .day { font-size: 1.15em; color: var(--qm-promise-accent, var(--accent)); }
    .soft { color: var(--qm-promise-soft, var(--soft)); font-size: .9em; }
    .cost { font-variant-numeric: tabular-nums; white-space: nowrap; }
    .act { color: var(--qm-promise-act, var(--act)); }
    form { display: flex; flex-wrap: wrap; gap: 8px; align-items: end; margin-bottom: 10px; }
    label { display: grid; gap: 2px; flex: 1 1 160px; font-size: .9em; color: var(--qm-promise-soft, var(--soft)); }
    select, button { font: inherit; min-height: 44px; box-sizing: border-box; border-radius: 6px; border: 1px solid var(--qm-promise-soft, var(--soft)); padding: 6px 10px;
      background: var(--qm-promise-paper, var(--paper)); color: var(--qm-promise-ink, var(--ink)); max-width: 100%; }
    button { cursor: pointer; color: var(--qm-promise-accent, var(--accent)); }
    :focus-visible { outline: 2px solid var(--qm-promise-accent, var(--accent)); outline-offset: 2px; }
    @container (min-width: 560px) { section { padding: 16px 20px; } }
  `);

  function made(tag, className, text) {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (text !== undefined) element.textContent = text;
    return element;
  }

  /** "MUG-1042:2, CUP-7" → [{sku, units}]; a code without a number means one. */
  function lines(text) {
    return text.split(',').map((part) => part.trim()).filter(Boolean).map((part) => {
      const [, sku, units] = /^(.*?)(?::(\d+))?$/.exec(part);
      return { sku, units: Number(units ?? 1) };
    });
  }

  class QmPromise extends HTMLElement {
    static observedAttributes = ['token', 'basket', 'latitude', 'longitude', 'lang', 'server'];
    #lines = null;
    #place = null;
    #asked = 0;
    #shown = { kind: 'nothing' };
    #timer;

    constructor() {
      super();
      this.attachShadow({ mode: 'open' }).adoptedStyleSheets = [STYLE];
    }

    /** The basket as [{sku, units}]; wins over the attribute. */
    get lines() { return this.#lines ?? lines(this.getAttribute('basket') ?? ''); }
    set lines(value) { this.#lines = value; this.#later(); }

    connectedCallback() { this.#later(); }
    disconnectedCallback() { clearTimeout(this.#timer); this.#asked++; }
    attributeChangedCallback(name) {
      if (name === 'latitude' || name === 'longitude') this.#place = null;
      this.#later();
    }

    get #language() {
      const tag = (this.closest('[lang]')?.lang || navigator.language || 'en').toLowerCase();
      return tag.startsWith('zh') ? 'zh-CN' : tag.startsWith('en') ? tag : 'en';
    }

    get #words() { return WORDS[this.#language.startsWith('zh') ? 'zh' : 'en']; }

    get #to() {
      if (this.#place) return this.#place;
      const [latitude, longitude] = ['latitude', 'longitude'].map((name) => parseFloat(this.getAttribute(name)));
      return Number.isFinite(latitude) && Number.isFinite(longitude) ? { latitude, longitude } : null;
    }

    /** Several changes in a row ask once. */
    #later(after = 150) {
      clearTimeout(this.#timer);
      if (this.isConnected) this.#timer = setTimeout(() => this.#ask(), after);
    }

    async #ask() {
      const turn = ++this.#asked;
      const to = this.#to;
      if (!this.lines.length) return this.#show({ kind: 'said', text: 'empty' });
      if (!to) return this.#show({ kind: 'nothing' });
      this.#show({ kind: 'said', text: 'looking' });
      try {
        const answer = await fetch((this.getAttribute('server') || home).replace(/\/$/, '') + '/api/v1/shop-promises', {
          method: 'POST', credentials: 'omit', referrerPolicy: 'no-referrer',
          headers: { Authorization: 'Bearer ' + this.getAttribute('token'), 'Content-Type': 'application/json' },
          body: JSON.stringify({ lines: this.lines, ...to }),
        });
        const body = await answer.json();
        if (turn !== this.#asked) return;
        if (answer.ok) this.#answered(body);
        else this.#refused(answer, body);
      } catch (error) {
        if (turn === this.#asked) this.#failed({ status: 0, code: 'network', detail: String(error) }, 'failed');
      }
    }

    #answered(body) {
      this.#show(body.ways.length ? { kind: 'ways', ...body } : { kind: 'said', text: 'never', isBad: true });
      this.dispatchEvent(new CustomEvent('qm-promise', { detail: body, bubbles: true }));
    }

    #refused(answer, problem) {
      const { code, detail } = problem;
      this.#failed({ status: answer.status, code, detail }, answer.status === 429 ? 'busy' : code?.startsWith('promise.') ? 'basket' : 'failed');
      if (answer.status === 429) this.#later(1000 * (Number(answer.headers.get('Retry-After')) || 60) + Math.random() * 5000);
    }

    #failed(detail, text) {
      this.#show({ kind: 'said', text, isBad: true, again: text === 'failed' });
      this.dispatchEvent(new CustomEvent('qm-promise-error', { detail, bubbles: true }));
    }

    #show(shown) {
      this.#shown = shown;
      const section = this.shadowRoot.querySelector('section') ?? this.shadowRoot.appendChild(made('section'));
      section.setAttribute('aria-label', this.#words.title);
      section.lang = this.#language;
      const live = section.querySelector('[role=status]') ?? made('div');
      live.setAttribute('role', 'status');
      live.replaceChildren(...this.#told());
      const heading = section.querySelector('.title') ?? made('p', 'title');
      heading.textContent = this.#words.title;
      if (!live.isConnected) section.append(heading, live);
      this.#askWhere(heading);
    }

    /** The form stays while answers change, so that nobody loses the focus. */
    #askWhere(heading) {
      const isNeeded = !(this.hasAttribute('latitude') && this.hasAttribute('longitude'));
      const form = heading.parentNode.querySelector('form');
      if (!isNeeded) return form?.remove();
      if (form && form.lang === this.#language) return undefined;
      form?.remove();
      return heading.after(this.#form());
    }

    #form() {
      const form = made('form');
      form.lang = this.#language;
      form.addEventListener('submit', (event) => event.preventDefault());
      const places = [...this.querySelectorAll('option')];
      if (places.length) {
        const label = made('label', '', this.#words.where);
        const select = made('select');
        select.append(new Option(this.#words.choose, ''), ...places.map((option) => new Option(option.textContent, option.value)));
        select.addEventListener('change', () => this.#goTo(select.value));
        label.append(select);
        form.append(label);
      }
      if (navigator.geolocation && window.isSecureContext) {
        const here = made('button', '', this.#words.here);
        here.type = 'button';
        here.addEventListener('click', () => navigator.geolocation.getCurrentPosition(
          ({ coords }) => this.#goTo(coords.latitude.toFixed(2) + ',' + coords.longitude.toFixed(2)), () => this.#show({ kind: 'said', text: 'nowhere', isBad: true })));
        form.append(here);
      }
      return form;
    }

    #goTo(text) {
      const [latitude, longitude] = text.split(',').map(Number);
      this.#place = text && Number.isFinite(latitude) && Number.isFinite(longitude) ? { latitude, longitude } : null;
      this.#later(0);
    }

    #told() {
      const shown = this.#shown;
      if (shown.kind === 'nothing') return [];
      if (shown.kind === 'ways') return [this.#ways(shown)];
      const said = made('p', shown.isBad ? 'act' : 'soft', this.#words[shown.text]);
      if (!shown.again) return [said];
      const again = made('button', '', this.#words.again);
      again.type = 'button';
      again.addEventListener('click', () => this.#later(0));
      return [said, again];
    }

    #ways({ currency, ways }) {
      const list = made('ul');
      ways.forEach((way, index) => {
        const row = made('li');
        const day = made('div');
        const first = made('span', 'day', this.#words.arrives(this.#day(way.arrives)));
        day.append(first, document.createElement('br'), made('span', 'soft', this.#words.orderBy(this.#moment(way.orderBy))));
        const cost = made('span', 'cost', way.cost ? new Intl.NumberFormat(this.#language, { style: 'currency', currency }).format(way.cost) : this.#words.free);
        if (index) cost.prepend(made('span', 'soft', (way.arrives < ways[0].arrives ? this.#words.faster : this.#words.cheaper) + ' '));
        row.append(day, cost);
        list.append(row);
      });
      return list;
    }

    /** A calendar day, in no time zone. */
    #day(text) {
      return new Intl.DateTimeFormat(this.#language, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(text + 'T00:00:00Z'));
    }

    /** A moment on the visitor's clock. */
    #moment(text) {
      return new Intl.DateTimeFormat(this.#language, { weekday: 'short', day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }).format(new Date(text));
    }
  }

  customElements.define('qm-promise', QmPromise);
})();
