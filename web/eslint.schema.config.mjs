// The rules of Relay's specifications on the schema: npm run lint:schema.
import graphql from '@graphql-eslint/eslint-plugin';

export default [
  {
    files: ['**/*.graphqls'],
    languageOptions: { parser: graphql.parser, parserOptions: { graphQLConfig: { schema: 'schema.graphqls' } } },
    plugins: { '@graphql-eslint': graphql },
    rules: {
      '@graphql-eslint/relay-arguments': ['error', { includeBoth: true }],
      '@graphql-eslint/relay-connection-types': 'error',
      '@graphql-eslint/relay-edge-types': [
        'error',
        {
          // Lists that cannot grow are lists: the owners of a cell, the nodes beside a connection's edges.
          listTypeCanWrapOnlyEdgeType: false,
          // A group of an aggregate and a find of a search are computed and have no id.
          shouldImplementNode: false,
        },
      ],
      '@graphql-eslint/relay-page-info': 'error',
    },
  },
];
