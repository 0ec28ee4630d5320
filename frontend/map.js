import { ScreenElement, made, token } from './element.js';
import { LAND, BORDERS, points } from './land.js';

let library;
const leaflet = () => (library ??= import(new URL('../webjars/leaflet/1.9.4/dist/leaflet-src.esm.js', import.meta.url)));
const DASHES = ['', '8 5', '2 5', '10 4 2 4', '14 6', '1 7'];

class RouteMap extends ScreenElement {
  static json = ['picture'];
  static plain = ['highlight', 'tiles', 'attribution', 'movable'];

  async draw(reasons) {
    const L = await leaflet();
    if (!this.isConnected) return;
    this.L = L;
    if (!this.map) this.open();
    if (reasons.has('tiles') && this.tiles) L.tileLayer(this.tiles, { attribution: made('span', '', this.attribution ?? '').innerHTML }).addTo(this.map);
    if (['picture', 'theme', 'connected'].some((r) => reasons.has(r)) && this.picture) this.paint();
    this.light();
  }

  open() {
    const L = this.L;
    const place = made('div');
    this.append(place);
    this.map = L.map(place, { attributionControl: !!this.tiles, zoomSnap: 0.25, preferCanvas: false });
    this.map.setView([52, 0], 6);
    this.map.createPane('land').style.zIndex = 250;
    this.map.createPane('ground').style.zIndex = 300;
    this.land = L.layerGroup().addTo(this.map);
    this.ground = L.layerGroup().addTo(this.map);
    this.layer = L.layerGroup().addTo(this.map);
    this.map.on('moveend', () => this.graticule());
  }

  paint() {
    const { depots, routes, unserved } = this.picture;
    this.layer.clearLayers();
    this.marks = new Map();
    this.lines = new Map();
    routes.forEach((route, index) => this.route(route, index));
    unserved.forEach((stop) => this.mark(stop, 'unserved', '▲', 18));
    depots.forEach((depot) => this.mark(depot, 'depot', '■', 18));
    this.outline();
    const frame = depots.map((d) => d.id).join();
    if (frame !== this.frame || !this.fitted) this.fit(frame);
    this.graticule();
  }

  fit(frame) {
    const { depots, routes, unserved } = this.picture;
    const points = [...depots, ...routes.flatMap((r) => r.stops), ...unserved].map((p) => [p.latitude, p.longitude]);
    this.frame = frame;
    if (points.length && this.clientWidth) {
      this.map.invalidateSize();
      this.map.fitBounds(this.L.latLngBounds(points).pad(0.08), { animate: false, maxZoom: 13 });
      this.fitted = true;
    }
  }

  route(route, index) {
    const colour = token('route-' + ((index % 8) + 1));
    const way = [route.depot, ...route.stops, route.end].filter(Boolean).map((p) => [p.latitude, p.longitude]);
    const line = this.L.polyline(way, { color: colour, weight: 2.5, opacity: 0.85, dashArray: DASHES[Math.floor(index / 8) % DASHES.length] || DASHES[index % 3] || null })
      .bindTooltip(made('span', '', route.label), { sticky: true })
      .on('click', () => this.tell('qm-select', { id: route.id })).addTo(this.layer);
    this.lines.set(route.id, line);
    route.stops.forEach((stop, at) => this.mark(stop, 'stop', String(at + 1), 18, colour));
  }

  mark(place, kind, text, size, colour) {
    const face = made('div', kind, text);
    face.style.width = face.style.height = size + 'px';
    if (colour) face.style.background = colour;
    const marker = this.L.marker([place.latitude, place.longitude], { icon: this.L.divIcon({ html: face, className: '', iconSize: [size, size] }), alt: place.label, keyboard: true,
      draggable: !!this.movable && kind !== 'depot' })
      .bindTooltip(made('span', '', place.label))
      .on('mouseover', () => this.tell('qm-hover', { id: place.id }))
      .on('mouseout', () => this.tell('qm-hover', { id: '' }))
      .on('click keypress', (e) => (e.type === 'click' || e.originalEvent.key === 'Enter') && this.tell('qm-select', { id: place.id }))
      .on('dragend', () => this.dropped(place, marker))
      .addTo(this.layer);
    marker.getElement()?.setAttribute('aria-label', place.label);
    this.marks.set(place.id, { marker, face });
  }

  /** A stop that is let go near a leg of a route wants to go there: which stop, which route, which place in it. The mark goes back; the server shows what comes of it. */
  dropped(place, marker) {
    const at = this.map.latLngToLayerPoint(marker.getLatLng());
    marker.setLatLng([place.latitude, place.longitude]);
    let best = { far: 40 };
    for (const route of this.picture.routes) {
      const way = [route.depot, ...route.stops.filter((stop) => stop.id !== place.id), route.end].map((p) => this.map.latLngToLayerPoint([p.latitude, p.longitude]));
      for (let i = 0; i + 1 < way.length; i++) {
        const far = this.L.LineUtil.pointToSegmentDistance(at, way[i], way[i + 1]);
        if (far < best.far) best = { far, route: route.id, position: i };
      }
    }
    if (best.route) this.tell('qm-move', { id: [place.id, best.route, best.position].join('|') });
  }

  light() {
    this.marks?.forEach(({ face, marker }, id) => {
      const hot = !!this.highlight && id === this.highlight;
      face.classList.toggle('hot', hot);
      marker.setZIndexOffset(hot ? 1000 : 0);
    });
    this.lines?.forEach((line, id) => line.setStyle({ weight: id === this.highlight ? 5 : 2.5, opacity: !this.highlight || !this.lines.has(this.highlight) || id === this.highlight ? 0.85 : 0.25 }));
  }

  /** Land and borders for where no tiles are; in the colours of the theme. */
  outline() {
    const L = this.L;
    const colours = [this.tiles, token('faint'), token('line'), token('surface')].join();
    if (colours === this.outlined) return;
    this.outlined = colours;
    this.land.clearLayers();
    if (this.tiles) return;
    const still = { interactive: false, pane: 'land', renderer: (this.canvas ??= L.canvas({ pane: 'land' })), weight: 1 };
    for (const rings of LAND) L.polygon(rings.map(points), { ...still, color: token('faint'), fillColor: token('surface'), fillOpacity: 1 }).addTo(this.land);
    for (const border of BORDERS) L.polyline(points(border), { ...still, color: token('faint'), dashArray: '5 4' }).addTo(this.land);
  }

  /** Lines of latitude and longitude at a round distance: enough to know the scale without any tile. */
  graticule() {
    const L = this.L;
    this.ground.clearLayers();
    if (this.tiles) return; // they show land and scale themselves
    const bounds = this.map.getBounds().pad(0.1);
    const span = Math.max(bounds.getNorth() - bounds.getSouth(), bounds.getEast() - bounds.getWest());
    const step = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30].find((s) => span / s < 9) ?? 30;
    const style = { color: token('line'), weight: 1, interactive: false, pane: 'ground' };
    for (let lat = Math.ceil(bounds.getSouth() / step) * step; lat < bounds.getNorth(); lat += step) {
      L.polyline([[lat, bounds.getWest()], [lat, bounds.getEast()]], style).addTo(this.ground);
      this.degree(lat, this.map.getBounds().getWest(), lat >= 0 ? 'N' : 'S', step, [-4, 6]);
    }
    for (let lon = Math.ceil(bounds.getWest() / step) * step; lon < bounds.getEast(); lon += step) {
      L.polyline([[bounds.getSouth(), lon], [bounds.getNorth(), lon]], style).addTo(this.ground);
      this.degree(this.map.getBounds().getSouth(), lon, lon >= 0 ? 'E' : 'W', step, [-3, 16]);
    }
  }

  degree(lat, lon, letter, step, anchor) {
    const value = 'NS'.includes(letter) ? lat : lon;
    const face = made('span', 'degree', Math.abs(value).toFixed(step < 0.1 ? 2 : step < 1 ? 1 : 0) + '° ' + letter);
    this.L.marker([lat, lon], { icon: this.L.divIcon({ html: face, className: '', iconSize: null, iconAnchor: anchor }), interactive: false, keyboard: false }).addTo(this.ground);
  }

  resized() {
    if (!this.map || !this.clientWidth) return;
    this.map.invalidateSize();
    if (this.picture && !this.fitted) this.fit(this.frame);
  }

  closed() { this.map?.remove(); this.map = this.canvas = this.outlined = null; this.fitted = false; this.replaceChildren(); }
}

RouteMap.define('qm-map');
