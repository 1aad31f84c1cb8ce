/** What a view shows, as a table: for CSV, JSON and a picture. */
export interface Sheet {
  name: string;
  head: string[];
  /** What tells columns apart whose heads are the same. */
  keys?: string[];
  rows: string[][];
  /** The grade of each cell, for its colour; none for plain. */
  grades?: string[][];
}

/**
 * CSV as RFC 4180 has it, behind a byte order mark, without which Excel does not take it for UTF-8. A cell that a
 * spreadsheet would take for a formula is led by an apostrophe (OWASP, CSV Injection).
 */
export function toCsv(sheet: Sheet): string {
  const field = (text: string) => {
    const safe = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(\.\d+)?( %)?$/.test(text) ? `'${text}` : text;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return '\uFEFF' + [sheet.head, ...sheet.rows].map((row) => row.map(field).join(',') + '\r\n').join('');
}

/** JSON: an object for each row, by the heads; those that are the same have their keys behind them. */
export function toJson(sheet: Sheet): string {
  const heads = sheet.head.map((name, i) => (sheet.head.indexOf(name) === sheet.head.lastIndexOf(name) ? name : `${name} (${sheet.keys?.[i] || i + 1})`));
  const rows = sheet.rows.map((row) => Object.fromEntries(heads.map((name, i) => [name, row[i] ?? ''])));
  return JSON.stringify(rows, null, 2) + '\n';
}

const fills: Record<string, string> = {
  well: '#cdebd5',
  poorly: '#f8d3cf',
  undefined: '#dfe3ea',
  mixed: '#fbe8bf',
  vacant: '#ffffff',
  missing: '#ffffff',
};

const rowHeight = 28;
const letter = 7.6;

/** A picture of the table. */
export function toSvg(sheet: Sheet): string {
  const escape = (text: string) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
  const widths = sheet.head.map((name, i) => 20 + letter * Math.max(name.length, ...sheet.rows.map((row) => (row[i] ?? '').length)));
  const lefts = widths.map((_, i) => widths.slice(0, i).reduce((a, b) => a + b, 10));
  const width = Math.ceil(widths.reduce((a, b) => a + b, 20));
  const height = (sheet.rows.length + 1) * rowHeight + 50;
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="system-ui, sans-serif" font-size="13" fill="#1b1f24">`,
    `<rect width="100%" height="100%" fill="#ffffff"/><text x="10" y="24" font-weight="600">${escape(sheet.name)}</text>`,
  ];
  [sheet.head, ...sheet.rows].forEach((row, r) => {
    const y = 40 + r * rowHeight;
    row.forEach((text, c) => {
      const grade = r > 0 ? sheet.grades?.[r - 1]?.[c] : undefined;
      const x = lefts[c] ?? 0;
      if (grade) parts.push(`<rect x="${x}" y="${y}" width="${widths[c]}" height="${rowHeight}" fill="${fills[grade] ?? '#ffffff'}" stroke="#ffffff"/>`);
      parts.push(`<text x="${x + 8}" y="${y + 18}"${r === 0 ? ' font-weight="600"' : ''}>${escape(text)}</text>`);
    });
  });
  return parts.join('\n') + '\n</svg>\n';
}

/** Draws a picture's text as PNG, twice as large for sharp print. */
export async function toPng(svg: string): Promise<Blob> {
  const image = new Image();
  const bytes = new TextEncoder().encode(svg);
  image.src = `data:image/svg+xml;base64,${btoa(Array.from(bytes, (b) => String.fromCharCode(b)).join(''))}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * 2;
  canvas.height = image.naturalHeight * 2;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('This browser draws no pictures.');
  context.scale(2, 2);
  context.drawImage(image, 0, 0);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('The picture is too large for this browser; export SVG.'))));
  });
}

/** Gives the browser a file to save. */
export function save(name: string, type: string, content: string | Blob): void {
  const url = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
