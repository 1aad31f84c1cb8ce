import type { Core, ElementDefinition, LayoutOptions, StylesheetJson } from 'cytoscape';
import { useEffect, useRef, useState } from 'react';
import type { NetworkQuery, NodeKind } from '../gql/graphql';
import { ask } from './api';
import { useAsked, type Matrix } from './data';
import type { Sheet } from './export';
import { Network } from './queries';
import { graphKinds, layouts, qualities, type Layout, type State } from './state';
import { Choice, ModelPicker, Problem, qualityWords } from './ui';

interface Props {
  matrix: Matrix;
  state: State;
  set: (part: Partial<State>) => void;
  version: number;
  dark: boolean;
  sheet: (s: Sheet | undefined, svg?: () => string) => void;
}

type Picture = NetworkQuery['graph'];

const layoutNames: Record<Layout, string> = { bipartite: 'two columns', 'by-model': 'by model', force: 'by force' };
const usual: NodeKind[] = ['ROLE', 'MODEL', 'RESPONSIBILITY'];
const kindNames: Record<NodeKind, string> = { ROLE: 'roles', MODEL: 'models', RESPONSIBILITY: 'responsibilities', TRADEOFF: 'tradeoffs', SOURCE: 'sources' };
const maxNodes = 500;
const maxEdges = 2000;

/** The colours of the canvas, which style sheets do not reach. */
function palette(dark: boolean) {
  return dark
    ? { text: '#e6e9ee', back: '#15181d', MODEL: '#8ab4f8', ROLE: '#f2b56b', RESPONSIBILITY: '#b9a1e8', TRADEOFF: '#e58fb1', SOURCE: '#9fb3b8', WELL: '#4cc38a', POORLY: '#f2777a', UNDEFINED: '#9aa4b2', edge: '#4a5260' }
    : { text: '#1b1f24', back: '#ffffff', MODEL: '#1f5fbf', ROLE: '#b26a00', RESPONSIBILITY: '#6b3fb5', TRADEOFF: '#a8326a', SOURCE: '#4f6a70', WELL: '#1a7f4b', POORLY: '#c0362c', UNDEFINED: '#6b7380', edge: '#b8bfc9' };
}

function qualityOf(properties: unknown): string {
  return (properties as { quality?: string } | null)?.quality ?? '';
}

function elementsOf(p: Picture): ElementDefinition[] {
  return [
    ...p.nodes.map((n) => ({ data: { id: n.id, label: n.label, kind: n.kind } })),
    ...p.edges.map((e) => ({ data: { id: e.id, source: e.source, target: e.target, kind: e.kind, quality: qualityOf(e.properties) } })),
  ];
}

function styleOf(dark: boolean): StylesheetJson {
  const c = palette(dark);
  return [
    { selector: 'node', style: { label: 'data(label)', color: c.text, 'font-size': 12, 'text-wrap': 'wrap', 'text-max-width': '110px', 'text-valign': 'bottom', 'text-margin-y': 4, width: 22, height: 22, 'background-color': c.ROLE } },
    { selector: 'node[kind = "MODEL"]', style: { shape: 'round-rectangle', 'background-color': c.MODEL } },
    { selector: 'node[kind = "RESPONSIBILITY"]', style: { shape: 'diamond', 'background-color': c.RESPONSIBILITY } },
    { selector: 'node[kind = "TRADEOFF"]', style: { shape: 'triangle', 'background-color': c.TRADEOFF } },
    { selector: 'node[kind = "SOURCE"]', style: { shape: 'rectangle', 'background-color': c.SOURCE } },
    { selector: 'edge', style: { width: 1.5, 'line-color': c.edge, 'curve-style': 'bezier', opacity: 0.85 } },
    { selector: 'edge[quality = "WELL"]', style: { 'line-color': c.WELL } },
    { selector: 'edge[quality = "POORLY"]', style: { 'line-color': c.POORLY, 'line-style': 'dashed' } },
    { selector: 'edge[quality = "UNDEFINED"]', style: { 'line-color': c.UNDEFINED, 'line-style': 'dotted' } },
    { selector: ':selected', style: { 'border-width': 3, 'border-color': c.text } },
  ];
}

/** Where the nodes stand. Two columns: roles on the left, responsibilities on the right, models between. */
function layoutOf(layout: Layout, p: Picture, still: boolean, aspect: number): LayoutOptions {
  if (layout === 'bipartite') {
    const places = new Map<string, { x: number; y: number }>();
    const columns = graphKinds.map((kind) => p.nodes.filter((n) => n.kind === kind)).filter((list) => list.length > 0);
    const height = 70 * Math.max(1, ...columns.map((list) => list.length));
    // As wide as the room is for its height, and not so wide that one cannot follow a line.
    const step = Math.min(420, Math.max(160, (height * aspect) / Math.max(1, columns.length - 1)));
    columns.forEach((list, column) => list.forEach((n, i) => places.set(n.id, { x: column * step, y: ((i + 0.5) * height) / list.length })));
    return { name: 'preset', positions: (id: string) => places.get(typeof id === 'string' ? id : (id as { id(): string }).id()) ?? { x: 0, y: 0 }, fit: true, padding: 40 } as LayoutOptions;
  }
  if (layout === 'by-model') {
    const rings: Record<string, number> = { MODEL: 4, ROLE: 3, RESPONSIBILITY: 2, TRADEOFF: 1 };
    return { name: 'concentric', concentric: (n: { data(name: string): string }) => rings[n.data('kind')] ?? 0, levelWidth: () => 1, minNodeSpacing: 40, fit: true, padding: 40 } as unknown as LayoutOptions;
  }
  return { name: 'cose', animate: still ? false : 'end', randomize: false, idealEdgeLength: () => 90, nodeRepulsion: () => 9000, fit: true, padding: 40 } as LayoutOptions;
}

export function GraphView({ matrix, state, set, version, dark, sheet }: Props) {
  const kinds = state.graphKinds.length > 0 ? state.graphKinds : usual;
  const filter = {
    models: state.graphModels.length > 0 ? state.graphModels : null,
    nodeKinds: kinds,
    qualities: state.graphQualities.length > 0 ? state.graphQualities : null,
  };
  const asked = useAsked(JSON.stringify([filter, state.focus, version]), (signal) =>
    ask(Network, { filter, focus: state.focus || null, depth: 1, maxNodes, maxEdges }, signal),
  );
  const picture = asked.data?.graph;
  const names = new Map(picture?.nodes.map((n) => [n.id, n.label]));
  return (
    <>
      <div className="controls">
        <ModelPicker label="Models" models={matrix.models} chosen={state.graphModels} onChange={(graphModels) => set({ graphModels, focus: '' })} />
        <Choice label="Layout" value={state.layout} options={layouts.map((l) => [l, layoutNames[l]] as const)} onChange={(layout) => set({ layout })} />
        <fieldset className="inline">
          <legend>Owned</legend>
          {qualities.map((q) => (
            <label key={q}>
              <input
                type="checkbox"
                checked={state.graphQualities.length === 0 || state.graphQualities.includes(q)}
                onChange={(e) => {
                  const before = state.graphQualities.length === 0 ? qualities : state.graphQualities;
                  const next = e.target.checked ? qualities.filter((x) => x === q || before.includes(x)) : before.filter((x) => x !== q);
                  set({ graphQualities: next.length === qualities.length ? [] : next });
                }}
              />{' '}
              {qualityWords[q]}
            </label>
          ))}
        </fieldset>
        <fieldset className="inline">
          <legend>Show</legend>
          {graphKinds.map((k) => (
            <label key={k}>
              <input
                type="checkbox"
                checked={kinds.includes(k)}
                onChange={(e) => {
                  const next = graphKinds.filter((x) => (x === k ? e.target.checked : kinds.includes(x)));
                  set({ graphKinds: next.join() === usual.join() ? [] : next, focus: '' });
                }}
              />{' '}
              {kindNames[k]}
            </label>
          ))}
        </fieldset>
        {state.focus && (
          <button type="button" onClick={() => set({ focus: '' })}>
            Show all
          </button>
        )}
      </div>
      <Problem error={asked.error} retry={asked.retry} />
      {picture && (
        <>
          <p className="count" role="status">
            {picture.truncated
              ? `This is a part: ${picture.nodes.length} of ${picture.totalNodes} nodes, ${picture.edges.length} of ${picture.totalEdges} edges. Choose models to see less.`
              : `${picture.nodes.length} nodes, ${picture.edges.length} edges`}
            {state.focus && `, around ${names.get(state.focus) ?? 'a node'}`}
          </p>
          <Canvas picture={picture} layout={state.layout} dark={dark} focus={(id) => set({ focus: id })} sheet={sheet} />
          <p className="legend">
            ● role, ■ model or source, ◆ responsibility, ▲ tradeoff; <span className="line" /> owned well, <span className="line poorly" /> poorly, <span className="line undefined" /> undefined. A click shows what is around a node.
          </p>
          <details>
            <summary>The same as a list</summary>
            <ul className="plain columns">
              {picture.nodes.map((n) => (
                <li key={n.id}>
                  <button type="button" className="link" onClick={() => set({ focus: n.id })}>
                    {n.label}
                  </button>{' '}
                  <span className="faint">
                    {n.kind.toLowerCase()}, {picture.edges.filter((e) => e.source === n.id || e.target === n.id).length} edges
                  </span>
                </li>
              ))}
            </ul>
          </details>
        </>
      )}
      {!picture && asked.loading && <p role="status">Reading…</p>}
    </>
  );
}

function Canvas({ picture, layout, dark, focus, sheet }: { picture: Picture; layout: Layout; dark: boolean; focus: (id: string) => void; sheet: Props['sheet'] }) {
  const box = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState('');
  const latest = useRef(focus);
  latest.current = focus;
  useEffect(() => {
    let core: Core | undefined;
    let gone = false;
    void import('cytoscape').then(
      ({ default: cytoscape }) => {
        if (gone || !box.current) return;
        const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
        core = cytoscape({ container: box.current, elements: elementsOf(picture), style: styleOf(dark), layout: layoutOf(layout, picture, still, box.current.clientWidth / box.current.clientHeight), wheelSensitivity: 0.3, minZoom: 0.05, maxZoom: 4 });
        core.on('tap', 'node', (e) => latest.current(e.target.id() as string));
        const names = new Map(picture.nodes.map((n) => [n.id, n.label]));
        const drawn = core;
        sheet(
          {
            name: 'Graph',
            head: ['Edge', 'From', 'To', 'Quality'],
            rows: picture.edges.map((e) => [e.kind, names.get(e.source) ?? '', names.get(e.target) ?? '', qualityOf(e.properties)]),
          },
          () => draw(drawn, dark),
        );
        box.current.dataset['ready'] = 'true';
      },
      () => setFailed('The graph’s code could not be loaded. Reload the page to try again.'),
    );
    return () => {
      gone = true;
      core?.destroy();
    };
  }, [picture, layout, dark, sheet]);
  if (failed) return <p className="problem">{failed}</p>;
  return <div className="canvas" ref={box} role="img" aria-label={`A network of ${picture.nodes.length} nodes and ${picture.edges.length} edges; the list below holds the same`} />;
}

/** The picture as SVG, as it is laid out. */
function draw(core: Core, dark: boolean): string {
  const c = palette(dark);
  const escape = (text: string) => text.replace(/[&<>"]/g, (x) => `&#${x.charCodeAt(0)};`);
  const b = core.elements().boundingBox({});
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${b.x1 - 60} ${b.y1 - 20} ${b.w + 120} ${b.h + 60}" width="${Math.ceil(b.w + 120)}" height="${Math.ceil(b.h + 60)}" font-family="system-ui, sans-serif" font-size="12" fill="${c.text}">`,
    `<rect x="${b.x1 - 60}" y="${b.y1 - 20}" width="100%" height="100%" fill="${c.back}"/>`,
  ];
  core.edges().forEach((e) => {
    const [s, t, quality] = [e.source().position(), e.target().position(), e.data('quality') as string];
    const colour = quality === 'WELL' || quality === 'POORLY' || quality === 'UNDEFINED' ? c[quality] : c.edge;
    const dashes = quality === 'POORLY' ? ' stroke-dasharray="6 3"' : quality === 'UNDEFINED' ? ' stroke-dasharray="2 3"' : '';
    parts.push(`<line x1="${s.x.toFixed(1)}" y1="${s.y.toFixed(1)}" x2="${t.x.toFixed(1)}" y2="${t.y.toFixed(1)}" stroke="${colour}" stroke-width="1.5"${dashes}/>`);
  });
  core.nodes().forEach((n) => {
    const { x, y } = n.position();
    const kind = n.data('kind') as NodeKind;
    parts.push(`<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="11" fill="${c[kind]}"/><text x="${x.toFixed(1)}" y="${(y + 26).toFixed(1)}" text-anchor="middle">${escape(n.data('label') as string)}</text>`);
  });
  return parts.join('\n') + '\n</svg>\n';
}
