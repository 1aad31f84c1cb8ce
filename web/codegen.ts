import type { CodegenConfig } from '@graphql-codegen/cli';

/** The types of the Explorer's operations, from the public schema. */
const config: CodegenConfig = {
  schema: '../schema.graphqls',
  documents: ['src/explorer/**/*.ts'],
  generates: {
    'src/gql/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        useTypeImports: true,
        enumsAsTypes: true,
        scalars: { Cursor: 'string', Date: 'string', DateTime: 'string', JSON: 'unknown' },
      },
    },
  },
};

export default config;
