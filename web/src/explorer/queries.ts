import { graphql } from '../gql';

/** A page of models with their cells: a part of the matrix. */
export const MatrixPage = graphql(`
  query MatrixPage($first: Int!, $after: Cursor) {
    models(first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        key
        name
        abbreviation
        status
        summary
        assignments(first: 100) {
          pageInfo {
            hasNextPage
            endCursor
          }
          nodes {
            id
            arrangement
            responsibility {
              key
            }
            owners {
              quality
              role {
                key
              }
            }
          }
        }
      }
    }
  }
`);

/** Further cells of a model that has more than a page of them. */
export const CellsPage = graphql(`
  query CellsPage($model: String!, $after: Cursor) {
    model(key: $model) {
      assignments(first: 100, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          id
          arrangement
          responsibility {
            key
          }
          owners {
            quality
            role {
              key
            }
          }
        }
      }
    }
  }
`);

/** What the cells refer to. */
export const Vocabulary = graphql(`
  query Vocabulary($roles: Cursor, $responsibilities: Cursor) {
    responsibilities(first: 100, after: $responsibilities) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        key
        name
        summary
      }
    }
    roles(first: 100, after: $roles) {
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        key
        name
        abbreviation
        summary
      }
    }
  }
`);

/** All that is known of one cell. */
export const Cell = graphql(`
  query Cell($model: String!, $responsibility: String!) {
    model(key: $model) {
      name
      tradeoffs(filter: { responsibilities: { some: { key: { eq: $responsibility } } } }, first: 20) {
        nodes {
          key
          kind
          statement
          sources(first: 5) {
            nodes {
              title
              url
            }
          }
        }
      }
    }
    responsibility(key: $responsibility) {
      name
      summary
    }
    assignment(model: $model, responsibility: $responsibility) {
      arrangement
      statement
      locator
      source {
        title
        author
        url
      }
      owners {
        quality
        provenance
        note
        role {
          key
          name
        }
      }
    }
  }
`);

/** Models by score, with reasons, and how far each weight may move. */
export const Rank = graphql(`
  query Rank($preferences: PreferencesInput, $method: RankingMethod!, $first: Int!, $stability: Boolean!) {
    rank(preferences: $preferences, method: $method) {
      criteria {
        structure
        weight
        responsibility {
          key
        }
      }
      models(first: $first) {
        totalCount
        nodes {
          rank
          score
          coverage
          model {
            key
            name
          }
          missing {
            name
          }
          contributions {
            value
            contribution
          }
        }
      }
      stability @include(if: $stability) {
        from
        to
        below {
          name
        }
        above {
          name
        }
      }
    }
  }
`);

/** How often each model comes first under random weights. */
export const Acceptability = graphql(`
  query Acceptability($preferences: PreferencesInput, $method: RankingMethod!, $models: [String!], $concentration: Float!) {
    rank(preferences: $preferences, method: $method, models: $models) {
      acceptability(samples: 4000, concentration: $concentration) {
        samples
        models {
          model {
            key
            name
          }
          ranks {
            rank
            probability
            standardError
          }
        }
      }
    }
  }
`);

/** Models side by side, and the way from the first to the second. */
export const Compare = graphql(`
  query Compare($models: [String!]!, $from: String!, $to: String!, $preferences: PreferencesInput) {
    compareModels(models: $models, preferences: $preferences) {
      models {
        key
        name
      }
      rows {
        responsibility {
          key
          name
        }
        cells {
          changes
          assignment {
            arrangement
            owners {
              quality
              role {
                key
              }
            }
          }
        }
      }
      similarities {
        b {
          name
        }
        common
        all
        jaccard
      }
    }
    transitionPlan(from: $from, to: $to) {
      enter {
        name
      }
      leave {
        name
      }
      journey(preferences: $preferences) {
        start
        cost
        steps {
          score
          cost
          move {
            kind
            quality
            arrangement
            responsibility {
              name
            }
            from {
              name
            }
            to {
              name
            }
          }
        }
      }
    }
  }
`);

/** A hypothetical model: how it ranks, what is wrong with it, and the way to it. */
export const WhatIf = graphql(`
  query WhatIf(
    $base: String!
    $changes: [CellChangeInput!]!
    $newRoles: [String!]
    $preferences: PreferencesInput
    $method: RankingMethod!
    $name: String!
  ) {
    whatIf(base: $base, changes: $changes, newRoles: $newRoles, name: $name) {
      model {
        key
        name
        findings {
          rule
          responsibility
          roles
        }
      }
      rank(preferences: $preferences, method: $method) {
        models(first: 100) {
          totalCount
          nodes {
            rank
            score
            model {
              key
              name
            }
          }
        }
        # At most a hundred, the base and the hypothetical one are ranked.
        rest: models(last: 2) {
          nodes {
            rank
            score
            model {
              key
              name
            }
          }
        }
      }
      plan {
        moves {
          kind
          quality
          arrangement
          responsibility {
            key
            name
          }
          from {
            key
            name
          }
          to {
            key
            name
          }
        }
        journey(preferences: $preferences) {
          start
          cost
          steps {
            score
          }
        }
      }
    }
  }
`);

/** The graph as nodes and edges. */
export const Network = graphql(`
  query Network($filter: GraphFilter, $focus: ID, $depth: Int!, $maxNodes: Int!, $maxEdges: Int!) {
    graph(filter: $filter, focus: $focus, depth: $depth, maxNodes: $maxNodes, maxEdges: $maxEdges) {
      totalNodes
      totalEdges
      truncated
      nodes {
        id
        kind
        key
        label
      }
      edges {
        id
        kind
        source
        target
        properties
      }
    }
  }
`);

/** What roles carry. */
export const Roles = graphql(`
  query Roles($first: Int!) {
    roleLoads(first: $first) {
      totalCount
      nodes {
        mean
        peak
        degree
        betweenness
        role {
          key
          name
        }
        models(first: 1) {
          totalCount
        }
      }
    }
  }
`);

/** One role across models, and what is orphaned when it leaves. */
export const RoleCard = graphql(`
  query RoleCard($key: String!) {
    role(key: $key) {
      key
      name
      summary
      aliases
      narrows {
        name
      }
      tradeoffs(first: 20) {
        nodes {
          key
          kind
          statement
        }
      }
    }
    roleLoads(roles: [$key]) {
      nodes {
        mean
        peak
        models(first: 100) {
          totalCount
          nodes {
            share
            well
            poorly
            undefined
            model {
              key
              name
            }
            ownerships {
              quality
              note
              responsibility {
                name
              }
            }
            orphaned {
              name
            }
          }
        }
      }
    }
  }
`);

/** Reads a file; writes it unless it is a dry run. */
export const ImportMatrix = graphql(`
  mutation ImportMatrix($input: ImportMatrixInput!) {
    importMatrix(input: $input) {
      report {
        dryRun
        kinds {
          kind
          unchanged
          added {
            key
            detail
          }
          changed {
            key
            detail
          }
          removed {
            key
            detail
          }
        }
        warnings
      }
      userErrors {
        code
        message
      }
    }
  }
`);

/** Makes the moves of a plan. */
export const ApplyPlan = graphql(`
  mutation ApplyPlan($input: ApplyPlanInput!) {
    applyPlan(input: $input) {
      changes {
        sequence
      }
      userErrors {
        code
        message
      }
    }
  }
`);

/** Keeps a what-if under a key. */
export const SaveScenario = graphql(`
  mutation SaveScenario($input: SaveScenarioInput!) {
    saveScenario(input: $input) {
      scenario {
        key
      }
      userErrors {
        code
        message
      }
    }
  }
`);

/** Tells of each write. */
export const Changes = graphql(`
  subscription Changes {
    changes {
      cursor
      node {
        sequence
        kind
        actor
      }
    }
  }
`);
