// GraphiQL's prettify button formats variables and headers with Prettier's JavaScript parser and printer: half a
// megabyte for indenting some JSON. This Prettier plugin stands in for both (see vite.config.ts) and leaves the work to
// jsonc-parser, which is in the bundle anyway.
import { applyEdits, format } from 'jsonc-parser';

interface Document {
  text: string;
}

export const parsers = {
  jsonc: {
    astFormat: 'jsonc',
    parse: (text: string): Document => ({ text }),
    locStart: (): number => 0,
    locEnd: ({ text }: Document): number => text.length,
  },
};

export const printers = {
  jsonc: {
    print({ node: { text } }: { node: Document }): string {
      return applyEdits(text, format(text, undefined, { insertSpaces: true, tabSize: 2, eol: '\n' }));
    },
  },
};
