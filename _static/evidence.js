/* Live charts, citations to copy, and a search that works on file://.
   Without this script a page still has every picture, table, file and citation. */
(function () {
  "use strict";

  const NARROW = 480; // px: below it panels stand in one column
  const PANEL = 240; // px: least width of a panel
  const LETTER = 6.5; // px: mean width of a letter in a legend
  const SYMBOL = 36; // px: a legend's symbol and the gap to the next entry
  const SIDE = 70; // px: axis labels and title beside a panel
  const page = document.documentElement;
  const root = page.dataset.content_root || "./";

  /* ---- search: page excerpts are fetched, which browsers forbid on file:// ---- */
  if (location.protocol === "file:" && typeof DOCUMENTATION_OPTIONS !== "undefined") {
    DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;
  }

  // Sphinx drops every number from what is asked for, though its index has them: years are wanted.
  function startSearch() {
    if (typeof Search === "undefined") return;
    const parse = Search._parseQuery;
    Search._parseQuery = (query) => {
      const parsed = parse(query);
      const [, wanted, , highlighted] = parsed;
      for (const number of query.match(/(?<![\p{L}\p{N}_])\d+(?![\p{L}\p{N}_])/gu) || []) {
        wanted.add(number);
        highlighted.add(number);
      }
      return parsed;
    };
  }

  /* ---- scripts that a chart needs, loaded once it comes near; file:// allows no fetch ---- */
  const loading = new Map();
  function load(address) {
    if (!loading.has(address)) {
      loading.set(
        address,
        new Promise((resolve, reject) => {
          const script = document.createElement("script");
          script.src = address;
          script.onload = resolve;
          script.onerror = () => reject(new Error(`${address} could not be loaded`));
          document.head.append(script);
        })
      );
    }
    return loading.get(address);
  }

  // Vega measures its labels once: the typeface has to be there before.
  function lettered() {
    const faces = ["400", "600"].map((weight) => `${weight} 13px ${evidenceThemes.light.font}`);
    return Promise.allSettled(faces.map((face) => document.fonts.load(face)));
  }

  const isDark = () => page.dataset.theme === "dark";

  /* ---- fitting a specification to the width that there is ---- */
  function channels(spec) {
    const own = spec.encoding ? Object.values(spec.encoding) : [];
    const inner = [...(spec.layer || []), ...(spec.spec ? [spec.spec] : [])];
    return own.concat(inner.flatMap(channels));
  }

  function rowsOf(spec) {
    const named = spec.datasets ? Object.values(spec.datasets) : [];
    const own = [spec.data, ...(spec.layer || []).map((layer) => layer.data)];
    return [...named, ...own.map((data) => data && data.values)].flat().filter(Boolean);
  }

  // As many columns as the longest label allows, none cut shorter than the chart is wide.
  function fitLegends(spec, width) {
    const rows = rowsOf(spec);
    const room = width - SIDE;
    for (const channel of channels(spec)) {
      if (!channel || !channel.field || channel.legend === null) continue;
      if (!["nominal", "ordinal"].includes(channel.type)) continue;
      const labels = rows.map((row) => String(row[channel.field] ?? ""));
      const longest = labels.reduce((most, label) => Math.max(most, label.length), 8);
      const entry = Math.min(room, longest * LETTER + SYMBOL);
      const columns = Math.max(1, Math.floor(room / entry));
      const asked = (channel.legend && channel.legend.columns) || columns;
      channel.legend = {
        ...channel.legend,
        columns: Math.min(asked, columns),
        labelLimit: Math.floor(room / Math.min(asked, columns)) - SYMBOL,
      };
    }
  }

  // A title across goes over as many lines as it needs, instead of past the edge.
  function fitTitles(spec, width) {
    const letters = Math.floor((width - SIDE) / LETTER);
    for (const view of [spec, ...(spec.layer || [])]) {
      const x = view.encoding && view.encoding.x;
      const holder = x && x.axis && typeof x.axis.title === "string" ? x.axis : x;
      if (!holder || typeof holder.title !== "string" || holder.title.length <= letters) continue;
      const lines = [""];
      for (const word of holder.title.split(" ")) {
        const longer = `${lines[lines.length - 1]} ${word}`.trim();
        if (longer.length <= letters) lines[lines.length - 1] = longer;
        else lines.push(word);
      }
      holder.title = lines;
    }
  }

  function fitPanels(spec, width) {
    const encoding = (spec.spec && spec.spec.encoding) || spec.encoding || {};
    const facet = spec.facet && spec.facet.field ? spec.facet : encoding.facet;
    const asked = spec.columns || (encoding.facet && encoding.facet.columns) || 2;
    const across = spec.facet && spec.facet.column ? spec.facet.column : encoding.column;
    if (facet) {
      const columns = width < NARROW ? 1 : Math.max(1, Math.min(asked, Math.floor(width / PANEL)));
      if (encoding.facet) encoding.facet.columns = columns;
      else spec.columns = columns;
      setWidth(spec.spec || spec, (width - SIDE - 12 - 20 * (columns - 1)) / columns);
    } else if (across) {
      setWidth(spec.spec || spec, Math.max(120, (width - SIDE) / 2));
    } else if (spec.facet || encoding.row) {
      setWidth(spec.spec || spec, width - 2 * SIDE);
    }
    const side = spec.hconcat || spec.concat;
    if (side) {
      const columns = width < NARROW ? 1 : Math.min(side.length, spec.columns || side.length);
      delete spec.hconcat;
      spec.concat = side;
      spec.columns = columns;
      side.forEach((part) => setWidth(part, width / columns - SIDE - 20));
    }
    (spec.vconcat || []).forEach((part) => setWidth(part, width - SIDE));
  }

  function setWidth(spec, width) {
    const target = spec.spec || spec;
    target.width = Math.max(100, Math.round(width));
  }

  function fitted(source, width) {
    const spec = JSON.parse(source);
    fitLegends(spec, width);
    fitTitles(spec, width);
    fitPanels(spec, width);
    if (spec.width === "container") {
      // A number: Vega would measure at every change of the window, also in the middle of one.
      spec.width = width;
      spec.autosize = { type: "fit-x", contains: "padding" };
    }
    if (width < NARROW) {
      // Legends below one another; side by side the second would be cut.
      spec.config = { legend: { layout: { top: { direction: "vertical", anchor: "start" } } } };
    }
    return spec;
  }

  /* ---- one chart ---- */
  class Chart {
    constructor(figure) {
      this.figure = figure;
      this.still = figure.querySelector(".chart-still");
      this.live = figure.querySelector(".chart-live");
      this.source = null; // the specification, as JSON
      this.alt = this.still.querySelector("img").alt;
      this.drawn = null; // what the drawing was made for: mode and width
      this.view = null;
      this.queue = Promise.resolve();
    }

    // One drawing after the other: a slow one must not overtake a newer one.
    draw() {
      this.queue = this.queue.then(() => this.drawNow()).catch((error) => this.fail(error));
      return this.queue;
    }

    async load() {
      await Promise.all([load(`${root}_static/chart-runtime.js`), load(this.live.dataset.spec)]);
      this.source = this.source || JSON.stringify(evidenceSpecs[this.figure.dataset.figure]);
      await lettered();
    }

    async drawNow() {
      const width = Math.floor(this.live.parentElement.clientWidth);
      const mode = isDark() ? "dark" : "light";
      const wanted = `${mode} ${width}`;
      if (!width || wanted === this.drawn) return;
      await this.load();
      const inputs = this.inputs();
      this.live.hidden = false;
      if (!this.view) this.live.classList.add("is-waiting");
      this.view = await vegaEmbed(this.live, fitted(this.source, width), {
        actions: false,
        renderer: "svg",
        config: evidenceThemes[mode],
        tooltip: { theme: mode },
      });
      this.drawn = wanted;
      await this.restore(inputs);
      // One picture with one text: its single marks say nothing on their own, the table view does.
      const svg = this.live.querySelector("svg");
      svg.setAttribute("role", "img");
      svg.setAttribute("aria-label", this.alt);
      for (const part of svg.children) part.setAttribute("aria-hidden", "true");
      this.live.classList.remove("is-waiting");
      this.figure.classList.add("is-live");
      this.figure.dataset.drawn = wanted;
    }

    // What the reader set with a slider or a menu outlives a new drawing.
    inputs() {
      if (!this.view) return {};
      const bound = (this.view.vgSpec.signals || []).filter((signal) => signal.bind);
      return Object.fromEntries(bound.map(({ name }) => [name, this.view.view.signal(name)]));
    }

    async restore(inputs) {
      for (const [name, value] of Object.entries(inputs)) this.view.view.signal(name, value);
      if (Object.keys(inputs).length) await this.view.view.runAsync();
    }

    fail(error) {
      // The still picture is shown again; the console says why.
      this.live.hidden = true;
      this.figure.classList.remove("is-live");
      console.error(`figure ${this.figure.id}:`, error);
    }
  }

  function startCharts() {
    const charts = new Map();
    for (const figure of document.querySelectorAll("figure[data-figure]")) {
      charts.set(figure, new Chart(figure));
    }
    if (!charts.size) return;
    // Only charts in or near the window are drawn; the others follow when they come near.
    const near = new Set();
    const drawNear = () => near.forEach((chart) => chart.draw());
    const watch = new IntersectionObserver((entries) => {
      for (const { target, isIntersecting } of entries) {
        const chart = charts.get(target);
        if (isIntersecting) {
          near.add(chart);
          chart.draw();
        } else {
          near.delete(chart);
        }
      }
    }, { rootMargin: "600px" });
    let pending = 0;
    const redraw = () => {
      clearTimeout(pending);
      pending = setTimeout(drawNear, 150);
    };
    const size = new ResizeObserver(redraw);
    for (const figure of charts.keys()) {
      watch.observe(figure);
      size.observe(figure);
    }
    new MutationObserver(redraw).observe(page, { attributeFilter: ["data-theme"] });
  }

  /* ---- citations ---- */
  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // No clipboard on file:// or without permission: the older way.
      const area = document.createElement("textarea");
      area.value = text;
      area.setAttribute("readonly", "");
      area.className = "evidence-copy-area";
      document.body.append(area);
      area.select();
      const done = document.execCommand("copy");
      area.remove();
      return done;
    }
  }

  function startCopying() {
    for (const button of document.querySelectorAll(".evidence-copy")) {
      button.hidden = false;
      button.addEventListener("click", async () => {
        const text = document.getElementById(button.dataset.copy).textContent;
        const done = await copy(text);
        button.focus();
        const status = button.closest("details").querySelector(".evidence-status");
        status.textContent = done ? "Copied." : "Copying is blocked here: select the text instead.";
      });
    }
  }

  function start() {
    startSearch(); // before Sphinx's own start, which follows
    startCharts();
    startCopying();
  }
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
})();
