/* eslint-disable */
import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';
export type Maybe<T> = T | null;
export type InputMaybe<T> = T | null | undefined;
export type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MakeOptional<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]?: Maybe<T[SubKey]> };
export type MakeMaybe<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]: Maybe<T[SubKey]> };
export type MakeEmpty<T extends { [key: string]: unknown }, K extends keyof T> = { [_ in K]?: never };
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /**
   * A place in a list, opaque. It stays good while the list's order is the same,
   * whatever is added or deleted around it.
   */
  Cursor: { input: string; output: string; }
  /** A day, as ISO 8601 writes it: `2021-11-17`. */
  Date: { input: string; output: string; }
  /** A point in time in UTC, as RFC 3339 writes it: `2021-11-17T09:30:00.000Z`. */
  DateTime: { input: string; output: string; }
  /** Any JSON value. */
  JSON: { input: unknown; output: unknown; }
};

/** How models fare under random weights (SMAA). */
export type Acceptability = {
  __typename?: 'Acceptability';
  /** In the order of the ranking. */
  models: Array<ModelAcceptability>;
  samples: Scalars['Int']['output'];
};

/** What somebody may do. Each includes those before it. */
export type Access =
  /**
   * Mutations that destroy much at once: `importMatrix` with `replace`, `delete` with
   * `CASCADE`.
   */
  | 'ADMIN'
  /** Mutations. */
  | 'EDITOR'
  /** Queries and subscriptions. */
  | 'READER';

/** What a saved question comes to. */
export type Answer = {
  __typename?: 'Answer';
  /** What the operation answers. */
  data: Scalars['JSON']['output'];
  /** The ownerships that the answer rests on. */
  ownerships: Array<Ownership>;
  question: Question;
  /** Where they, and the tradeoffs in the answer, were read. */
  sources: Array<Source>;
};

export type ApplyPlanInput = {
  /** The key of the model that is changed. */
  model: Scalars['String']['input'];
  moves: Array<MoveInput>;
};

export type ApplyPlanPayload = {
  __typename?: 'ApplyPlanPayload';
  /** What was written, in the order of the log; empty where nothing has changed. */
  changes: Array<Change>;
  model?: Maybe<Model>;
  /** Why nothing was written; empty where the mutation was made. */
  userErrors: Array<UserError>;
};

/** How the owners of one cell relate to each other. */
export type Arrangement =
  /** One of several: "A or B". */
  | 'ALTERNATIVE'
  /** A group owns it as a whole. */
  | 'COLLECTIVE'
  /** Divided between several owners. */
  | 'SHARED'
  /** One owner. */
  | 'SOLE'
  /**
   * The model says that nobody owns it. A model that does not mention a
   * responsibility has no assignment for it, which is another matter.
   */
  | 'VACANT';

export type ArrangementFilter = {
  eq?: InputMaybe<Arrangement>;
  in?: InputMaybe<Array<Arrangement>>;
  not?: InputMaybe<Arrangement>;
};

/**
 * A cell as it shall be. Roles, the model and the responsibility are named by
 * their keys and have to be there.
 */
export type AssignInput = {
  /**
   * VACANT where it has no owner and SOLE where it has one; several owners need to
   * say it, unless the cell has said it already.
   */
  arrangement?: InputMaybe<Arrangement>;
  /**
   * The version on which the caller has decided. The mutation changes nothing where
   * somebody has written since: a `CONFLICT` that tells what.
   */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  /** The place in the source. */
  locator?: InputMaybe<Scalars['String']['input']>;
  model: Scalars['String']['input'];
  /** Its owners in their order; none where nobody owns it. */
  owners: Array<OwnerInput>;
  responsibility: Scalars['String']['input'];
  /**
   * The key of the source where it was read. Where it is not given it stays while
   * the owners stay, and is emptied where they change.
   */
  source?: InputMaybe<Scalars['String']['input']>;
  /**
   * The cell's text, such as "STO or PM". Where it is not given it stays while the
   * owners stay, and is written out where they change.
   */
  statement?: InputMaybe<Scalars['String']['input']>;
};

export type AssignPayload = {
  __typename?: 'AssignPayload';
  assignment?: Maybe<Assignment>;
  /** What was written, in the order of the log; empty where nothing has changed. */
  changes: Array<Change>;
  /** Why nothing was written; empty where the mutation was made. */
  userErrors: Array<UserError>;
};

/** A cell of the matrix: a model's answer for one responsibility. */
export type Assignment = Node & {
  __typename?: 'Assignment';
  /** How its owners relate to each other. */
  arrangement: Arrangement;
  /** What was written to it and its owners. */
  changes: ChangeConnection;
  id: Scalars['ID']['output'];
  /** The place in the source; empty where none is known. */
  locator: Scalars['String']['output'];
  model: Model;
  /** Its owners in the order in which they are named; none where it is vacant. */
  owners: Array<Ownership>;
  responsibility: Responsibility;
  /** Where it was read. */
  source?: Maybe<Source>;
  /** The cell's text as the source has it, such as "STO or PM". */
  statement: Scalars['String']['output'];
  /**
   * The number of the last change to it or to one of its owners, 0 where none was logged. Give it as
   * `expectedVersion` with a mutation, which then changes nothing if somebody else
   * has been faster.
   */
  version: Scalars['Int']['output'];
};


/** A cell of the matrix: a model's answer for one responsibility. */
export type AssignmentChangesArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<ChangeFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<ChangeOrder>>;
};

export type AssignmentConnection = {
  __typename?: 'AssignmentConnection';
  edges: Array<AssignmentEdge>;
  nodes: Array<Assignment>;
  pageInfo: PageInfo;
  /** How many there are on all pages; counted only when it is asked for. */
  totalCount: Scalars['Int']['output'];
};

export type AssignmentEdge = {
  __typename?: 'AssignmentEdge';
  cursor: Scalars['Cursor']['output'];
  node: Assignment;
};

/**
 * Which cells to take, by their own properties and by what they connect. All
 * fields that are given must hold.
 */
export type AssignmentFilter = {
  and?: InputMaybe<Array<AssignmentFilter>>;
  arrangement?: InputMaybe<ArrangementFilter>;
  model?: InputMaybe<ModelFilter>;
  not?: InputMaybe<AssignmentFilter>;
  or?: InputMaybe<Array<AssignmentFilter>>;
  owners?: InputMaybe<OwnershipRelationFilter>;
  /** How many ownerships it has. */
  ownershipCount?: InputMaybe<IntFilter>;
  responsibility?: InputMaybe<ResponsibilityFilter>;
  source?: InputMaybe<SourceFilter>;
  statement?: InputMaybe<StringFilter>;
};

/** A responsibility assignment matrix. */
export type AssignmentMatrix = {
  __typename?: 'AssignmentMatrix';
  /** The columns. */
  models: Array<Model>;
  /** A row for each responsibility. */
  rows: Array<MatrixRow>;
};

export type AssignmentOrder = {
  direction?: OrderDirection;
  field: AssignmentOrderField;
};

export type AssignmentOrderField =
  | 'ARRANGEMENT'
  | 'MODEL'
  | 'OWNERSHIP_COUNT'
  | 'RESPONSIBILITY';

/**
 * A list of cells: `some` takes what has such a one in it, `none` what has none, `every`
 * what has no other (an empty list meets it).
 */
export type AssignmentRelationFilter = {
  every?: InputMaybe<AssignmentFilter>;
  none?: InputMaybe<AssignmentFilter>;
  some?: InputMaybe<AssignmentFilter>;
};

/** What became of a cell. */
export type CellChange =
  /** An owner more. */
  | 'GAINED'
  /** The same owners, qualities and arrangement. */
  | 'KEPT'
  /** An owner less. */
  | 'LOST'
  /** Another role owns it. */
  | 'MOVED'
  /** Its owners share it in another way. */
  | 'REARRANGED'
  /** The same role owns it better or worse. */
  | 'REGRADED';

/** What a cell would be. */
export type CellChangeInput = {
  /** Needed for several owners where it is not SHARED, or what the cell has. */
  arrangement?: InputMaybe<Arrangement>;
  /** In their order; none for a cell that nobody owns. */
  owners?: InputMaybe<Array<ChangedOwnerInput>>;
  responsibility: Scalars['String']['input'];
  /** Takes the cell away: the model does not mention the responsibility any more. */
  unassign?: Scalars['Boolean']['input'];
};

/** How a model's cell differs from the first model's. */
export type CellComparison = {
  __typename?: 'CellComparison';
  /** Null where the model does not mention the responsibility. */
  assignment?: Maybe<Assignment>;
  /** KEPT alone, or all that changed. */
  changes: Array<CellChange>;
  model: Model;
  /** From the first model's cell to this one. */
  moves: Array<Move>;
};

/** What a write did to one value of the graph. */
export type Change = Node & {
  __typename?: 'Change';
  action: ChangeAction;
  /** Who wrote: `import`, `seed`, `cli`, or the name of a token. */
  actor: Scalars['String']['output'];
  /** The value after the change; null where it is gone. */
  after?: Maybe<Scalars['JSON']['output']>;
  /** The value before the change; null where it was not there. */
  before?: Maybe<Scalars['JSON']['output']>;
  id: Scalars['ID']['output'];
  /**
   * The key of the value, or its id where it has no key: `scrum/people` is a cell,
   * `scrum/people/manager` one of its owners.
   */
  key: Scalars['String']['output'];
  /** The kind of value that was changed. */
  kind: ChangeKind;
  /** The key of the model that it is about; empty where it is about none. */
  model: Scalars['String']['output'];
  /** The key of the responsibility that it is about; empty where it is about none. */
  responsibility: Scalars['String']['output'];
  /** The key of the role that it is about; empty where it is about none. */
  role: Scalars['String']['output'];
  /** Its place in the log: 1, 2, 3 and so on, in the order of the writes. */
  sequence: Scalars['Int']['output'];
  /** The value itself as it is now, null where it is no longer there. */
  subject?: Maybe<Node>;
  /** When it was written. All changes of one write have the same time. */
  time: Scalars['DateTime']['output'];
};

export type ChangeAction =
  | 'CREATED'
  | 'DELETED'
  | 'UPDATED';

export type ChangeActionFilter = {
  eq?: InputMaybe<ChangeAction>;
  in?: InputMaybe<Array<ChangeAction>>;
  not?: InputMaybe<ChangeAction>;
};

export type ChangeConnection = {
  __typename?: 'ChangeConnection';
  edges: Array<ChangeEdge>;
  nodes: Array<Change>;
  pageInfo: PageInfo;
  /** How many there are on all pages; counted only when it is asked for. */
  totalCount: Scalars['Int']['output'];
};

export type ChangeEdge = {
  __typename?: 'ChangeEdge';
  cursor: Scalars['Cursor']['output'];
  node: Change;
};

/**
 * Which changes to take. All fields that are given must hold. Example, what was
 * done to SCRUM's owners: `{model: {eq: "scrum"}, kind: {eq: OWNERSHIP}}`.
 */
export type ChangeFilter = {
  action?: InputMaybe<ChangeActionFilter>;
  actor?: InputMaybe<StringFilter>;
  and?: InputMaybe<Array<ChangeFilter>>;
  key?: InputMaybe<StringFilter>;
  kind?: InputMaybe<ChangeKindFilter>;
  model?: InputMaybe<StringFilter>;
  not?: InputMaybe<ChangeFilter>;
  or?: InputMaybe<Array<ChangeFilter>>;
  responsibility?: InputMaybe<StringFilter>;
  role?: InputMaybe<StringFilter>;
  sequence?: InputMaybe<IntFilter>;
  time?: InputMaybe<DateTimeFilter>;
};

/** The kinds of value that the log tells of. */
export type ChangeKind =
  | 'ASSIGNMENT'
  | 'DELEGATION'
  | 'MODEL'
  | 'OWNERSHIP'
  | 'RESPONSIBILITY'
  | 'ROLE'
  | 'ROLE_COMBINATION'
  | 'SCENARIO'
  | 'SOURCE'
  | 'TRADEOFF';

export type ChangeKindFilter = {
  eq?: InputMaybe<ChangeKind>;
  in?: InputMaybe<Array<ChangeKind>>;
  not?: InputMaybe<ChangeKind>;
};

export type ChangeOrder = {
  direction?: OrderDirection;
  field: ChangeOrderField;
};

export type ChangeOrderField =
  | 'SEQUENCE';

export type ChangedOwnerInput = {
  quality?: Quality;
  role: Scalars['String']['input'];
};

export type ComparisonRow = {
  __typename?: 'ComparisonRow';
  /** One for each model, in their order; the first is KEPT. */
  cells: Array<CellComparison>;
  responsibility: Responsibility;
};

/** Under which weights one model beats another. */
export type Contest = {
  __typename?: 'Contest';
  /** Such as "people + process > product": the weights on the left have to sum to more than those on the right. */
  condition: Scalars['String']['output'];
  /** What `a` is worth more than `b`, by each criterion. */
  differences: Array<CriterionDifference>;
};

/** The part of a score that a criterion makes. */
export type Contribution = {
  __typename?: 'Contribution';
  /** The cell that the value is made of, with its owners and its source; null for a structure and where there is none. */
  assignment?: Maybe<Assignment>;
  contribution: Scalars['Float']['output'];
  criterion: Criterion;
  /** What the model is worth by the criterion, from 0 to 1; null where the cell is left out. */
  value?: Maybe<Scalars['Float']['output']>;
};

/** What models are judged by: a responsibility or a structure. */
export type Criterion = {
  __typename?: 'Criterion';
  responsibility?: Maybe<Responsibility>;
  structure?: Maybe<Structure>;
  /** Its share of all weights, from 0 to 1. */
  weight: Scalars['Float']['output'];
};

export type CriterionDifference = {
  __typename?: 'CriterionDifference';
  criterion: Criterion;
  difference: Scalars['Float']['output'];
};

/** Compares a day. What has no date meets none of `gt`, `gte`, `lt` and `lte`. */
export type DateFilter = {
  eq?: InputMaybe<Scalars['Date']['input']>;
  gt?: InputMaybe<Scalars['Date']['input']>;
  gte?: InputMaybe<Scalars['Date']['input']>;
  in?: InputMaybe<Array<Scalars['Date']['input']>>;
  lt?: InputMaybe<Scalars['Date']['input']>;
  lte?: InputMaybe<Scalars['Date']['input']>;
  not?: InputMaybe<Scalars['Date']['input']>;
};

/** Compares a time. */
export type DateTimeFilter = {
  eq?: InputMaybe<Scalars['DateTime']['input']>;
  gt?: InputMaybe<Scalars['DateTime']['input']>;
  gte?: InputMaybe<Scalars['DateTime']['input']>;
  in?: InputMaybe<Array<Scalars['DateTime']['input']>>;
  lt?: InputMaybe<Scalars['DateTime']['input']>;
  lte?: InputMaybe<Scalars['DateTime']['input']>;
  not?: InputMaybe<Scalars['DateTime']['input']>;
};

/**
 * In a model, a role may hand a responsibility to another role and stays
 * answerable for it.
 */
export type Delegation = Node & {
  __typename?: 'Delegation';
  /** To whom. */
  delegate: Role;
  id: Scalars['ID']['output'];
  model: Model;
  responsibility: Responsibility;
  role: Role;
};

export type DelegationConnection = {
  __typename?: 'DelegationConnection';
  edges: Array<DelegationEdge>;
  nodes: Array<Delegation>;
  pageInfo: PageInfo;
  /** How many there are on all pages; counted only when it is asked for. */
  totalCount: Scalars['Int']['output'];
};

export type DelegationEdge = {
  __typename?: 'DelegationEdge';
  cursor: Scalars['Cursor']['output'];
  node: Delegation;
};

export type DeleteInput = {
  /**
   * The version on which the caller has decided. The mutation changes nothing where
   * somebody has written since: a `CONFLICT` that tells what.
   */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  key: Scalars['String']['input'];
  kind: NodeKind;
  mode?: DeleteMode;
};

export type DeleteMode =
  /**
   * Deletes what joins the node with others, too. A cell that loses its last owner
   * becomes VACANT, and a tradeoff that is left without a subject goes. An admin may.
   */
  | 'CASCADE'
  /** Refuses to delete what something refers to. */
  | 'RESTRICT';

export type DeletePayload = {
  __typename?: 'DeletePayload';
  /** What was written, in the order of the log; empty where nothing has changed. */
  changes: Array<Change>;
  /** The global id of what was deleted. */
  deletedId?: Maybe<Scalars['ID']['output']>;
  /** Why nothing was written; empty where the mutation was made. */
  userErrors: Array<UserError>;
};

export type DeleteScenarioInput = {
  /**
   * The version on which the caller has decided. The mutation changes nothing where
   * somebody has written since: a `CONFLICT` that tells what.
   */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  key: Scalars['String']['input'];
};

export type DeleteScenarioPayload = {
  __typename?: 'DeleteScenarioPayload';
  /** What was written, in the order of the log; empty where nothing has changed. */
  changes: Array<Change>;
  /** The global id of what was deleted; null where nothing was there. */
  deletedId?: Maybe<Scalars['ID']['output']>;
  /** Why nothing was written; empty where the mutation was made. */
  userErrors: Array<UserError>;
};

/** What became of a value between two times. */
export type Difference = {
  __typename?: 'Difference';
  /** Whether it was made, changed or deleted. */
  action: ChangeAction;
  /** What it became, an object; null where it is gone. */
  after?: Maybe<Scalars['JSON']['output']>;
  /** What it was, an object; null where it was not there. */
  before?: Maybe<Scalars['JSON']['output']>;
  /** The names of its fields that differ, in alphabetical order. */
  fields: Array<Scalars['String']['output']>;
  /** Its key or id. */
  key: Scalars['String']['output'];
  kind: ChangeKind;
  /** Key of the model that it is, or that it is part of. */
  model?: Maybe<Scalars['String']['output']>;
  /** Key of the responsibility that it is or concerns. */
  responsibility?: Maybe<Scalars['String']['output']>;
  /** Key of the role that it is or concerns. */
  role?: Maybe<Scalars['String']['output']>;
};

export type DifferenceConnection = {
  __typename?: 'DifferenceConnection';
  edges: Array<DifferenceEdge>;
  nodes: Array<Difference>;
  pageInfo: PageInfo;
  /** How many there are on all pages. */
  totalCount: Scalars['Int']['output'];
};

export type DifferenceEdge = {
  __typename?: 'DifferenceEdge';
  cursor: Scalars['Cursor']['output'];
  node: Difference;
};

export type Dominance = {
  __typename?: 'Dominance';
  /** The first of them, in the order of their keys. */
  models: Array<Model>;
  totalCount: Scalars['Int']['output'];
};

/** Something in a model that is worth a second look. */
export type Finding = {
  __typename?: 'Finding';
  /** What it is, and what would mend it. */
  message: Scalars['String']['output'];
  /** Key of the responsibility. */
  responsibility?: Maybe<Scalars['String']['output']>;
  /** Keys of the roles. */
  roles: Array<Scalars['String']['output']>;
  rule: FindingRule;
};

/** What is broken in a model. */
export type FindingRule =
  /** Several roles own it at the same time. */
  | 'DOUBLED_OWNERSHIP'
  /** The responsibility is not mentioned. */
  | 'GAP_MISSING'
  /** Of no owner it is known how well. */
  | 'GAP_UNDEFINED'
  /** Nobody owns it. */
  | 'GAP_VACANT'
  /** It has several owners, and so nobody who alone answers for it (RACI's rule). */
  | 'ONE_ACCOUNTABLE'
  /** A role has more than its share. */
  | 'OVERLOADED_ROLE';

/** A responsibility that a model leaves open. */
export type Gap = {
  __typename?: 'Gap';
  /** Null where the model does not mention it. */
  assignment?: Maybe<Assignment>;
  kind: GapKind;
  model: Model;
  responsibility: Responsibility;
};

export type GapConnection = {
  __typename?: 'GapConnection';
  edges: Array<GapEdge>;
  nodes: Array<Gap>;
  pageInfo: PageInfo;
  /** How many there are on all pages. */
  totalCount: Scalars['Int']['output'];
};

export type GapEdge = {
  __typename?: 'GapEdge';
  cursor: Scalars['Cursor']['output'];
  node: Gap;
};

/** Why a responsibility is a gap. */
export type GapKind =
  /** The model does not mention it. */
  | 'MISSING'
  /** Of no owner it is known how well. */
  | 'UNDEFINED'
  /** Nobody owns it. */
  | 'VACANT';

/**
 * A part of the graph as nodes and edges. Both ends of each edge are among the
 * nodes.
 */
export type Graph = {
  __typename?: 'Graph';
  edges: Array<GraphEdge>;
  /** By kind and in the order of the matrix; around a focus by the distance from it. */
  nodes: Array<GraphNode>;
  /** How many edges there are between all of these nodes. */
  totalEdges: Scalars['Int']['output'];
  /** How many nodes there are, those beyond `maxNodes` included. */
  totalNodes: Scalars['Int']['output'];
  /** Whether nodes or edges were left out for `maxNodes` or `maxEdges`. */
  truncated: Scalars['Boolean']['output'];
};

/** An edge of a picture. */
export type GraphEdge = {
  __typename?: 'GraphEdge';
  /**
   * The global id of what the edge is: the assignment, ownership, delegation or role
   * combination; for the other kinds an id of the edge alone.
   */
  id: Scalars['ID']['output'];
  kind: GraphEdgeKind;
  /** An object with the edge's own fields, such as the quality of an ownership. */
  properties: Scalars['JSON']['output'];
  /** The id of the node at which it begins. */
  source: Scalars['ID']['output'];
  /** The id of the node at which it ends. */
  target: Scalars['ID']['output'];
};

export type GraphEdgeKind =
  /** Tradeoff to responsibility or role. */
  | 'ABOUT'
  /** Model to responsibility: a cell. Properties: arrangement, statement, source, locator. */
  | 'ASSIGNS'
  /** Model or tradeoff to source. */
  | 'CITES'
  /** Model to tradeoff. */
  | 'HAS_TRADEOFF'
  /** Role to another role that its holder may hold as well. Properties: model. */
  | 'MAY_ALSO_HOLD'
  /** Role to the role to which it may hand a responsibility. Properties: model, responsibility. */
  | 'MAY_DELEGATE'
  /** Role to a role of which it is a part. */
  | 'NARROWS'
  /** Role to responsibility, under a model. Properties: model, quality, ordinal, provenance, note. */
  | 'OWNS';

/**
 * Chooses nodes and edges of the graph. A list that is not given asks for nothing;
 * one that is empty takes nothing, and so does a key that names nothing. An edge is
 * taken when both of its ends are.
 */
export type GraphFilter = {
  edgeKinds?: InputMaybe<Array<GraphEdgeKind>>;
  /** Keys of models. They also choose among the edges that hold under a model. */
  models?: InputMaybe<Array<Scalars['String']['input']>>;
  nodeKinds?: InputMaybe<Array<NodeKind>>;
  /** Chooses among `OWNS` edges; the other kinds stay. */
  qualities?: InputMaybe<Array<Quality>>;
  /** Keys of responsibilities. They also choose among delegations. */
  responsibilities?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Keys of roles. */
  roles?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** A node of a picture: a model, role, responsibility, tradeoff or source. */
export type GraphNode = {
  __typename?: 'GraphNode';
  /** The global id, good for `node` too. */
  id: Scalars['ID']['output'];
  key: Scalars['String']['output'];
  kind: NodeKind;
  /** What to write on it: the name, the title or the statement. */
  label: Scalars['String']['output'];
  /** An object with the node's own fields; those that are empty are left out. */
  properties: Scalars['JSON']['output'];
};

/** A way from one node to another. */
export type GraphPath = {
  __typename?: 'GraphPath';
  /** Between each two nodes that follow each other, in either direction. */
  edges: Array<GraphEdge>;
  /** The number of edges. */
  length: Scalars['Int']['output'];
  /** From the first to the last. */
  nodes: Array<GraphNode>;
};

/** Ways through the graph. */
export type GraphPaths = {
  __typename?: 'GraphPaths';
  paths: Array<GraphPath>;
  /** Whether there are more within `maxLength`, or looking for more would take too long. */
  truncated: Scalars['Boolean']['output'];
};

/** A part of a field that holds hits. */
export type Highlight = {
  __typename?: 'Highlight';
  field: Scalars['String']['output'];
  segments: Array<HighlightSegment>;
};

/** A part of a text: a hit, or what stands between hits. */
export type HighlightSegment = {
  __typename?: 'HighlightSegment';
  hit: Scalars['Boolean']['output'];
  text: Scalars['String']['output'];
};

export type ImportEntry = {
  __typename?: 'ImportEntry';
  /** The arrangement or quality of what was added. */
  detail: Scalars['String']['output'];
  fields: Array<ImportFieldChange>;
  /** Its key, or its id where it has no key. */
  key: Scalars['String']['output'];
};

export type ImportFieldChange = {
  __typename?: 'ImportFieldChange';
  field: Scalars['String']['output'];
  new: Scalars['String']['output'];
  old: Scalars['String']['output'];
};

export type ImportKindReport = {
  __typename?: 'ImportKindReport';
  added: Array<ImportEntry>;
  changed: Array<ImportEntry>;
  /** `model`, `role combination` and so on. */
  kind: Scalars['String']['output'];
  removed: Array<ImportEntry>;
  /** How many are as they were. */
  unchanged: Scalars['Int']['output'];
};

export type ImportMatrixInput = {
  /** The text: a table in Markdown, HTML, CSV or TSV, or YAML. */
  content: Scalars['String']['input'];
  /** Only reports what would change. */
  dryRun?: Scalars['Boolean']['input'];
  /** `markdown`, `html`, `csv`, `tsv` or `yaml`; found out where it is not given. */
  format?: InputMaybe<Scalars['String']['input']>;
  /** The name of the file; the source's title where the text gives none. */
  name?: InputMaybe<Scalars['String']['input']>;
  /**
   * Gives the matrix's models its names, and removes their other cells; their delegations,
   * role combinations, tradeoffs and sources stay. An admin may.
   */
  replace?: Scalars['Boolean']['input'];
  /** The owners of cells that the table does not name, such as "Shared". */
  resolve?: InputMaybe<Array<ResolutionInput>>;
};

export type ImportMatrixPayload = {
  __typename?: 'ImportMatrixPayload';
  report?: Maybe<ImportReport>;
  /** What is wrong with the text, each with its row and column. */
  userErrors: Array<UserError>;
};

/** What an import has changed, or would change. */
export type ImportReport = {
  __typename?: 'ImportReport';
  dryRun: Scalars['Boolean']['output'];
  kinds: Array<ImportKindReport>;
  warnings: Array<Scalars['String']['output']>;
};

/** Compares a number. All fields that are given must hold. */
export type IntFilter = {
  eq?: InputMaybe<Scalars['Int']['input']>;
  gt?: InputMaybe<Scalars['Int']['input']>;
  gte?: InputMaybe<Scalars['Int']['input']>;
  in?: InputMaybe<Array<Scalars['Int']['input']>>;
  lt?: InputMaybe<Scalars['Int']['input']>;
  lte?: InputMaybe<Scalars['Int']['input']>;
  not?: InputMaybe<Scalars['Int']['input']>;
};

/** A plan on its way: what each step costs, and how good the model is after it. */
export type Journey = {
  __typename?: 'Journey';
  /** The cost of all steps. */
  cost: Scalars['Float']['output'];
  /** The score before the first step: the weighted mean. */
  start: Scalars['Float']['output'];
  steps: Array<JourneyStep>;
};

export type JourneyStep = {
  __typename?: 'JourneyStep';
  cost: Scalars['Float']['output'];
  /** The roles that come to own something with this step. */
  enter: Array<Role>;
  /** The roles that own nothing any more. */
  leave: Array<Role>;
  move: Move;
  /** The score after the step. */
  score: Scalars['Float']['output'];
};

/**
 * Says that a responsibility is so many times as important as another: 1 equally, 3
 * moderately, 5 strongly, 7 very strongly, 9 extremely more, 1/3 and so on less.
 */
export type JudgementInput = {
  over: Scalars['String']['input'];
  responsibility: Scalars['String']['input'];
  times: Scalars['Float']['input'];
};

export type KeepOwnership =
  | 'BETTER'
  | 'FROM'
  | 'INTO'
  | 'WORSE';

/** A row of the matrix. */
export type MatrixRow = {
  __typename?: 'MatrixRow';
  /**
   * One cell for each model, in the order of the models, null where a model does
   * not mention the responsibility.
   */
  cells: Array<Maybe<Assignment>>;
  responsibility: Responsibility;
};

/**
 * What `from` owns, delegates and narrows becomes `into`'s, and its names become
 * aliases.
 */
export type MergeRolesInput = {
  /**
   * The version on which the caller has decided. The mutation changes nothing where
   * somebody has written since: a `CONFLICT` that tells what.
   */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  from: Scalars['String']['input'];
  into: Scalars['String']['input'];
  /** Which ownership stays where both own the same cell. */
  keep?: KeepOwnership;
};

export type MergeRolesPayload = {
  __typename?: 'MergeRolesPayload';
  /** What was written, in the order of the log; empty where nothing has changed. */
  changes: Array<Change>;
  role?: Maybe<Role>;
  /** Why nothing was written; empty where the mutation was made. */
  userErrors: Array<UserError>;
};

/**
 * What becomes of a cell that a model does not have. Either way `missing` names them, and `coverage` tells what
 * share of the weights the others have.
 */
export type MissingCells =
  /** The model is ranked by its other cells. */
  | 'LEFT_OUT'
  /** It counts as if nobody owned it. */
  | 'VACANT';

/** A way of organising: it assigns responsibilities to roles. */
export type Model = Node & {
  __typename?: 'Model';
  /** A short form of the whole name, such as "STO"; empty where there is none. */
  abbreviation: Scalars['String']['output'];
  /** Its column of the matrix: one cell for each responsibility that it mentions. */
  assignments: AssignmentConnection;
  /** What was written about it: to itself, its cells, owners, delegations and combinations. */
  changes: ChangeConnection;
  /** Which role may hand which responsibility to whom, and stays answerable. */
  delegations: DelegationConnection;
  /**
   * What is worth a second look in it: gaps, doubled ownership, roles with more than
   * `maxLoad` of the responsibilities that it mentions, and cells in which not one role alone is accountable.
   * With `rules` only what these say.
   */
  findings: Array<Finding>;
  id: Scalars['ID']['output'];
  /** The name in lower case with dashes, unique among models. */
  key: Scalars['String']['output'];
  name: Scalars['String']['output'];
  /** Counts what is owned in it. */
  ownershipAggregate: OwnershipAggregate;
  /** Who owns what in it, and how well. */
  ownerships: OwnershipConnection;
  /** Which roles one person may hold together. */
  roleCombinations: RoleCombinationConnection;
  /** The roles that own something in it. */
  roles: RoleConnection;
  /** Where it is described. */
  sources: SourceConnection;
  status: ModelStatus;
  summary: Scalars['String']['output'];
  /** What speaks for it and against it. */
  tradeoffs: TradeoffConnection;
  /**
   * The number of the last change to it, 0 where none was logged. Give it as
   * `expectedVersion` with a mutation, which then changes nothing if somebody else
   * has been faster.
   */
  version: Scalars['Int']['output'];
};


/** A way of organising: it assigns responsibilities to roles. */
export type ModelAssignmentsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<AssignmentFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<AssignmentOrder>>;
};


/** A way of organising: it assigns responsibilities to roles. */
export type ModelChangesArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<ChangeFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<ChangeOrder>>;
};


/** A way of organising: it assigns responsibilities to roles. */
export type ModelDelegationsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A way of organising: it assigns responsibilities to roles. */
export type ModelFindingsArgs = {
  maxLoad?: Scalars['Float']['input'];
  rules?: InputMaybe<Array<FindingRule>>;
};


/** A way of organising: it assigns responsibilities to roles. */
export type ModelOwnershipAggregateArgs = {
  filter?: InputMaybe<OwnershipFilter>;
  groupBy?: InputMaybe<Array<OwnershipGroupField>>;
};


/** A way of organising: it assigns responsibilities to roles. */
export type ModelOwnershipsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<OwnershipFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<OwnershipOrder>>;
};


/** A way of organising: it assigns responsibilities to roles. */
export type ModelRoleCombinationsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A way of organising: it assigns responsibilities to roles. */
export type ModelRolesArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<RoleFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<RoleOrder>>;
};


/** A way of organising: it assigns responsibilities to roles. */
export type ModelSourcesArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<SourceFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<SourceOrder>>;
};


/** A way of organising: it assigns responsibilities to roles. */
export type ModelTradeoffsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<TradeoffFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<TradeoffOrder>>;
};

export type ModelAcceptability = {
  __typename?: 'ModelAcceptability';
  model: Model;
  /** How often it has each rank; models that tie share a rank. */
  ranks: Array<RankAcceptability>;
  /** How often it scores higher than each of the other models. */
  wins: Array<PairwiseWin>;
};

/** Models beside the first of them. */
export type ModelComparison = {
  __typename?: 'ModelComparison';
  models: Array<Model>;
  /** One for each responsibility, in the order of the matrix. */
  rows: Array<ComparisonRow>;
  /** How much each of the other models is like the first one. */
  similarities: Array<ModelSimilarity>;
};

export type ModelConnection = {
  __typename?: 'ModelConnection';
  edges: Array<ModelEdge>;
  nodes: Array<Model>;
  pageInfo: PageInfo;
  /** How many there are on all pages; counted only when it is asked for. */
  totalCount: Scalars['Int']['output'];
};

export type ModelEdge = {
  __typename?: 'ModelEdge';
  cursor: Scalars['Cursor']['output'];
  node: Model;
};

/** Which models to take. All fields that are given must hold. */
export type ModelFilter = {
  abbreviation?: InputMaybe<StringFilter>;
  and?: InputMaybe<Array<ModelFilter>>;
  /** How many cells it has. */
  assignmentCount?: InputMaybe<IntFilter>;
  assignments?: InputMaybe<AssignmentRelationFilter>;
  key?: InputMaybe<StringFilter>;
  name?: InputMaybe<StringFilter>;
  not?: InputMaybe<ModelFilter>;
  or?: InputMaybe<Array<ModelFilter>>;
  /** How many ownerships it has. */
  ownershipCount?: InputMaybe<IntFilter>;
  ownerships?: InputMaybe<OwnershipRelationFilter>;
  /** How many ownerships of quality POORLY it has. */
  poorOwnershipCount?: InputMaybe<IntFilter>;
  /** How many roles it has. */
  roleCount?: InputMaybe<IntFilter>;
  roles?: InputMaybe<RoleRelationFilter>;
  sources?: InputMaybe<SourceRelationFilter>;
  status?: InputMaybe<ModelStatusFilter>;
  summary?: InputMaybe<StringFilter>;
  /** How many tradeoffs it has. */
  tradeoffCount?: InputMaybe<IntFilter>;
  tradeoffs?: InputMaybe<TradeoffRelationFilter>;
  /** How many ownerships of quality UNDEFINED it has. */
  undefinedOwnershipCount?: InputMaybe<IntFilter>;
  /** How many cells that nobody owns it has. */
  vacantAssignmentCount?: InputMaybe<IntFilter>;
};

/** What a role carries in one model. */
export type ModelLoad = {
  __typename?: 'ModelLoad';
  model: Model;
  /** What nobody owns when it leaves. */
  orphaned: Array<Responsibility>;
  /** Its ownerships there, in the order of the matrix. */
  ownerships: Array<Ownership>;
  poorly: Scalars['Int']['output'];
  /** Its part of the responsibilities that the model mentions: 1/n of each cell with n owners. */
  share: Scalars['Float']['output'];
  undefined: Scalars['Int']['output'];
  well: Scalars['Int']['output'];
};

export type ModelLoadConnection = {
  __typename?: 'ModelLoadConnection';
  edges: Array<ModelLoadEdge>;
  nodes: Array<ModelLoad>;
  pageInfo: PageInfo;
  /** How many there are on all pages. */
  totalCount: Scalars['Int']['output'];
};

export type ModelLoadEdge = {
  __typename?: 'ModelLoadEdge';
  cursor: Scalars['Cursor']['output'];
  node: ModelLoad;
};

export type ModelOrder = {
  direction?: OrderDirection;
  field: ModelOrderField;
};

export type ModelOrderField =
  | 'ASSIGNMENT_COUNT'
  | 'KEY'
  | 'NAME'
  | 'OWNERSHIP_COUNT'
  | 'POOR_OWNERSHIP_COUNT'
  | 'ROLE_COUNT'
  | 'STATUS'
  | 'TRADEOFF_COUNT'
  | 'UNDEFINED_OWNERSHIP_COUNT'
  | 'VACANT_ASSIGNMENT_COUNT';

/**
 * A list of models: `some` takes what has such a one in it, `none` what has none, `every`
 * what has no other (an empty list meets it).
 */
export type ModelRelationFilter = {
  every?: InputMaybe<ModelFilter>;
  none?: InputMaybe<ModelFilter>;
  some?: InputMaybe<ModelFilter>;
};

/** How much two models are alike. */
export type ModelSimilarity = {
  __typename?: 'ModelSimilarity';
  a: Model;
  /** How many either has. */
  all: Scalars['Int']['output'];
  b: Model;
  /** How many pairs of a role and a responsibility that it owns both have. */
  common: Scalars['Int']['output'];
  /** 1 less `jaccard`. */
  distance: Scalars['Float']['output'];
  /** `common` by `all`, from 0 to 1. */
  jaccard: Scalars['Float']['output'];
  /** The same with each pair weighted by the responsibility's weight, how well it is owned, and by how many. From 0 to 1. */
  weighted: Scalars['Float']['output'];
};

/** Whether the source describes a model in full. */
export type ModelStatus =
  | 'COMPLETE'
  | 'INCOMPLETE';

export type ModelStatusFilter = {
  eq?: InputMaybe<ModelStatus>;
  in?: InputMaybe<Array<ModelStatus>>;
  not?: InputMaybe<ModelStatus>;
};

/** A step in one cell. */
export type Move = {
  __typename?: 'Move';
  /**
   * The arrangement of REARRANGE; null where the model does not mention the
   * responsibility any more.
   */
  arrangement?: Maybe<Arrangement>;
  /** Who owns before: of MOVE, REMOVE and REGRADE. */
  from?: Maybe<Role>;
  kind: MoveKind;
  /** How well `to` owns afterwards. */
  quality?: Maybe<Quality>;
  responsibility: Responsibility;
  /** The move in words. */
  text: Scalars['String']['output'];
  /** Who owns afterwards: of MOVE, ADD and REGRADE. */
  to?: Maybe<Role>;
};

/** What moves cost, in any unit. */
export type MoveCostsInput = {
  add?: Scalars['Float']['input'];
  /** For each role that comes to own something in the model. */
  enter?: Scalars['Float']['input'];
  /** For each role that owns nothing in it any more. */
  leave?: Scalars['Float']['input'];
  move?: Scalars['Float']['input'];
  rearrange?: Scalars['Float']['input'];
  regrade?: Scalars['Float']['input'];
  remove?: Scalars['Float']['input'];
};

/**
 * A step in one cell, named by keys. `from` is the role that owns before (MOVE,
 * REMOVE), `to` the one that owns afterwards (MOVE, ADD, REGRADE), `quality` how
 * well; `arrangement` is that of REARRANGE, null where the model shall not mention
 * the responsibility any more.
 */
export type MoveInput = {
  arrangement?: InputMaybe<Arrangement>;
  from?: InputMaybe<Scalars['String']['input']>;
  kind: MoveKind;
  quality?: InputMaybe<Quality>;
  responsibility: Scalars['String']['input'];
  to?: InputMaybe<Scalars['String']['input']>;
};

export type MoveKind =
  /** A role becomes one more owner. */
  | 'ADD'
  /** A role's part in the cell becomes another role's. */
  | 'MOVE'
  /**
   * The owners share the cell in another way, or a cell without owners begins or
   * ends.
   */
  | 'REARRANGE'
  /** A role owns better or worse than before. */
  | 'REGRADE'
  /** An owner goes. */
  | 'REMOVE';

/**
 * Writes the graph. Only those may whose access is that of `@access`, `EDITOR` as a rule:
 * they send the header `Authorization: Bearer …` and their token. `viewer` tells who one
 * is.
 *
 * Every mutation is written whole or not at all, and several of them one after
 * another. What is wrong with an input is told in `userErrors`, and then nothing is
 * written. Made again, none changes anything; `renameKey`, `mergeRoles`, `applyPlan` and
 * whatever has an `expectedVersion` then answer `userErrors`. `@idempotent` makes a
 * repetition answer what it was answered, also where others write meanwhile.
 */
export type Mutation = {
  __typename?: 'Mutation';
  /**
   * Makes moves in the cells of a model, all or none, such as the moves of a
   * `transitionPlan`. One that does not fit the cell as it is by then is a
   * `CONFLICT`.
   */
  applyPlan: ApplyPlanPayload;
  /**
   * Sets a whole cell of the matrix: who owns a responsibility under a model, how
   * well, and how they share it. Example:
   * `assign(input: {model: "scrum", responsibility: "people", owners: [{role: "manager", quality: WELL}]})`.
   */
  assign: AssignPayload;
  /** Deletes a node. Deleting what is not there changes nothing. */
  delete: DeletePayload;
  /** Deletes a scenario. Deleting what is not there changes nothing. */
  deleteScenario: DeleteScenarioPayload;
  /** Imports a matrix from a text as `orgraph import` does from a file. */
  importMatrix: ImportMatrixPayload;
  /** Makes one role of two. */
  mergeRoles: MergeRolesPayload;
  /** Gives a node another key, and another name. All that refers to it follows. */
  renameKey: RenameKeyPayload;
  /**
   * Keeps a question to the analyses under a key, for others to ask by `runScenario`. Example:
   * `saveScenario(input: {name: "People first", preferences: {weights: [{responsibility: "people", weight: 3}]}}) { scenario { key } userErrors { message } }`.
   */
  saveScenario: SaveScenarioPayload;
  /** Says whether, in a model, a role may hand a responsibility to another role. */
  setDelegation: SetDelegationPayload;
  /** Says whether, in a model, who holds a role may hold another one as well. */
  setRoleCombination: SetRoleCombinationPayload;
  /**
   * Takes a cell out of the matrix: the model does not mention the responsibility
   * any more. To say that nobody owns it, `assign` it to no owners.
   */
  unassign: UnassignPayload;
  /**
   * Makes a model or changes it. Example:
   * `upsertModel(input: {name: "Pair of leads"}) { model { key } userErrors { message } }`.
   */
  upsertModel: UpsertModelPayload;
  /** Makes a responsibility or changes it. */
  upsertResponsibility: UpsertResponsibilityPayload;
  /** Makes a role or changes it. */
  upsertRole: UpsertRolePayload;
  /** Makes a source or changes it. */
  upsertSource: UpsertSourcePayload;
  /** Makes a tradeoff or changes it. */
  upsertTradeoff: UpsertTradeoffPayload;
};


/**
 * Writes the graph. Only those may whose access is that of `@access`, `EDITOR` as a rule:
 * they send the header `Authorization: Bearer …` and their token. `viewer` tells who one
 * is.
 *
 * Every mutation is written whole or not at all, and several of them one after
 * another. What is wrong with an input is told in `userErrors`, and then nothing is
 * written. Made again, none changes anything; `renameKey`, `mergeRoles`, `applyPlan` and
 * whatever has an `expectedVersion` then answer `userErrors`. `@idempotent` makes a
 * repetition answer what it was answered, also where others write meanwhile.
 */
export type MutationApplyPlanArgs = {
  input: ApplyPlanInput;
};


/**
 * Writes the graph. Only those may whose access is that of `@access`, `EDITOR` as a rule:
 * they send the header `Authorization: Bearer …` and their token. `viewer` tells who one
 * is.
 *
 * Every mutation is written whole or not at all, and several of them one after
 * another. What is wrong with an input is told in `userErrors`, and then nothing is
 * written. Made again, none changes anything; `renameKey`, `mergeRoles`, `applyPlan` and
 * whatever has an `expectedVersion` then answer `userErrors`. `@idempotent` makes a
 * repetition answer what it was answered, also where others write meanwhile.
 */
export type MutationAssignArgs = {
  input: AssignInput;
};


/**
 * Writes the graph. Only those may whose access is that of `@access`, `EDITOR` as a rule:
 * they send the header `Authorization: Bearer …` and their token. `viewer` tells who one
 * is.
 *
 * Every mutation is written whole or not at all, and several of them one after
 * another. What is wrong with an input is told in `userErrors`, and then nothing is
 * written. Made again, none changes anything; `renameKey`, `mergeRoles`, `applyPlan` and
 * whatever has an `expectedVersion` then answer `userErrors`. `@idempotent` makes a
 * repetition answer what it was answered, also where others write meanwhile.
 */
export type MutationDeleteArgs = {
  input: DeleteInput;
};


/**
 * Writes the graph. Only those may whose access is that of `@access`, `EDITOR` as a rule:
 * they send the header `Authorization: Bearer …` and their token. `viewer` tells who one
 * is.
 *
 * Every mutation is written whole or not at all, and several of them one after
 * another. What is wrong with an input is told in `userErrors`, and then nothing is
 * written. Made again, none changes anything; `renameKey`, `mergeRoles`, `applyPlan` and
 * whatever has an `expectedVersion` then answer `userErrors`. `@idempotent` makes a
 * repetition answer what it was answered, also where others write meanwhile.
 */
export type MutationDeleteScenarioArgs = {
  input: DeleteScenarioInput;
};


/**
 * Writes the graph. Only those may whose access is that of `@access`, `EDITOR` as a rule:
 * they send the header `Authorization: Bearer …` and their token. `viewer` tells who one
 * is.
 *
 * Every mutation is written whole or not at all, and several of them one after
 * another. What is wrong with an input is told in `userErrors`, and then nothing is
 * written. Made again, none changes anything; `renameKey`, `mergeRoles`, `applyPlan` and
 * whatever has an `expectedVersion` then answer `userErrors`. `@idempotent` makes a
 * repetition answer what it was answered, also where others write meanwhile.
 */
export type MutationImportMatrixArgs = {
  input: ImportMatrixInput;
};


/**
 * Writes the graph. Only those may whose access is that of `@access`, `EDITOR` as a rule:
 * they send the header `Authorization: Bearer …` and their token. `viewer` tells who one
 * is.
 *
 * Every mutation is written whole or not at all, and several of them one after
 * another. What is wrong with an input is told in `userErrors`, and then nothing is
 * written. Made again, none changes anything; `renameKey`, `mergeRoles`, `applyPlan` and
 * whatever has an `expectedVersion` then answer `userErrors`. `@idempotent` makes a
 * repetition answer what it was answered, also where others write meanwhile.
 */
export type MutationMergeRolesArgs = {
  input: MergeRolesInput;
};


/**
 * Writes the graph. Only those may whose access is that of `@access`, `EDITOR` as a rule:
 * they send the header `Authorization: Bearer …` and their token. `viewer` tells who one
 * is.
 *
 * Every mutation is written whole or not at all, and several of them one after
 * another. What is wrong with an input is told in `userErrors`, and then nothing is
 * written. Made again, none changes anything; `renameKey`, `mergeRoles`, `applyPlan` and
 * whatever has an `expectedVersion` then answer `userErrors`. `@idempotent` makes a
 * repetition answer what it was answered, also where others write meanwhile.
 */
export type MutationRenameKeyArgs = {
  input: RenameKeyInput;
};


/**
 * Writes the graph. Only those may whose access is that of `@access`, `EDITOR` as a rule:
 * they send the header `Authorization: Bearer …` and their token. `viewer` tells who one
 * is.
 *
 * Every mutation is written whole or not at all, and several of them one after
 * another. What is wrong with an input is told in `userErrors`, and then nothing is
 * written. Made again, none changes anything; `renameKey`, `mergeRoles`, `applyPlan` and
 * whatever has an `expectedVersion` then answer `userErrors`. `@idempotent` makes a
 * repetition answer what it was answered, also where others write meanwhile.
 */
export type MutationSaveScenarioArgs = {
  input: SaveScenarioInput;
};


/**
 * Writes the graph. Only those may whose access is that of `@access`, `EDITOR` as a rule:
 * they send the header `Authorization: Bearer …` and their token. `viewer` tells who one
 * is.
 *
 * Every mutation is written whole or not at all, and several of them one after
 * another. What is wrong with an input is told in `userErrors`, and then nothing is
 * written. Made again, none changes anything; `renameKey`, `mergeRoles`, `applyPlan` and
 * whatever has an `expectedVersion` then answer `userErrors`. `@idempotent` makes a
 * repetition answer what it was answered, also where others write meanwhile.
 */
export type MutationSetDelegationArgs = {
  input: SetDelegationInput;
};


/**
 * Writes the graph. Only those may whose access is that of `@access`, `EDITOR` as a rule:
 * they send the header `Authorization: Bearer …` and their token. `viewer` tells who one
 * is.
 *
 * Every mutation is written whole or not at all, and several of them one after
 * another. What is wrong with an input is told in `userErrors`, and then nothing is
 * written. Made again, none changes anything; `renameKey`, `mergeRoles`, `applyPlan` and
 * whatever has an `expectedVersion` then answer `userErrors`. `@idempotent` makes a
 * repetition answer what it was answered, also where others write meanwhile.
 */
export type MutationSetRoleCombinationArgs = {
  input: SetRoleCombinationInput;
};


/**
 * Writes the graph. Only those may whose access is that of `@access`, `EDITOR` as a rule:
 * they send the header `Authorization: Bearer …` and their token. `viewer` tells who one
 * is.
 *
 * Every mutation is written whole or not at all, and several of them one after
 * another. What is wrong with an input is told in `userErrors`, and then nothing is
 * written. Made again, none changes anything; `renameKey`, `mergeRoles`, `applyPlan` and
 * whatever has an `expectedVersion` then answer `userErrors`. `@idempotent` makes a
 * repetition answer what it was answered, also where others write meanwhile.
 */
export type MutationUnassignArgs = {
  input: UnassignInput;
};


/**
 * Writes the graph. Only those may whose access is that of `@access`, `EDITOR` as a rule:
 * they send the header `Authorization: Bearer …` and their token. `viewer` tells who one
 * is.
 *
 * Every mutation is written whole or not at all, and several of them one after
 * another. What is wrong with an input is told in `userErrors`, and then nothing is
 * written. Made again, none changes anything; `renameKey`, `mergeRoles`, `applyPlan` and
 * whatever has an `expectedVersion` then answer `userErrors`. `@idempotent` makes a
 * repetition answer what it was answered, also where others write meanwhile.
 */
export type MutationUpsertModelArgs = {
  input: UpsertModelInput;
};


/**
 * Writes the graph. Only those may whose access is that of `@access`, `EDITOR` as a rule:
 * they send the header `Authorization: Bearer …` and their token. `viewer` tells who one
 * is.
 *
 * Every mutation is written whole or not at all, and several of them one after
 * another. What is wrong with an input is told in `userErrors`, and then nothing is
 * written. Made again, none changes anything; `renameKey`, `mergeRoles`, `applyPlan` and
 * whatever has an `expectedVersion` then answer `userErrors`. `@idempotent` makes a
 * repetition answer what it was answered, also where others write meanwhile.
 */
export type MutationUpsertResponsibilityArgs = {
  input: UpsertResponsibilityInput;
};


/**
 * Writes the graph. Only those may whose access is that of `@access`, `EDITOR` as a rule:
 * they send the header `Authorization: Bearer …` and their token. `viewer` tells who one
 * is.
 *
 * Every mutation is written whole or not at all, and several of them one after
 * another. What is wrong with an input is told in `userErrors`, and then nothing is
 * written. Made again, none changes anything; `renameKey`, `mergeRoles`, `applyPlan` and
 * whatever has an `expectedVersion` then answer `userErrors`. `@idempotent` makes a
 * repetition answer what it was answered, also where others write meanwhile.
 */
export type MutationUpsertRoleArgs = {
  input: UpsertRoleInput;
};


/**
 * Writes the graph. Only those may whose access is that of `@access`, `EDITOR` as a rule:
 * they send the header `Authorization: Bearer …` and their token. `viewer` tells who one
 * is.
 *
 * Every mutation is written whole or not at all, and several of them one after
 * another. What is wrong with an input is told in `userErrors`, and then nothing is
 * written. Made again, none changes anything; `renameKey`, `mergeRoles`, `applyPlan` and
 * whatever has an `expectedVersion` then answer `userErrors`. `@idempotent` makes a
 * repetition answer what it was answered, also where others write meanwhile.
 */
export type MutationUpsertSourceArgs = {
  input: UpsertSourceInput;
};


/**
 * Writes the graph. Only those may whose access is that of `@access`, `EDITOR` as a rule:
 * they send the header `Authorization: Bearer …` and their token. `viewer` tells who one
 * is.
 *
 * Every mutation is written whole or not at all, and several of them one after
 * another. What is wrong with an input is told in `userErrors`, and then nothing is
 * written. Made again, none changes anything; `renameKey`, `mergeRoles`, `applyPlan` and
 * whatever has an `expectedVersion` then answer `userErrors`. `@idempotent` makes a
 * repetition answer what it was answered, also where others write meanwhile.
 */
export type MutationUpsertTradeoffArgs = {
  input: UpsertTradeoffInput;
};

export type NearModel = {
  __typename?: 'NearModel';
  all: Scalars['Int']['output'];
  common: Scalars['Int']['output'];
  distance: Scalars['Float']['output'];
  jaccard: Scalars['Float']['output'];
  model: Model;
  weighted: Scalars['Float']['output'];
};

/** What a matrix of your own is like. */
export type NearestModels = {
  __typename?: 'NearestModels';
  /** One for each model of the matrix; empty where it could not be read. */
  matrices: Array<OwnMatrix>;
  /** Why it could not be read. */
  userErrors: Array<UserError>;
};

/** Anything with a global id. */
export type Node = {
  /** The global id: opaque, unique among all types. */
  id: Scalars['ID']['output'];
};

/** The kinds of node that have a key. */
export type NodeKind =
  | 'MODEL'
  | 'RESPONSIBILITY'
  | 'ROLE'
  | 'SOURCE'
  | 'TRADEOFF';

export type OrderDirection =
  | 'ASC'
  | 'DESC';

export type OwnMatrix = {
  __typename?: 'OwnMatrix';
  findings: Array<Finding>;
  name: Scalars['String']['output'];
  /** The models that it is most like, the nearest first. */
  nearest: Array<NearModel>;
};

export type OwnerInput = {
  /** Why, in a few words. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** WELL where none is given. */
  quality?: InputMaybe<Quality>;
  /** The role's key. */
  role: Scalars['String']['input'];
};

/**
 * One role's part in a cell: the edge between a role and a responsibility under a
 * model, with how well it is owned.
 */
export type Ownership = Node & {
  __typename?: 'Ownership';
  /** The cell that it is a part of. */
  assignment: Assignment;
  id: Scalars['ID']['output'];
  model: Model;
  /** Why, in a few words; empty where nothing is noted. */
  note: Scalars['String']['output'];
  /** Its place among the owners of the cell, from 0. */
  ordinal: Scalars['Int']['output'];
  provenance: Provenance;
  quality: Quality;
  responsibility: Responsibility;
  role: Role;
};

/** What is counted of a list of ownerships. */
export type OwnershipAggregate = {
  __typename?: 'OwnershipAggregate';
  /** How many distinct cells they are a part of. */
  assignmentCount: Scalars['Int']['output'];
  count: Scalars['Int']['output'];
  /** The groups of `groupBy`, none where nothing is grouped by. */
  groups: OwnershipGroupConnection;
  /** How many distinct models they belong to. */
  modelCount: Scalars['Int']['output'];
  /** How many there are of each quality, best first. */
  qualities: Array<QualityShare>;
  responsibilityCount: Scalars['Int']['output'];
  roleCount: Scalars['Int']['output'];
};


/** What is counted of a list of ownerships. */
export type OwnershipAggregateGroupsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: OwnershipGroupOrder;
};

export type OwnershipConnection = {
  __typename?: 'OwnershipConnection';
  edges: Array<OwnershipEdge>;
  nodes: Array<Ownership>;
  pageInfo: PageInfo;
  /** How many there are on all pages; counted only when it is asked for. */
  totalCount: Scalars['Int']['output'];
};

export type OwnershipEdge = {
  __typename?: 'OwnershipEdge';
  cursor: Scalars['Cursor']['output'];
  node: Ownership;
};

/**
 * Which ownerships to take, by their own properties and by what they connect. All
 * fields that are given must hold. Example:
 * `{quality: {eq: POORLY}, role: {key: {in: ["tech-lead", "manager"]}}}`.
 */
export type OwnershipFilter = {
  and?: InputMaybe<Array<OwnershipFilter>>;
  model?: InputMaybe<ModelFilter>;
  not?: InputMaybe<OwnershipFilter>;
  note?: InputMaybe<StringFilter>;
  or?: InputMaybe<Array<OwnershipFilter>>;
  ordinal?: InputMaybe<IntFilter>;
  provenance?: InputMaybe<ProvenanceFilter>;
  quality?: InputMaybe<QualityFilter>;
  responsibility?: InputMaybe<ResponsibilityFilter>;
  role?: InputMaybe<RoleFilter>;
};

/**
 * The ownerships with the same values of what was grouped by. What was not grouped
 * by is null.
 */
export type OwnershipGroup = {
  __typename?: 'OwnershipGroup';
  assignmentCount: Scalars['Int']['output'];
  count: Scalars['Int']['output'];
  model?: Maybe<Model>;
  modelCount: Scalars['Int']['output'];
  provenance?: Maybe<Provenance>;
  qualities: Array<QualityShare>;
  quality?: Maybe<Quality>;
  responsibility?: Maybe<Responsibility>;
  responsibilityCount: Scalars['Int']['output'];
  role?: Maybe<Role>;
  roleCount: Scalars['Int']['output'];
  /** The part of all ownerships that were counted, from 0 to 1. */
  share: Scalars['Float']['output'];
};

export type OwnershipGroupConnection = {
  __typename?: 'OwnershipGroupConnection';
  edges: Array<OwnershipGroupEdge>;
  nodes: Array<OwnershipGroup>;
  pageInfo: PageInfo;
  /** How many there are on all pages; counted only when it is asked for. */
  totalCount: Scalars['Int']['output'];
};

export type OwnershipGroupEdge = {
  __typename?: 'OwnershipGroupEdge';
  cursor: Scalars['Cursor']['output'];
  node: OwnershipGroup;
};

/** By what ownerships can be grouped. */
export type OwnershipGroupField =
  | 'MODEL'
  | 'PROVENANCE'
  | 'QUALITY'
  | 'RESPONSIBILITY'
  | 'ROLE';

export type OwnershipGroupOrder =
  /** Most ownerships first. */
  | 'COUNT'
  /** By the keys and values that were grouped by. */
  | 'KEY';

export type OwnershipOrder = {
  direction?: OrderDirection;
  field: OwnershipOrderField;
};

export type OwnershipOrderField =
  | 'MODEL'
  | 'ORDINAL'
  | 'QUALITY'
  | 'RESPONSIBILITY'
  | 'ROLE';

/**
 * A list of ownerships: `some` takes what has such a one in it, `none` what has none, `every`
 * what has no other (an empty list meets it).
 */
export type OwnershipRelationFilter = {
  every?: InputMaybe<OwnershipFilter>;
  none?: InputMaybe<OwnershipFilter>;
  some?: InputMaybe<OwnershipFilter>;
};

/** Which part of a list a connection holds. */
export type PageInfo = {
  __typename?: 'PageInfo';
  endCursor?: Maybe<Scalars['Cursor']['output']>;
  hasNextPage: Scalars['Boolean']['output'];
  hasPreviousPage: Scalars['Boolean']['output'];
  startCursor?: Maybe<Scalars['Cursor']['output']>;
};

export type PairwiseWin = {
  __typename?: 'PairwiseWin';
  over: Model;
  probability: Scalars['Float']['output'];
  standardError: Scalars['Float']['output'];
  /** How often the two tie. */
  tie: Scalars['Float']['output'];
};

/** What several owners of a cell are worth together. */
export type Pooling =
  | 'BEST'
  | 'MEAN'
  | 'WORST';

/** What you value. Everything may be left out. */
export type PreferencesInput = {
  /**
   * Weights by comparing responsibilities in pairs (the analytic hierarchy process), in
   * place of `weights`. Each two of those that are judged by need one judgement.
   */
  judgements?: InputMaybe<Array<JudgementInput>>;
  missing?: MissingCells;
  /** The responsibilities to judge by; all where none are given. */
  responsibilities?: InputMaybe<Array<Scalars['String']['input']>>;
  scale?: InputMaybe<ScaleInput>;
  severalOwners?: InputMaybe<SeveralOwnersInput>;
  /** Criteria of structure; one that is not named weighs nothing. */
  structures?: InputMaybe<Array<StructureWeightInput>>;
  /** A responsibility that is not named weighs 1. Only the ratios of weights count. */
  weights?: InputMaybe<Array<ResponsibilityWeightInput>>;
};

/** The weights that judgements come to. */
export type Priorities = {
  __typename?: 'Priorities';
  /** 0 where the judgements agree entirely. Over 0.1 they are refused. */
  consistencyRatio: Scalars['Float']['output'];
};

/** Where an ownership was read from. */
export type Provenance =
  /** A person's own entry. */
  | 'EDITED'
  /** The text around it. */
  | 'PROSE'
  /** A cell of the source's matrix. */
  | 'TABLE';

export type ProvenanceFilter = {
  eq?: InputMaybe<Provenance>;
  in?: InputMaybe<Array<Provenance>>;
  not?: InputMaybe<Provenance>;
};

/** How well a role owns a responsibility. */
export type Quality =
  /** Stated with the caveat that it goes badly. */
  | 'POORLY'
  /** The model names the owner and leaves open how. */
  | 'UNDEFINED'
  /** Stated without a caveat; it is not praise. */
  | 'WELL';

export type QualityFilter = {
  eq?: InputMaybe<Quality>;
  in?: InputMaybe<Array<Quality>>;
  not?: InputMaybe<Quality>;
};

/** How many of the ownerships that were counted are of a quality. */
export type QualityShare = {
  __typename?: 'QualityShare';
  count: Scalars['Int']['output'];
  quality: Quality;
  /** The part of those that were counted, from 0 to 1; null where there are none. */
  share?: Maybe<Scalars['Float']['output']>;
};

/**
 * Orgraph answers one question: who owns what, how well, under which way of
 * organising?
 *
 * A *model* ("Tech lead") assigns each *responsibility* ("Projects") to one or
 * more *roles*. One such cell of the matrix is an *assignment*; one role's part in
 * it is an *ownership*, which may be good, poor or undefined.
 */
export type Query = {
  __typename?: 'Query';
  /** Asks a saved question. Example: `ask(key: "poor-cells", arguments: {model: "scrum"}) { data ownerships { note } sources { title } }`. */
  ask: Answer;
  /** A model's cell for a responsibility, null where the model does not mention it. */
  assignment?: Maybe<Assignment>;
  /** All cells, by model and responsibility where no order is given. */
  assignments: AssignmentConnection;
  /**
   * The log: what was written, in the order in which it was. Example, the last ten
   * changes: `changes(last: 10)`.
   */
  changes: ChangeConnection;
  /**
   * Models beside the first of them, cell by cell. Example:
   * `compareModels(models: ["tech-lead", "scrum"]) { rows { responsibility { name } cells { changes } } }`.
   */
  compareModels: ModelComparison;
  /**
   * What changed from one time to another, `to` being now where it is not given: for
   * each value what it was and what it became, and nothing for what came back to what it
   * was. With `models` only what belongs to these: the models, their cells, owners,
   * delegations and role combinations. It costs what was written since `from`, and more than 50,000
   * changes are an error. Example: `diff(from: "2026-01-01T00:00:00Z") { nodes { action kind key fields } }`.
   */
  diff: DifferenceConnection;
  /**
   * The responsibilities that models leave vacant, undefined, or do not mention, by
   * model and in the order of the matrix.
   */
  gaps: GapConnection;
  /**
   * The graph as nodes and edges, for a picture: all that the filter takes, or with
   * `focus`, the global id of a node, what lies within `depth` steps of it, over
   * edges in either direction. It holds at most `maxNodes` nodes (2,000 at most), the nearest or
   * the first, and of the edges between them at most `maxEdges` (10,000 at most). Example:
   * `graph(filter: {models: ["scrum"], edgeKinds: [OWNS]}) { nodes { id label } edges { source target properties } }`.
   */
  graph: Graph;
  /** What models ask one role to combine, the rarest combination first. */
  hardToFill: Array<RoleDemand>;
  /**
   * The responsibility assignment matrix: a row for each responsibility, a cell in
   * it for each model. Without `models` it holds the first hundred models by key,
   * without `responsibilities` the first hundred in their order. Keys choose which,
   * and in which order; a key that does not exist is an error.
   *
   * With `asOf` the matrix and all below it is as it was at that time: with what was
   * written up to it, and nothing since. A time to come is now. There, `version` is 0 and
   * `changes` is empty. It costs what was written since, and more than 50,000 changes are an
   * error.
   */
  matrix: AssignmentMatrix;
  /**
   * The model with the key, such as `tech-lead`. With `asOf` it and all below it is as it was
   * then, see `matrix`.
   */
  model?: Maybe<Model>;
  /** All models, by key where no order is given. */
  models: ModelConnection;
  /**
   * Reads a matrix of your own, as `importMatrix` does, and finds what is
   * wrong in it and which models it is most like. It writes nothing. Example:
   * `nearestModels(content: "Responsibility,Ours\nPeople,EM\nProjects,PM\n") { matrices { name nearest { model { name } jaccard } findings { message } } }`.
   */
  nearestModels: NearestModels;
  /**
   * What lies within `depth` steps of the node with the global id, of the kinds of
   * node. The steps pass nodes of these kinds alone.
   */
  neighborhood: Graph;
  /**
   * Any node by its global id, null where there is none. Global ids are opaque:
   * take them from the `id` field of a node.
   */
  node?: Maybe<Node>;
  /** The nodes with the global ids, in their order, null where there is none. */
  nodes: Array<Maybe<Node>>;
  /**
   * The responsibilities of a model that nobody owns any more when a role leaves.
   * Example: `orphaned(model: "engineering-manager-does-projects", role: "engineering-manager") { name }`.
   */
  orphaned: Array<Responsibility>;
  /**
   * The part of a role in a model's cell, null where the role has none.
   * Example: `ownership(model: "scrum", responsibility: "people", role: "manager")`.
   */
  ownership?: Maybe<Ownership>;
  /**
   * Counts ownerships. Example, who owns how much, and how well:
   * `ownershipAggregate(groupBy: [ROLE]) { groups { nodes { role { name } count qualities { quality share } } } }`
   */
  ownershipAggregate: OwnershipAggregate;
  /**
   * All ownerships, by model, responsibility and role where no order is given.
   * Example: `ownerships(filter: {quality: {eq: POORLY}})`.
   */
  ownerships: OwnershipConnection;
  /**
   * The ways between the nodes with the global ids, the shortest first, of at most
   * `maxLength` edges (8 at most) in either direction; none passes a node twice.
   * The filter chooses the edges, and the nodes between the ends.
   */
  paths: GraphPaths;
  /** The saved questions: operations that answer what people ask most. */
  questions: Array<Question>;
  /**
   * Ranks models by weighted criteria: all responsibilities weigh the same where
   * `preferences` say nothing else. Without `models` all are ranked. Example, where people count three times and a role should not carry too much:
   * `rank(preferences: {weights: [{responsibility: "people", weight: 3}], structures: [{structure: ROLE_LOAD, weight: 2}]}) { models { nodes { rank score model { name } } } }`.
   */
  rank: Ranking;
  /** All responsibilities, in the order of the matrix where no other is given. */
  responsibilities: ResponsibilityConnection;
  /**
   * The responsibility with the key, such as `talk-with-customers`. With `asOf` it and all below it is as it was
   * then, see `matrix`.
   */
  responsibility?: Maybe<Responsibility>;
  /**
   * The role with the key, such as `product-manager`. With `asOf` it and all below it is as it was
   * then, see `matrix`.
   */
  role?: Maybe<Role>;
  /**
   * What each role carries across models, the largest mean load first, and how central
   * it is. Without `models` it looks at all.
   */
  roleLoads: RoleLoadConnection;
  /** All roles, by key where no order is given. */
  roles: RoleConnection;
  /** Asks a scenario's question anew, of the graph as it is now. */
  runScenario: ScenarioRun;
  /** The scenario with the key. */
  scenario?: Maybe<Scenario>;
  /** All scenarios, by key. */
  scenarios: ScenarioConnection;
  /**
   * Looks for words in names, aliases, summaries, statements and titles, best find
   * first: each of the words has to be met by a word that is the same, that begins
   * with it, or that differs by a typing error (one from four letters, two from
   * eight). Case and accents do not count. Example: `search(query: "custmers talk")`.
   */
  search: SearchConnection;
  /**
   * Which two models are most alike, the most similar pair first. Without `models` it
   * compares all, two thousand at most.
   */
  similarModels: Array<ModelSimilarity>;
  /** The source with the key. */
  source?: Maybe<Source>;
  /** All sources, by key where no order is given. */
  sources: SourceConnection;
  /** All tradeoffs, by key where no order is given. */
  tradeoffs: TradeoffConnection;
  /**
   * The smallest set of moves that turns one model into another, cell by cell. In
   * between no responsibility is without an owner that has one before and after.
   * Example: `transitionPlan(from: "tech-lead", to: "engineering-manager-does-projects")`.
   */
  transitionPlan: TransitionPlan;
  /** Who asks, and what they may do. */
  viewer: Viewer;
  /**
   * A model with other assignments, made for this query alone: nothing is stored.
   * Without `models` it stands among the first hundred. Example, a tech lead without people:
   * `whatIf(base: "tech-lead", changes: [{responsibility: "people", owners: [{role: "engineering-manager"}]}]) { plan { moves { text } } rank { models { nodes { rank score model { name } } } } }`.
   */
  whatIf: WhatIf;
};


/**
 * Orgraph answers one question: who owns what, how well, under which way of
 * organising?
 *
 * A *model* ("Tech lead") assigns each *responsibility* ("Projects") to one or
 * more *roles*. One such cell of the matrix is an *assignment*; one role's part in
 * it is an *ownership*, which may be good, poor or undefined.
 */
export type QueryAskArgs = {
  arguments?: InputMaybe<Scalars['JSON']['input']>;
  key: Scalars['String']['input'];
};


/**
 * Orgraph answers one question: who owns what, how well, under which way of
 * organising?
 *
 * A *model* ("Tech lead") assigns each *responsibility* ("Projects") to one or
 * more *roles*. One such cell of the matrix is an *assignment*; one role's part in
 * it is an *ownership*, which may be good, poor or undefined.
 */
export type QueryAssignmentArgs = {
  model: Scalars['String']['input'];
  responsibility: Scalars['String']['input'];
};


/**
 * Orgraph answers one question: who owns what, how well, under which way of
 * organising?
 *
 * A *model* ("Tech lead") assigns each *responsibility* ("Projects") to one or
 * more *roles*. One such cell of the matrix is an *assignment*; one role's part in
 * it is an *ownership*, which may be good, poor or undefined.
 */
export type QueryAssignmentsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<AssignmentFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<AssignmentOrder>>;
};


/**
 * Orgraph answers one question: who owns what, how well, under which way of
 * organising?
 *
 * A *model* ("Tech lead") assigns each *responsibility* ("Projects") to one or
 * more *roles*. One such cell of the matrix is an *assignment*; one role's part in
 * it is an *ownership*, which may be good, poor or undefined.
 */
export type QueryChangesArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<ChangeFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<ChangeOrder>>;
};


/**
 * Orgraph answers one question: who owns what, how well, under which way of
 * organising?
 *
 * A *model* ("Tech lead") assigns each *responsibility* ("Projects") to one or
 * more *roles*. One such cell of the matrix is an *assignment*; one role's part in
 * it is an *ownership*, which may be good, poor or undefined.
 */
export type QueryCompareModelsArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  models: Array<Scalars['String']['input']>;
  preferences?: InputMaybe<PreferencesInput>;
};


/**
 * Orgraph answers one question: who owns what, how well, under which way of
 * organising?
 *
 * A *model* ("Tech lead") assigns each *responsibility* ("Projects") to one or
 * more *roles*. One such cell of the matrix is an *assignment*; one role's part in
 * it is an *ownership*, which may be good, poor or undefined.
 */
export type QueryDiffArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  from: Scalars['DateTime']['input'];
  last?: InputMaybe<Scalars['Int']['input']>;
  models?: InputMaybe<Array<Scalars['String']['input']>>;
  to?: InputMaybe<Scalars['DateTime']['input']>;
};


/**
 * Orgraph answers one question: who owns what, how well, under which way of
 * organising?
 *
 * A *model* ("Tech lead") assigns each *responsibility* ("Projects") to one or
 * more *roles*. One such cell of the matrix is an *assignment*; one role's part in
 * it is an *ownership*, which may be good, poor or undefined.
 */
export type QueryGapsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  kinds?: InputMaybe<Array<GapKind>>;
  last?: InputMaybe<Scalars['Int']['input']>;
  models?: InputMaybe<Array<Scalars['String']['input']>>;
  responsibilities?: InputMaybe<Array<Scalars['String']['input']>>;
};


/**
 * Orgraph answers one question: who owns what, how well, under which way of
 * organising?
 *
 * A *model* ("Tech lead") assigns each *responsibility* ("Projects") to one or
 * more *roles*. One such cell of the matrix is an *assignment*; one role's part in
 * it is an *ownership*, which may be good, poor or undefined.
 */
export type QueryGraphArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  depth?: Scalars['Int']['input'];
  filter?: InputMaybe<GraphFilter>;
  focus?: InputMaybe<Scalars['ID']['input']>;
  maxEdges?: Scalars['Int']['input'];
  maxNodes?: Scalars['Int']['input'];
};


/**
 * Orgraph answers one question: who owns what, how well, under which way of
 * organising?
 *
 * A *model* ("Tech lead") assigns each *responsibility* ("Projects") to one or
 * more *roles*. One such cell of the matrix is an *assignment*; one role's part in
 * it is an *ownership*, which may be good, poor or undefined.
 */
export type QueryHardToFillArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  first?: Scalars['Int']['input'];
  models?: InputMaybe<Array<Scalars['String']['input']>>;
};


/**
 * Orgraph answers one question: who owns what, how well, under which way of
 * organising?
 *
 * A *model* ("Tech lead") assigns each *responsibility* ("Projects") to one or
 * more *roles*. One such cell of the matrix is an *assignment*; one role's part in
 * it is an *ownership*, which may be good, poor or undefined.
 */
export type QueryMatrixArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  models?: InputMaybe<Array<Scalars['String']['input']>>;
  responsibilities?: InputMaybe<Array<Scalars['String']['input']>>;
};


/**
 * Orgraph answers one question: who owns what, how well, under which way of
 * organising?
 *
 * A *model* ("Tech lead") assigns each *responsibility* ("Projects") to one or
 * more *roles*. One such cell of the matrix is an *assignment*; one role's part in
 * it is an *ownership*, which may be good, poor or undefined.
 */
export type QueryModelArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  key: Scalars['String']['input'];
};


/**
 * Orgraph answers one question: who owns what, how well, under which way of
 * organising?
 *
 * A *model* ("Tech lead") assigns each *responsibility* ("Projects") to one or
 * more *roles*. One such cell of the matrix is an *assignment*; one role's part in
 * it is an *ownership*, which may be good, poor or undefined.
 */
export type QueryModelsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<ModelFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<ModelOrder>>;
};


/**
 * Orgraph answers one question: who owns what, how well, under which way of
 * organising?
 *
 * A *model* ("Tech lead") assigns each *responsibility* ("Projects") to one or
 * more *roles*. One such cell of the matrix is an *assignment*; one role's part in
 * it is an *ownership*, which may be good, poor or undefined.
 */
export type QueryNearestModelsArgs = {
  content: Scalars['String']['input'];
  first?: Scalars['Int']['input'];
  format?: InputMaybe<Scalars['String']['input']>;
  maxLoad?: Scalars['Float']['input'];
  preferences?: InputMaybe<PreferencesInput>;
};


/**
 * Orgraph answers one question: who owns what, how well, under which way of
 * organising?
 *
 * A *model* ("Tech lead") assigns each *responsibility* ("Projects") to one or
 * more *roles*. One such cell of the matrix is an *assignment*; one role's part in
 * it is an *ownership*, which may be good, poor or undefined.
 */
export type QueryNeighborhoodArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  depth?: Scalars['Int']['input'];
  id: Scalars['ID']['input'];
  kinds?: InputMaybe<Array<NodeKind>>;
  maxEdges?: Scalars['Int']['input'];
  maxNodes?: Scalars['Int']['input'];
};


/**
 * Orgraph answers one question: who owns what, how well, under which way of
 * organising?
 *
 * A *model* ("Tech lead") assigns each *responsibility* ("Projects") to one or
 * more *roles*. One such cell of the matrix is an *assignment*; one role's part in
 * it is an *ownership*, which may be good, poor or undefined.
 */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/**
 * Orgraph answers one question: who owns what, how well, under which way of
 * organising?
 *
 * A *model* ("Tech lead") assigns each *responsibility* ("Projects") to one or
 * more *roles*. One such cell of the matrix is an *assignment*; one role's part in
 * it is an *ownership*, which may be good, poor or undefined.
 */
export type QueryNodesArgs = {
  ids: Array<Scalars['ID']['input']>;
};


/**
 * Orgraph answers one question: who owns what, how well, under which way of
 * organising?
 *
 * A *model* ("Tech lead") assigns each *responsibility* ("Projects") to one or
 * more *roles*. One such cell of the matrix is an *assignment*; one role's part in
 * it is an *ownership*, which may be good, poor or undefined.
 */
export type QueryOrphanedArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  model: Scalars['String']['input'];
  role: Scalars['String']['input'];
};


/**
 * Orgraph answers one question: who owns what, how well, under which way of
 * organising?
 *
 * A *model* ("Tech lead") assigns each *responsibility* ("Projects") to one or
 * more *roles*. One such cell of the matrix is an *assignment*; one role's part in
 * it is an *ownership*, which may be good, poor or undefined.
 */
export type QueryOwnershipArgs = {
  model: Scalars['String']['input'];
  responsibility: Scalars['String']['input'];
  role: Scalars['String']['input'];
};


/**
 * Orgraph answers one question: who owns what, how well, under which way of
 * organising?
 *
 * A *model* ("Tech lead") assigns each *responsibility* ("Projects") to one or
 * more *roles*. One such cell of the matrix is an *assignment*; one role's part in
 * it is an *ownership*, which may be good, poor or undefined.
 */
export type QueryOwnershipAggregateArgs = {
  filter?: InputMaybe<OwnershipFilter>;
  groupBy?: InputMaybe<Array<OwnershipGroupField>>;
};


/**
 * Orgraph answers one question: who owns what, how well, under which way of
 * organising?
 *
 * A *model* ("Tech lead") assigns each *responsibility* ("Projects") to one or
 * more *roles*. One such cell of the matrix is an *assignment*; one role's part in
 * it is an *ownership*, which may be good, poor or undefined.
 */
export type QueryOwnershipsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<OwnershipFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<OwnershipOrder>>;
};


/**
 * Orgraph answers one question: who owns what, how well, under which way of
 * organising?
 *
 * A *model* ("Tech lead") assigns each *responsibility* ("Projects") to one or
 * more *roles*. One such cell of the matrix is an *assignment*; one role's part in
 * it is an *ownership*, which may be good, poor or undefined.
 */
export type QueryPathsArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  filter?: InputMaybe<GraphFilter>;
  first?: Scalars['Int']['input'];
  from: Scalars['ID']['input'];
  maxLength?: Scalars['Int']['input'];
  to: Scalars['ID']['input'];
};


/**
 * Orgraph answers one question: who owns what, how well, under which way of
 * organising?
 *
 * A *model* ("Tech lead") assigns each *responsibility* ("Projects") to one or
 * more *roles*. One such cell of the matrix is an *assignment*; one role's part in
 * it is an *ownership*, which may be good, poor or undefined.
 */
export type QueryRankArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  method?: RankingMethod;
  models?: InputMaybe<Array<Scalars['String']['input']>>;
  preferences?: InputMaybe<PreferencesInput>;
};


/**
 * Orgraph answers one question: who owns what, how well, under which way of
 * organising?
 *
 * A *model* ("Tech lead") assigns each *responsibility* ("Projects") to one or
 * more *roles*. One such cell of the matrix is an *assignment*; one role's part in
 * it is an *ownership*, which may be good, poor or undefined.
 */
export type QueryResponsibilitiesArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<ResponsibilityFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<ResponsibilityOrder>>;
};


/**
 * Orgraph answers one question: who owns what, how well, under which way of
 * organising?
 *
 * A *model* ("Tech lead") assigns each *responsibility* ("Projects") to one or
 * more *roles*. One such cell of the matrix is an *assignment*; one role's part in
 * it is an *ownership*, which may be good, poor or undefined.
 */
export type QueryResponsibilityArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  key: Scalars['String']['input'];
};


/**
 * Orgraph answers one question: who owns what, how well, under which way of
 * organising?
 *
 * A *model* ("Tech lead") assigns each *responsibility* ("Projects") to one or
 * more *roles*. One such cell of the matrix is an *assignment*; one role's part in
 * it is an *ownership*, which may be good, poor or undefined.
 */
export type QueryRoleArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  key: Scalars['String']['input'];
};


/**
 * Orgraph answers one question: who owns what, how well, under which way of
 * organising?
 *
 * A *model* ("Tech lead") assigns each *responsibility* ("Projects") to one or
 * more *roles*. One such cell of the matrix is an *assignment*; one role's part in
 * it is an *ownership*, which may be good, poor or undefined.
 */
export type QueryRoleLoadsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  models?: InputMaybe<Array<Scalars['String']['input']>>;
  roles?: InputMaybe<Array<Scalars['String']['input']>>;
};


/**
 * Orgraph answers one question: who owns what, how well, under which way of
 * organising?
 *
 * A *model* ("Tech lead") assigns each *responsibility* ("Projects") to one or
 * more *roles*. One such cell of the matrix is an *assignment*; one role's part in
 * it is an *ownership*, which may be good, poor or undefined.
 */
export type QueryRolesArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<RoleFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<RoleOrder>>;
};


/**
 * Orgraph answers one question: who owns what, how well, under which way of
 * organising?
 *
 * A *model* ("Tech lead") assigns each *responsibility* ("Projects") to one or
 * more *roles*. One such cell of the matrix is an *assignment*; one role's part in
 * it is an *ownership*, which may be good, poor or undefined.
 */
export type QueryRunScenarioArgs = {
  key: Scalars['String']['input'];
};


/**
 * Orgraph answers one question: who owns what, how well, under which way of
 * organising?
 *
 * A *model* ("Tech lead") assigns each *responsibility* ("Projects") to one or
 * more *roles*. One such cell of the matrix is an *assignment*; one role's part in
 * it is an *ownership*, which may be good, poor or undefined.
 */
export type QueryScenarioArgs = {
  key: Scalars['String']['input'];
};


/**
 * Orgraph answers one question: who owns what, how well, under which way of
 * organising?
 *
 * A *model* ("Tech lead") assigns each *responsibility* ("Projects") to one or
 * more *roles*. One such cell of the matrix is an *assignment*; one role's part in
 * it is an *ownership*, which may be good, poor or undefined.
 */
export type QueryScenariosArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * Orgraph answers one question: who owns what, how well, under which way of
 * organising?
 *
 * A *model* ("Tech lead") assigns each *responsibility* ("Projects") to one or
 * more *roles*. One such cell of the matrix is an *assignment*; one role's part in
 * it is an *ownership*, which may be good, poor or undefined.
 */
export type QuerySearchArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  kinds?: InputMaybe<Array<NodeKind>>;
  last?: InputMaybe<Scalars['Int']['input']>;
  query: Scalars['String']['input'];
};


/**
 * Orgraph answers one question: who owns what, how well, under which way of
 * organising?
 *
 * A *model* ("Tech lead") assigns each *responsibility* ("Projects") to one or
 * more *roles*. One such cell of the matrix is an *assignment*; one role's part in
 * it is an *ownership*, which may be good, poor or undefined.
 */
export type QuerySimilarModelsArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  first?: Scalars['Int']['input'];
  models?: InputMaybe<Array<Scalars['String']['input']>>;
  preferences?: InputMaybe<PreferencesInput>;
};


/**
 * Orgraph answers one question: who owns what, how well, under which way of
 * organising?
 *
 * A *model* ("Tech lead") assigns each *responsibility* ("Projects") to one or
 * more *roles*. One such cell of the matrix is an *assignment*; one role's part in
 * it is an *ownership*, which may be good, poor or undefined.
 */
export type QuerySourceArgs = {
  key: Scalars['String']['input'];
};


/**
 * Orgraph answers one question: who owns what, how well, under which way of
 * organising?
 *
 * A *model* ("Tech lead") assigns each *responsibility* ("Projects") to one or
 * more *roles*. One such cell of the matrix is an *assignment*; one role's part in
 * it is an *ownership*, which may be good, poor or undefined.
 */
export type QuerySourcesArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<SourceFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<SourceOrder>>;
};


/**
 * Orgraph answers one question: who owns what, how well, under which way of
 * organising?
 *
 * A *model* ("Tech lead") assigns each *responsibility* ("Projects") to one or
 * more *roles*. One such cell of the matrix is an *assignment*; one role's part in
 * it is an *ownership*, which may be good, poor or undefined.
 */
export type QueryTradeoffsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<TradeoffFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<TradeoffOrder>>;
};


/**
 * Orgraph answers one question: who owns what, how well, under which way of
 * organising?
 *
 * A *model* ("Tech lead") assigns each *responsibility* ("Projects") to one or
 * more *roles*. One such cell of the matrix is an *assignment*; one role's part in
 * it is an *ownership*, which may be good, poor or undefined.
 */
export type QueryTransitionPlanArgs = {
  asOf?: InputMaybe<Scalars['DateTime']['input']>;
  from: Scalars['String']['input'];
  to: Scalars['String']['input'];
};


/**
 * Orgraph answers one question: who owns what, how well, under which way of
 * organising?
 *
 * A *model* ("Tech lead") assigns each *responsibility* ("Projects") to one or
 * more *roles*. One such cell of the matrix is an *assignment*; one role's part in
 * it is an *ownership*, which may be good, poor or undefined.
 */
export type QueryWhatIfArgs = {
  base: Scalars['String']['input'];
  changes: Array<CellChangeInput>;
  models?: InputMaybe<Array<Scalars['String']['input']>>;
  name?: Scalars['String']['input'];
  newRoles?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** A GraphQL operation with a name. */
export type Question = {
  __typename?: 'Question';
  /** The variables of the operation. All can be left out. */
  arguments: Array<QuestionArgument>;
  key: Scalars['String']['output'];
  /** The document, which runs as it stands. */
  operation: Scalars['String']['output'];
  /** What the answer holds. */
  summary: Scalars['String']['output'];
  /** The question. */
  title: Scalars['String']['output'];
};

export type QuestionArgument = {
  __typename?: 'QuestionArgument';
  /** As the document writes it; null for none. */
  default?: Maybe<Scalars['String']['output']>;
  description: Scalars['String']['output'];
  name: Scalars['String']['output'];
  /** In GraphQL, such as `[String!]`. */
  type: Scalars['String']['output'];
};

export type RankAcceptability = {
  __typename?: 'RankAcceptability';
  probability: Scalars['Float']['output'];
  rank: Scalars['Int']['output'];
  /** Of the estimate: √(p(1-p)/samples). */
  standardError: Scalars['Float']['output'];
};

/** A model's place in a ranking, with its reasons. */
export type RankedModel = {
  __typename?: 'RankedModel';
  /** What each criterion contributes to the score. They sum to it. */
  contributions: Array<Contribution>;
  /**
   * The share of the weights whose cells the model has; a structure is covered by the share of the
   * responsibilities of which it has a cell. Below 1 the score leaves the others out, or counts
   * them as vacant, as `preferences` say.
   */
  coverage: Scalars['Float']['output'];
  /** The models that dominate it. */
  dominatedBy: Dominance;
  /**
   * The models that it dominates: it is at least as good by every criterion, and better by one. Under no
   * weights do they beat it.
   */
  dominates: Dominance;
  /** The responsibilities that the model does not mention. */
  missing: Array<Responsibility>;
  model: Model;
  /** From 1; models with equal scores share a rank, and the next rank counts them all (1, 1, 3). */
  rank: Scalars['Int']['output'];
  score: Scalars['Float']['output'];
  /**
   * Between which scores it lies when what qualities are worth is uncertain. Of `WEIGHTED_SUM` and `TOPSIS`. Example:
   * `scoreInterval(uncertain: [{quality: UNDEFINED, from: 0, to: 1}]) { from to }`.
   */
  scoreInterval: ScoreInterval;
};


/** A model's place in a ranking, with its reasons. */
export type RankedModelDominatedByArgs = {
  first?: Scalars['Int']['input'];
};


/** A model's place in a ranking, with its reasons. */
export type RankedModelDominatesArgs = {
  first?: Scalars['Int']['input'];
};


/** A model's place in a ranking, with its reasons. */
export type RankedModelScoreIntervalArgs = {
  uncertain: Array<UncertainQualityInput>;
};

export type RankedModelConnection = {
  __typename?: 'RankedModelConnection';
  edges: Array<RankedModelEdge>;
  nodes: Array<RankedModel>;
  pageInfo: PageInfo;
  /** How many there are on all pages. */
  totalCount: Scalars['Int']['output'];
};

export type RankedModelEdge = {
  __typename?: 'RankedModelEdge';
  cursor: Scalars['Cursor']['output'];
  node: RankedModel;
};

/** Models by score. */
export type Ranking = {
  __typename?: 'Ranking';
  /**
   * How often each model comes out at each rank under random weights, for when nobody
   * knows the weights. The same seed gives the same answer. With a `concentration` the weights stay near
   * those of the ranking, the nearer the larger it is.
   */
  acceptability: Acceptability;
  /** Under which weights model `a` beats model `b`, by the weighted mean. */
  contest: Contest;
  /** What the models are judged by, responsibilities first. */
  criteria: Array<Criterion>;
  /**
   * The Pareto front: the models that no other dominates, by key. One of them comes first
   * whatever the weights.
   */
  front: RankedModelConnection;
  method: RankingMethod;
  /** By rank, equal ones by key. */
  models: RankedModelConnection;
  /** What `judgements` come to; null without them. */
  priorities?: Maybe<Priorities>;
  /**
   * How far each weight may move before the first place flips, or with `between`, two
   * keys, the order of these. Of `WEIGHTED_SUM` and `PROMETHEE_II`.
   */
  stability: Array<WeightStability>;
};


/** Models by score. */
export type RankingAcceptabilityArgs = {
  concentration?: Scalars['Float']['input'];
  samples?: Scalars['Int']['input'];
  seed?: Scalars['Int']['input'];
};


/** Models by score. */
export type RankingContestArgs = {
  a: Scalars['String']['input'];
  b: Scalars['String']['input'];
};


/** Models by score. */
export type RankingFrontArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Models by score. */
export type RankingModelsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Models by score. */
export type RankingStabilityArgs = {
  between?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** How one score is made of what a model is worth by each criterion. */
export type RankingMethod =
  /**
   * How many of the other models a model beats less how many beat it, by each
   * criterion. From -1 to 1.
   */
  | 'PROMETHEE_II'
  /**
   * How near a model is to a perfect one and how far from the worst that can be. Adding
   * a model does not move the others. From 0 to 1.
   */
  | 'TOPSIS'
  /**
   * TOPSIS with each criterion's values stretched to the range of the models that are ranked. By either of
   * the two, models that are all alike score 1: they are the best that there is.
   */
  | 'TOPSIS_MIN_MAX'
  /**
   * TOPSIS as first published: the best and the worst are those of the models that are
   * ranked, and values are divided by their norm.
   */
  | 'TOPSIS_VECTOR'
  /** The weighted mean. From 0 to 1. */
  | 'WEIGHTED_SUM';

/** A new key, a new name, or both: the key is that of the name where none is given. */
export type RenameKeyInput = {
  /**
   * The version on which the caller has decided. The mutation changes nothing where
   * somebody has written since: a `CONFLICT` that tells what.
   */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  key: Scalars['String']['input'];
  kind: NodeKind;
  newKey?: InputMaybe<Scalars['String']['input']>;
  newName?: InputMaybe<Scalars['String']['input']>;
};

export type RenameKeyPayload = {
  __typename?: 'RenameKeyPayload';
  /** What was written, in the order of the log; empty where nothing has changed. */
  changes: Array<Change>;
  node?: Maybe<Node>;
  /** Why nothing was written; empty where the mutation was made. */
  userErrors: Array<UserError>;
};

export type ResolutionInput = {
  model: Scalars['String']['input'];
  owners: Array<Scalars['String']['input']>;
  responsibility: Scalars['String']['input'];
};

/** A part of the work of leading engineers that somebody should own. */
export type Responsibility = Node & {
  __typename?: 'Responsibility';
  /** Other names for it. */
  aliases: Array<Scalars['String']['output']>;
  /** Its row of the matrix: one cell for each model that mentions it. */
  assignments: AssignmentConnection;
  /** What was written about it: to itself, its cells, owners and delegations. */
  changes: ChangeConnection;
  /** The delegations of it. */
  delegations: DelegationConnection;
  id: Scalars['ID']['output'];
  /** The name in lower case with dashes, unique among responsibilities. */
  key: Scalars['String']['output'];
  name: Scalars['String']['output'];
  /** Its place among the rows of the matrix, from 0. */
  ordinal: Scalars['Int']['output'];
  /** Counts who owns it. */
  ownershipAggregate: OwnershipAggregate;
  /** Who owns it, in which model, and how well. */
  ownerships: OwnershipConnection;
  summary: Scalars['String']['output'];
  /** The tradeoffs that are about it. */
  tradeoffs: TradeoffConnection;
  /**
   * The number of the last change to it, 0 where none was logged. Give it as
   * `expectedVersion` with a mutation, which then changes nothing if somebody else
   * has been faster.
   */
  version: Scalars['Int']['output'];
};


/** A part of the work of leading engineers that somebody should own. */
export type ResponsibilityAssignmentsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<AssignmentFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<AssignmentOrder>>;
};


/** A part of the work of leading engineers that somebody should own. */
export type ResponsibilityChangesArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<ChangeFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<ChangeOrder>>;
};


/** A part of the work of leading engineers that somebody should own. */
export type ResponsibilityDelegationsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** A part of the work of leading engineers that somebody should own. */
export type ResponsibilityOwnershipAggregateArgs = {
  filter?: InputMaybe<OwnershipFilter>;
  groupBy?: InputMaybe<Array<OwnershipGroupField>>;
};


/** A part of the work of leading engineers that somebody should own. */
export type ResponsibilityOwnershipsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<OwnershipFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<OwnershipOrder>>;
};


/** A part of the work of leading engineers that somebody should own. */
export type ResponsibilityTradeoffsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<TradeoffFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<TradeoffOrder>>;
};

export type ResponsibilityConnection = {
  __typename?: 'ResponsibilityConnection';
  edges: Array<ResponsibilityEdge>;
  nodes: Array<Responsibility>;
  pageInfo: PageInfo;
  /** How many there are on all pages; counted only when it is asked for. */
  totalCount: Scalars['Int']['output'];
};

export type ResponsibilityEdge = {
  __typename?: 'ResponsibilityEdge';
  cursor: Scalars['Cursor']['output'];
  node: Responsibility;
};

/** Which responsibilities to take. All fields that are given must hold. */
export type ResponsibilityFilter = {
  and?: InputMaybe<Array<ResponsibilityFilter>>;
  /** How many cells it has. */
  assignmentCount?: InputMaybe<IntFilter>;
  assignments?: InputMaybe<AssignmentRelationFilter>;
  key?: InputMaybe<StringFilter>;
  name?: InputMaybe<StringFilter>;
  not?: InputMaybe<ResponsibilityFilter>;
  or?: InputMaybe<Array<ResponsibilityFilter>>;
  ordinal?: InputMaybe<IntFilter>;
  /** How many ownerships it has. */
  ownershipCount?: InputMaybe<IntFilter>;
  ownerships?: InputMaybe<OwnershipRelationFilter>;
  /** How many ownerships of quality POORLY it has. */
  poorOwnershipCount?: InputMaybe<IntFilter>;
  summary?: InputMaybe<StringFilter>;
  /** How many tradeoffs it has. */
  tradeoffCount?: InputMaybe<IntFilter>;
  tradeoffs?: InputMaybe<TradeoffRelationFilter>;
  /** How many ownerships of quality UNDEFINED it has. */
  undefinedOwnershipCount?: InputMaybe<IntFilter>;
  /** How many cells that nobody owns it has. */
  vacantAssignmentCount?: InputMaybe<IntFilter>;
};

export type ResponsibilityOrder = {
  direction?: OrderDirection;
  field: ResponsibilityOrderField;
};

export type ResponsibilityOrderField =
  | 'ASSIGNMENT_COUNT'
  | 'KEY'
  | 'NAME'
  | 'ORDINAL'
  | 'OWNERSHIP_COUNT'
  | 'POOR_OWNERSHIP_COUNT'
  | 'TRADEOFF_COUNT'
  | 'UNDEFINED_OWNERSHIP_COUNT'
  | 'VACANT_ASSIGNMENT_COUNT';

/**
 * A list of responsibilities: `some` takes what has such a one in it, `none` what has none, `every`
 * what has no other (an empty list meets it).
 */
export type ResponsibilityRelationFilter = {
  every?: InputMaybe<ResponsibilityFilter>;
  none?: InputMaybe<ResponsibilityFilter>;
  some?: InputMaybe<ResponsibilityFilter>;
};

export type ResponsibilityWeightInput = {
  responsibility: Scalars['String']['input'];
  /** 0 or more. */
  weight: Scalars['Float']['input'];
};

/** Somebody who can own a responsibility: a post, or a group such as the team. */
export type Role = Node & {
  __typename?: 'Role';
  /** A short form, such as "EM"; empty where there is none. */
  abbreviation: Scalars['String']['output'];
  /** Other names for it. */
  aliases: Array<Scalars['String']['output']>;
  /** The cells in which it is one of the owners. */
  assignments: AssignmentConnection;
  /** What was written about it: to itself, and to what it owns or delegates. */
  changes: ChangeConnection;
  /** What it may hand to other roles. */
  delegations: DelegationConnection;
  id: Scalars['ID']['output'];
  /** The name in lower case with dashes, unique among roles. */
  key: Scalars['String']['output'];
  /** The models in which it owns something. */
  models: ModelConnection;
  name: Scalars['String']['output'];
  /** The roles that are a part of it. */
  narrowedBy: RoleConnection;
  /** The roles of which it is a part, as a product owner is of a product manager. */
  narrows: Array<Role>;
  /** Counts what it owns. */
  ownershipAggregate: OwnershipAggregate;
  /** What it owns, in which model, and how well. */
  ownerships: OwnershipConnection;
  /** Which other roles its holder may hold as well. */
  roleCombinations: RoleCombinationConnection;
  summary: Scalars['String']['output'];
  /** The tradeoffs that are about it. */
  tradeoffs: TradeoffConnection;
  /**
   * The number of the last change to it, 0 where none was logged. Give it as
   * `expectedVersion` with a mutation, which then changes nothing if somebody else
   * has been faster.
   */
  version: Scalars['Int']['output'];
};


/** Somebody who can own a responsibility: a post, or a group such as the team. */
export type RoleAssignmentsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<AssignmentFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<AssignmentOrder>>;
};


/** Somebody who can own a responsibility: a post, or a group such as the team. */
export type RoleChangesArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<ChangeFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<ChangeOrder>>;
};


/** Somebody who can own a responsibility: a post, or a group such as the team. */
export type RoleDelegationsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Somebody who can own a responsibility: a post, or a group such as the team. */
export type RoleModelsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<ModelFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<ModelOrder>>;
};


/** Somebody who can own a responsibility: a post, or a group such as the team. */
export type RoleNarrowedByArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<RoleFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<RoleOrder>>;
};


/** Somebody who can own a responsibility: a post, or a group such as the team. */
export type RoleOwnershipAggregateArgs = {
  filter?: InputMaybe<OwnershipFilter>;
  groupBy?: InputMaybe<Array<OwnershipGroupField>>;
};


/** Somebody who can own a responsibility: a post, or a group such as the team. */
export type RoleOwnershipsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<OwnershipFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<OwnershipOrder>>;
};


/** Somebody who can own a responsibility: a post, or a group such as the team. */
export type RoleRoleCombinationsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


/** Somebody who can own a responsibility: a post, or a group such as the team. */
export type RoleTradeoffsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<TradeoffFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<TradeoffOrder>>;
};

/** In a model, who holds a role may hold another one as well. */
export type RoleCombination = Node & {
  __typename?: 'RoleCombination';
  alsoHolds: Role;
  id: Scalars['ID']['output'];
  model: Model;
  role: Role;
};

export type RoleCombinationConnection = {
  __typename?: 'RoleCombinationConnection';
  edges: Array<RoleCombinationEdge>;
  nodes: Array<RoleCombination>;
  pageInfo: PageInfo;
  /** How many there are on all pages; counted only when it is asked for. */
  totalCount: Scalars['Int']['output'];
};

export type RoleCombinationEdge = {
  __typename?: 'RoleCombinationEdge';
  cursor: Scalars['Cursor']['output'];
  node: RoleCombination;
};

export type RoleConnection = {
  __typename?: 'RoleConnection';
  edges: Array<RoleEdge>;
  nodes: Array<Role>;
  pageInfo: PageInfo;
  /** How many there are on all pages; counted only when it is asked for. */
  totalCount: Scalars['Int']['output'];
};

/** What a model asks one role to combine. */
export type RoleDemand = {
  __typename?: 'RoleDemand';
  model: Model;
  /** What it owns there, in the order of the matrix. */
  ownerships: Array<Ownership>;
  /** Sums, over each two of the responsibilities, the share of the other models in which no one role owns both. */
  rarity: Scalars['Float']['output'];
  role: Role;
};

export type RoleEdge = {
  __typename?: 'RoleEdge';
  cursor: Scalars['Cursor']['output'];
  node: Role;
};

/** Which roles to take. All fields that are given must hold. */
export type RoleFilter = {
  abbreviation?: InputMaybe<StringFilter>;
  and?: InputMaybe<Array<RoleFilter>>;
  /** How many cells it has. */
  assignmentCount?: InputMaybe<IntFilter>;
  assignments?: InputMaybe<AssignmentRelationFilter>;
  key?: InputMaybe<StringFilter>;
  /** How many models it has. */
  modelCount?: InputMaybe<IntFilter>;
  models?: InputMaybe<ModelRelationFilter>;
  name?: InputMaybe<StringFilter>;
  narrowedBy?: InputMaybe<RoleRelationFilter>;
  not?: InputMaybe<RoleFilter>;
  or?: InputMaybe<Array<RoleFilter>>;
  /** How many ownerships it has. */
  ownershipCount?: InputMaybe<IntFilter>;
  ownerships?: InputMaybe<OwnershipRelationFilter>;
  /** How many ownerships of quality POORLY it has. */
  poorOwnershipCount?: InputMaybe<IntFilter>;
  summary?: InputMaybe<StringFilter>;
  /** How many tradeoffs it has. */
  tradeoffCount?: InputMaybe<IntFilter>;
  tradeoffs?: InputMaybe<TradeoffRelationFilter>;
  /** How many ownerships of quality UNDEFINED it has. */
  undefinedOwnershipCount?: InputMaybe<IntFilter>;
};

/** What a role carries across models. */
export type RoleLoad = {
  __typename?: 'RoleLoad';
  /** How often it lies on a shortest path between two others, in the graph of roles and the responsibilities that they own: a share of all pairs. */
  betweenness: Scalars['Float']['output'];
  /** How many responsibilities it owns under any of the models. */
  degree: Scalars['Int']['output'];
  /**
   * The mean share over the models in which it owns something, from 0 to 1, of the
   * responsibilities that each mentions.
   */
  mean: Scalars['Float']['output'];
  /** The models in which it owns something, by key. */
  models: ModelLoadConnection;
  /** The largest share. */
  peak: Scalars['Float']['output'];
  role: Role;
};


/** What a role carries across models. */
export type RoleLoadModelsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

export type RoleLoadConnection = {
  __typename?: 'RoleLoadConnection';
  edges: Array<RoleLoadEdge>;
  nodes: Array<RoleLoad>;
  pageInfo: PageInfo;
  /** How many there are on all pages. */
  totalCount: Scalars['Int']['output'];
};

export type RoleLoadEdge = {
  __typename?: 'RoleLoadEdge';
  cursor: Scalars['Cursor']['output'];
  node: RoleLoad;
};

export type RoleOrder = {
  direction?: OrderDirection;
  field: RoleOrderField;
};

export type RoleOrderField =
  | 'ASSIGNMENT_COUNT'
  | 'KEY'
  | 'MODEL_COUNT'
  | 'NAME'
  | 'OWNERSHIP_COUNT'
  | 'POOR_OWNERSHIP_COUNT'
  | 'TRADEOFF_COUNT'
  | 'UNDEFINED_OWNERSHIP_COUNT';

/**
 * A list of roles: `some` takes what has such a one in it, `none` what has none, `every`
 * what has no other (an empty list meets it).
 */
export type RoleRelationFilter = {
  every?: InputMaybe<RoleFilter>;
  none?: InputMaybe<RoleFilter>;
  some?: InputMaybe<RoleFilter>;
};

/**
 * The key is that of the name where none is given. A name or summary that is null stays as it is; the rest is
 * replaced.
 */
export type SaveScenarioInput = {
  /** Key of the model that the changes are made to. */
  base?: InputMaybe<Scalars['String']['input']>;
  changes?: InputMaybe<Array<CellChangeInput>>;
  /**
   * The version on which the caller has decided. The mutation changes nothing where
   * somebody has written since: a `CONFLICT` that tells what.
   */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  key?: InputMaybe<Scalars['String']['input']>;
  method?: RankingMethod;
  /** Keys of the models to rank; all where none are given. */
  models?: InputMaybe<Array<Scalars['String']['input']>>;
  name?: InputMaybe<Scalars['String']['input']>;
  /** Names of roles that the changes need and that there are not. */
  newRoles?: InputMaybe<Array<Scalars['String']['input']>>;
  preferences?: InputMaybe<PreferencesInput>;
  summary?: InputMaybe<Scalars['String']['input']>;
};

export type SaveScenarioPayload = {
  __typename?: 'SaveScenarioPayload';
  /** What was written, in the order of the log; empty where nothing has changed. */
  changes: Array<Change>;
  scenario?: Maybe<Scenario>;
  /** Why nothing was written; empty where the mutation was made. */
  userErrors: Array<UserError>;
};

/** What each quality is worth, from 0 to 1. The defaults are a choice. */
export type ScaleInput = {
  poorly?: Scalars['Float']['input'];
  undefined?: Scalars['Float']['input'];
  /** Of a cell that nobody owns. */
  vacant?: Scalars['Float']['input'];
  well?: Scalars['Float']['input'];
};

/** A question to the analyses that is kept under a key. */
export type Scenario = Node & {
  __typename?: 'Scenario';
  /**
   * What it asks: models, preferences, method, base, changes and newRoles, in the form of
   * `SaveScenarioInput`.
   */
  definition: Scalars['JSON']['output'];
  id: Scalars['ID']['output'];
  key: Scalars['String']['output'];
  name: Scalars['String']['output'];
  summary: Scalars['String']['output'];
  /** The number of the last change to it, 0 where none was logged. */
  version: Scalars['Int']['output'];
};

export type ScenarioConnection = {
  __typename?: 'ScenarioConnection';
  edges: Array<ScenarioEdge>;
  nodes: Array<Scenario>;
  pageInfo: PageInfo;
  /** How many there are on all pages; counted only when it is asked for. */
  totalCount: Scalars['Int']['output'];
};

export type ScenarioEdge = {
  __typename?: 'ScenarioEdge';
  cursor: Scalars['Cursor']['output'];
  node: Scenario;
};

/** What a scenario comes to. */
export type ScenarioRun = {
  __typename?: 'ScenarioRun';
  /** The models by its preferences, the hypothetical one among them. */
  ranking: Ranking;
  scenario: Scenario;
  /** Null where it supposes nothing. */
  whatIf?: Maybe<WhatIf>;
};

export type ScoreInterval = {
  __typename?: 'ScoreInterval';
  from: Scalars['Float']['output'];
  to: Scalars['Float']['output'];
};

export type SearchConnection = {
  __typename?: 'SearchConnection';
  edges: Array<SearchEdge>;
  nodes: Array<SearchResult>;
  pageInfo: PageInfo;
  /** How many there are on all pages, 1,000 at the most. */
  totalCount: Scalars['Int']['output'];
};

export type SearchEdge = {
  __typename?: 'SearchEdge';
  cursor: Scalars['Cursor']['output'];
  /** Where the words are, field by field. */
  highlights: Array<Highlight>;
  node: SearchResult;
  /**
   * How good the find is. The sum over the words of the query: the weight of the
   * field (10 for a name, 4 for a summary) times how well it is met, in hundredths
   * (100 the same word, 75 one that begins so, 50 and 35 one with typing errors).
   */
  score: Scalars['Int']['output'];
};

/** What a search can find. */
export type SearchResult = Model | Responsibility | Role | Source | Tradeoff;

export type SetDelegationInput = {
  allowed?: Scalars['Boolean']['input'];
  /** To whom. */
  delegate: Scalars['String']['input'];
  model: Scalars['String']['input'];
  responsibility: Scalars['String']['input'];
  role: Scalars['String']['input'];
};

export type SetDelegationPayload = {
  __typename?: 'SetDelegationPayload';
  /** What was written, in the order of the log; empty where nothing has changed. */
  changes: Array<Change>;
  delegation?: Maybe<Delegation>;
  /** Why nothing was written; empty where the mutation was made. */
  userErrors: Array<UserError>;
};

export type SetRoleCombinationInput = {
  allowed?: Scalars['Boolean']['input'];
  alsoHolds: Scalars['String']['input'];
  model: Scalars['String']['input'];
  role: Scalars['String']['input'];
};

export type SetRoleCombinationPayload = {
  __typename?: 'SetRoleCombinationPayload';
  /** What was written, in the order of the log; empty where nothing has changed. */
  changes: Array<Change>;
  roleCombination?: Maybe<RoleCombination>;
  /** Why nothing was written; empty where the mutation was made. */
  userErrors: Array<UserError>;
};

/** What several owners are worth, by how they share the cell. */
export type SeveralOwnersInput = {
  alternative?: Pooling;
  collective?: Pooling;
  shared?: Pooling;
};

/** A text that models, tradeoffs and cells were read from. */
export type Source = Node & {
  __typename?: 'Source';
  /** The cells that were read from it. */
  assignments: AssignmentConnection;
  author: Scalars['String']['output'];
  /** What was written to it. */
  changes: ChangeConnection;
  id: Scalars['ID']['output'];
  key: Scalars['String']['output'];
  /** The models that cite it. */
  models: ModelConnection;
  publishedOn?: Maybe<Scalars['Date']['output']>;
  /** The SHA-256 of the file that was read, in hexadecimal; null where none was. */
  sha256?: Maybe<Scalars['String']['output']>;
  title: Scalars['String']['output'];
  /** The tradeoffs that cite it. */
  tradeoffs: TradeoffConnection;
  /** Its address; null where it has none. */
  url?: Maybe<Scalars['String']['output']>;
  /**
   * The number of the last change to it, 0 where none was logged. Give it as
   * `expectedVersion` with a mutation, which then changes nothing if somebody else
   * has been faster.
   */
  version: Scalars['Int']['output'];
};


/** A text that models, tradeoffs and cells were read from. */
export type SourceAssignmentsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<AssignmentFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<AssignmentOrder>>;
};


/** A text that models, tradeoffs and cells were read from. */
export type SourceChangesArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<ChangeFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<ChangeOrder>>;
};


/** A text that models, tradeoffs and cells were read from. */
export type SourceModelsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<ModelFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<ModelOrder>>;
};


/** A text that models, tradeoffs and cells were read from. */
export type SourceTradeoffsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<TradeoffFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<TradeoffOrder>>;
};

export type SourceConnection = {
  __typename?: 'SourceConnection';
  edges: Array<SourceEdge>;
  nodes: Array<Source>;
  pageInfo: PageInfo;
  /** How many there are on all pages; counted only when it is asked for. */
  totalCount: Scalars['Int']['output'];
};

export type SourceEdge = {
  __typename?: 'SourceEdge';
  cursor: Scalars['Cursor']['output'];
  node: Source;
};

/** Which sources to take. All fields that are given must hold. */
export type SourceFilter = {
  and?: InputMaybe<Array<SourceFilter>>;
  /** How many cells it has. */
  assignmentCount?: InputMaybe<IntFilter>;
  assignments?: InputMaybe<AssignmentRelationFilter>;
  author?: InputMaybe<StringFilter>;
  key?: InputMaybe<StringFilter>;
  /** How many models it has. */
  modelCount?: InputMaybe<IntFilter>;
  models?: InputMaybe<ModelRelationFilter>;
  not?: InputMaybe<SourceFilter>;
  or?: InputMaybe<Array<SourceFilter>>;
  publishedOn?: InputMaybe<DateFilter>;
  title?: InputMaybe<StringFilter>;
  /** How many tradeoffs it has. */
  tradeoffCount?: InputMaybe<IntFilter>;
  tradeoffs?: InputMaybe<TradeoffRelationFilter>;
};

export type SourceOrder = {
  direction?: OrderDirection;
  field: SourceOrderField;
};

export type SourceOrderField =
  | 'ASSIGNMENT_COUNT'
  | 'AUTHOR'
  | 'KEY'
  | 'MODEL_COUNT'
  | 'PUBLISHED_ON'
  | 'TITLE'
  | 'TRADEOFF_COUNT';

/**
 * A list of sources: `some` takes what has such a one in it, `none` what has none, `every`
 * what has no other (an empty list meets it).
 */
export type SourceRelationFilter = {
  every?: InputMaybe<SourceFilter>;
  none?: InputMaybe<SourceFilter>;
  some?: InputMaybe<SourceFilter>;
};

/**
 * Compares a text as it is: case and accents count. All fields that are given must
 * hold; a field that is null asks for nothing. Example:
 * `{contains: "LEAD", ignoreCase: true}`.
 */
export type StringFilter = {
  contains?: InputMaybe<Scalars['String']['input']>;
  endsWith?: InputMaybe<Scalars['String']['input']>;
  eq?: InputMaybe<Scalars['String']['input']>;
  /**
   * Compares without regard to case, in all scripts: "É" is "é", "Straße" is
   * "STRASSE". Accents still count.
   */
  ignoreCase?: InputMaybe<Scalars['Boolean']['input']>;
  in?: InputMaybe<Array<Scalars['String']['input']>>;
  not?: InputMaybe<Scalars['String']['input']>;
  startsWith?: InputMaybe<Scalars['String']['input']>;
};

/**
 * A criterion that looks at a model as a whole. More is better. One in which nothing is owned is worth 0
 * by each.
 */
export type Structure =
  /** The share of all responsibilities, owned or not, with exactly one owner. */
  | 'CLARITY'
  /**
   * 1 less the Herfindahl–Hirschman index of the roles' shares of what is owned, which is
   * 1 where one role owns all of that.
   */
  | 'CONCENTRATION'
  /** 1 less the share of pairs of owned responsibilities with no owner in common. */
  | 'HAND_OFFS'
  /** 1 less the largest share that a role has of all responsibilities, mentioned or not. */
  | 'ROLE_LOAD';

export type StructureWeightInput = {
  structure: Structure;
  /** 0 or more. A responsibility weighs 1. */
  weight: Scalars['Float']['input'];
};

/** Follows what happens, over `graphql-transport-ws` or server-sent events. */
export type Subscription = {
  __typename?: 'Subscription';
  /**
   * Each change as it is written, in the order of the log, once. Without `after`
   * from now on; with the cursor of a change, of this subscription or of the query
   * `changes`, from the next one, so that nothing is lost while a client was away.
   */
  changes: ChangeEdge;
};


/** Follows what happens, over `graphql-transport-ws` or server-sent events. */
export type SubscriptionChangesArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<ChangeFilter>;
};

/**
 * A statement about what a model is good at, bad at, risks or needs, or about who
 * prefers or uses it.
 */
export type Tradeoff = Node & {
  __typename?: 'Tradeoff';
  /** What was written to it. */
  changes: ChangeConnection;
  id: Scalars['ID']['output'];
  key: Scalars['String']['output'];
  kind: TradeoffKind;
  /** The models that have it. */
  models: ModelConnection;
  /** The responsibilities that it is about. */
  responsibilities: ResponsibilityConnection;
  /** The roles that it is about. */
  roles: RoleConnection;
  /** Where it is stated. */
  sources: SourceConnection;
  statement: Scalars['String']['output'];
  /**
   * The number of the last change to it, 0 where none was logged. Give it as
   * `expectedVersion` with a mutation, which then changes nothing if somebody else
   * has been faster.
   */
  version: Scalars['Int']['output'];
};


/**
 * A statement about what a model is good at, bad at, risks or needs, or about who
 * prefers or uses it.
 */
export type TradeoffChangesArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<ChangeFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<ChangeOrder>>;
};


/**
 * A statement about what a model is good at, bad at, risks or needs, or about who
 * prefers or uses it.
 */
export type TradeoffModelsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<ModelFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<ModelOrder>>;
};


/**
 * A statement about what a model is good at, bad at, risks or needs, or about who
 * prefers or uses it.
 */
export type TradeoffResponsibilitiesArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<ResponsibilityFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<ResponsibilityOrder>>;
};


/**
 * A statement about what a model is good at, bad at, risks or needs, or about who
 * prefers or uses it.
 */
export type TradeoffRolesArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<RoleFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<RoleOrder>>;
};


/**
 * A statement about what a model is good at, bad at, risks or needs, or about who
 * prefers or uses it.
 */
export type TradeoffSourcesArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  filter?: InputMaybe<SourceFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<Array<SourceOrder>>;
};

export type TradeoffConnection = {
  __typename?: 'TradeoffConnection';
  edges: Array<TradeoffEdge>;
  nodes: Array<Tradeoff>;
  pageInfo: PageInfo;
  /** How many there are on all pages; counted only when it is asked for. */
  totalCount: Scalars['Int']['output'];
};

export type TradeoffEdge = {
  __typename?: 'TradeoffEdge';
  cursor: Scalars['Cursor']['output'];
  node: Tradeoff;
};

/** Which tradeoffs to take. All fields that are given must hold. */
export type TradeoffFilter = {
  and?: InputMaybe<Array<TradeoffFilter>>;
  key?: InputMaybe<StringFilter>;
  kind?: InputMaybe<TradeoffKindFilter>;
  /** How many models it has. */
  modelCount?: InputMaybe<IntFilter>;
  models?: InputMaybe<ModelRelationFilter>;
  not?: InputMaybe<TradeoffFilter>;
  or?: InputMaybe<Array<TradeoffFilter>>;
  responsibilities?: InputMaybe<ResponsibilityRelationFilter>;
  roles?: InputMaybe<RoleRelationFilter>;
  sources?: InputMaybe<SourceRelationFilter>;
  statement?: InputMaybe<StringFilter>;
};

/** What sort of statement a tradeoff is. */
export type TradeoffKind =
  /** What has to hold for the model to work. */
  | 'CONDITION'
  /** Who uses it, or where it comes from. */
  | 'EXAMPLE'
  /** Somebody prefers the model. */
  | 'PREFERENCE'
  | 'RISK'
  | 'STRENGTH'
  | 'WEAKNESS';

export type TradeoffKindFilter = {
  eq?: InputMaybe<TradeoffKind>;
  in?: InputMaybe<Array<TradeoffKind>>;
  not?: InputMaybe<TradeoffKind>;
};

export type TradeoffOrder = {
  direction?: OrderDirection;
  field: TradeoffOrderField;
};

export type TradeoffOrderField =
  | 'KEY'
  | 'KIND'
  | 'MODEL_COUNT';

/**
 * A list of tradeoffs: `some` takes what has such a one in it, `none` what has none, `every`
 * what has no other (an empty list meets it).
 */
export type TradeoffRelationFilter = {
  every?: InputMaybe<TradeoffFilter>;
  none?: InputMaybe<TradeoffFilter>;
  some?: InputMaybe<TradeoffFilter>;
};

/** How one model becomes another. */
export type TransitionPlan = {
  __typename?: 'TransitionPlan';
  /** The roles that own something in the new model alone. */
  enter: Array<Role>;
  from: Model;
  /** What each move costs, and how good the model is after it. */
  journey: Journey;
  /** The roles that own something in the old model alone. */
  leave: Array<Role>;
  /** In the order in which they can be made; `applyPlan` takes them. */
  moves: Array<Move>;
  to: Model;
};


/** How one model becomes another. */
export type TransitionPlanJourneyArgs = {
  costs?: InputMaybe<MoveCostsInput>;
  preferences?: InputMaybe<PreferencesInput>;
};

export type UnassignInput = {
  /**
   * The version on which the caller has decided. The mutation changes nothing where
   * somebody has written since: a `CONFLICT` that tells what.
   */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  model: Scalars['String']['input'];
  responsibility: Scalars['String']['input'];
};

export type UnassignPayload = {
  __typename?: 'UnassignPayload';
  /** What was written, in the order of the log; empty where nothing has changed. */
  changes: Array<Change>;
  model?: Maybe<Model>;
  /** Why nothing was written; empty where the mutation was made. */
  userErrors: Array<UserError>;
};

/** A quality whose worth is only known to lie between two values. */
export type UncertainQualityInput = {
  from: Scalars['Float']['input'];
  /** Null for that of a cell that nobody owns. */
  quality?: InputMaybe<Quality>;
  to: Scalars['Float']['input'];
};

/** A field that is null or not given stays as it is; an empty text or list empties it. The key is that of the name where none is given. */
export type UpsertModelInput = {
  abbreviation?: InputMaybe<Scalars['String']['input']>;
  /**
   * The version on which the caller has decided. The mutation changes nothing where
   * somebody has written since: a `CONFLICT` that tells what.
   */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  key?: InputMaybe<Scalars['String']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  /** Keys of the sources that it cites. */
  sources?: InputMaybe<Array<Scalars['String']['input']>>;
  /** COMPLETE where a new model has none. */
  status?: InputMaybe<ModelStatus>;
  summary?: InputMaybe<Scalars['String']['input']>;
};

export type UpsertModelPayload = {
  __typename?: 'UpsertModelPayload';
  /** What was written, in the order of the log; empty where nothing has changed. */
  changes: Array<Change>;
  model?: Maybe<Model>;
  /** Why nothing was written; empty where the mutation was made. */
  userErrors: Array<UserError>;
};

/** A field that is null or not given stays as it is; an empty text or list empties it. The key is that of the name where none is given. */
export type UpsertResponsibilityInput = {
  /** Other names by which an import finds it. */
  aliases?: InputMaybe<Array<Scalars['String']['input']>>;
  /**
   * The version on which the caller has decided. The mutation changes nothing where
   * somebody has written since: a `CONFLICT` that tells what.
   */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  key?: InputMaybe<Scalars['String']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  /** Its place among the rows; a new one comes last. */
  ordinal?: InputMaybe<Scalars['Int']['input']>;
  summary?: InputMaybe<Scalars['String']['input']>;
};

export type UpsertResponsibilityPayload = {
  __typename?: 'UpsertResponsibilityPayload';
  /** What was written, in the order of the log; empty where nothing has changed. */
  changes: Array<Change>;
  responsibility?: Maybe<Responsibility>;
  /** Why nothing was written; empty where the mutation was made. */
  userErrors: Array<UserError>;
};

/** A field that is null or not given stays as it is; an empty text or list empties it. The key is that of the name where none is given. */
export type UpsertRoleInput = {
  /** Unique among roles, such as "EM". */
  abbreviation?: InputMaybe<Scalars['String']['input']>;
  /** Other names by which an import finds it. */
  aliases?: InputMaybe<Array<Scalars['String']['input']>>;
  /**
   * The version on which the caller has decided. The mutation changes nothing where
   * somebody has written since: a `CONFLICT` that tells what.
   */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  key?: InputMaybe<Scalars['String']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  /** Keys of the roles of which it is a part. */
  narrows?: InputMaybe<Array<Scalars['String']['input']>>;
  summary?: InputMaybe<Scalars['String']['input']>;
};

export type UpsertRolePayload = {
  __typename?: 'UpsertRolePayload';
  /** What was written, in the order of the log; empty where nothing has changed. */
  changes: Array<Change>;
  role?: Maybe<Role>;
  /** Why nothing was written; empty where the mutation was made. */
  userErrors: Array<UserError>;
};

/** A field that is null or not given stays as it is; an empty text or list empties it. The key is that of the title where none is given. */
export type UpsertSourceInput = {
  author?: InputMaybe<Scalars['String']['input']>;
  /**
   * The version on which the caller has decided. The mutation changes nothing where
   * somebody has written since: a `CONFLICT` that tells what.
   */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  key?: InputMaybe<Scalars['String']['input']>;
  publishedOn?: InputMaybe<Scalars['Date']['input']>;
  title?: InputMaybe<Scalars['String']['input']>;
  url?: InputMaybe<Scalars['String']['input']>;
};

export type UpsertSourcePayload = {
  __typename?: 'UpsertSourcePayload';
  /** What was written, in the order of the log; empty where nothing has changed. */
  changes: Array<Change>;
  source?: Maybe<Source>;
  /** Why nothing was written; empty where the mutation was made. */
  userErrors: Array<UserError>;
};

/** A field that is null or not given stays as it is; an empty text or list empties it. The key is that of the statement where none is given. */
export type UpsertTradeoffInput = {
  /**
   * The version on which the caller has decided. The mutation changes nothing where
   * somebody has written since: a `CONFLICT` that tells what.
   */
  expectedVersion?: InputMaybe<Scalars['Int']['input']>;
  key?: InputMaybe<Scalars['String']['input']>;
  /** A new tradeoff needs one. */
  kind?: InputMaybe<TradeoffKind>;
  /** Keys of the models that have it. */
  models?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Keys of the responsibilities that it is about. */
  responsibilities?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Keys of the roles that it is about. */
  roles?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Keys of the sources that it cites. */
  sources?: InputMaybe<Array<Scalars['String']['input']>>;
  statement?: InputMaybe<Scalars['String']['input']>;
};

export type UpsertTradeoffPayload = {
  __typename?: 'UpsertTradeoffPayload';
  /** What was written, in the order of the log; empty where nothing has changed. */
  changes: Array<Change>;
  tradeoff?: Maybe<Tradeoff>;
  /** Why nothing was written; empty where the mutation was made. */
  userErrors: Array<UserError>;
};

/** A reason for which a mutation has changed nothing. */
export type UserError = {
  __typename?: 'UserError';
  /** With `CONFLICT`: what was written since the expected version. */
  changes: Array<Change>;
  code: UserErrorCode;
  /**
   * The way to the field of the input, `["owners", "1", "quality"]`; empty where
   * the whole input is meant.
   */
  field: Array<Scalars['String']['output']>;
  /** What is wrong, and what to do. */
  message: Scalars['String']['output'];
};

export type UserErrorCode =
  /** Somebody has written since the expected version. */
  | 'CONFLICT'
  /** A value breaks a rule. */
  | 'INVALID'
  /** Something refers to what would go, or has the key already. */
  | 'IN_USE'
  /** A key names nothing. */
  | 'NOT_FOUND';

/** Who asks. */
export type Viewer = {
  __typename?: 'Viewer';
  /** What they may do: `READER` for all on a server that takes no mutations. */
  access: Access;
  /** When their token expires; null where it does not. */
  expiresAt?: Maybe<Scalars['DateTime']['output']>;
  /** The name under which the log has what they write; null where they show no token. */
  name?: Maybe<Scalars['String']['output']>;
};

/** How far one weight may move. The others keep their ratios and fill up to 1. */
export type WeightStability = {
  __typename?: 'WeightStability';
  /** Which model comes first where the weight is more than `to`. */
  above?: Maybe<Model>;
  /** Which model comes first where the weight is less than `from`. */
  below?: Maybe<Model>;
  criterion: Criterion;
  /** Between these shares of all weights nothing flips, at them models tie. 0 and 1 where it never does. */
  from: Scalars['Float']['output'];
  to: Scalars['Float']['output'];
};

/** A hypothetical model among those there are. What is below it reads as if the model were stored. */
export type WhatIf = {
  __typename?: 'WhatIf';
  base: Model;
  /** How it differs from the base. */
  compare: ModelComparison;
  /** As the query's field of the name, with the hypothetical model among the others. */
  gaps: GapConnection;
  /** As the query's field of the name, with the hypothetical model among the others. */
  hardToFill: Array<RoleDemand>;
  /** The base and the hypothetical model, side by side. */
  matrix: AssignmentMatrix;
  /** The hypothetical one. `node` does not find it by its id. */
  model: Model;
  /** The responsibilities of the hypothetical model that nobody owns any more when a role leaves. */
  orphaned: Array<Responsibility>;
  /** How the base becomes it; null where it is the same. */
  plan?: Maybe<TransitionPlan>;
  /** Ranks the hypothetical model among the others. */
  rank: Ranking;
  /** As the query's field of the name, with the hypothetical model among the others. */
  roleLoads: RoleLoadConnection;
  /** As the query's field of the name, with the hypothetical model among the others. */
  similarModels: Array<ModelSimilarity>;
};


/** A hypothetical model among those there are. What is below it reads as if the model were stored. */
export type WhatIfCompareArgs = {
  preferences?: InputMaybe<PreferencesInput>;
};


/** A hypothetical model among those there are. What is below it reads as if the model were stored. */
export type WhatIfGapsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  kinds?: InputMaybe<Array<GapKind>>;
  last?: InputMaybe<Scalars['Int']['input']>;
  models?: InputMaybe<Array<Scalars['String']['input']>>;
  responsibilities?: InputMaybe<Array<Scalars['String']['input']>>;
};


/** A hypothetical model among those there are. What is below it reads as if the model were stored. */
export type WhatIfHardToFillArgs = {
  first?: Scalars['Int']['input'];
  models?: InputMaybe<Array<Scalars['String']['input']>>;
};


/** A hypothetical model among those there are. What is below it reads as if the model were stored. */
export type WhatIfMatrixArgs = {
  responsibilities?: InputMaybe<Array<Scalars['String']['input']>>;
};


/** A hypothetical model among those there are. What is below it reads as if the model were stored. */
export type WhatIfOrphanedArgs = {
  role: Scalars['String']['input'];
};


/** A hypothetical model among those there are. What is below it reads as if the model were stored. */
export type WhatIfRankArgs = {
  method?: RankingMethod;
  preferences?: InputMaybe<PreferencesInput>;
};


/** A hypothetical model among those there are. What is below it reads as if the model were stored. */
export type WhatIfRoleLoadsArgs = {
  after?: InputMaybe<Scalars['Cursor']['input']>;
  before?: InputMaybe<Scalars['Cursor']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  models?: InputMaybe<Array<Scalars['String']['input']>>;
  roles?: InputMaybe<Array<Scalars['String']['input']>>;
};


/** A hypothetical model among those there are. What is below it reads as if the model were stored. */
export type WhatIfSimilarModelsArgs = {
  first?: Scalars['Int']['input'];
  models?: InputMaybe<Array<Scalars['String']['input']>>;
  preferences?: InputMaybe<PreferencesInput>;
};

export type MatrixPageQueryVariables = Exact<{
  first: Scalars['Int']['input'];
  after?: InputMaybe<Scalars['Cursor']['input']>;
}>;


export type MatrixPageQuery = { __typename?: 'Query', models: { __typename?: 'ModelConnection', totalCount: number, pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor?: string | null }, nodes: Array<{ __typename?: 'Model', key: string, name: string, abbreviation: string, status: ModelStatus, summary: string, assignments: { __typename?: 'AssignmentConnection', pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor?: string | null }, nodes: Array<{ __typename?: 'Assignment', id: string, arrangement: Arrangement, responsibility: { __typename?: 'Responsibility', key: string }, owners: Array<{ __typename?: 'Ownership', quality: Quality, role: { __typename?: 'Role', key: string } }> }> } }> } };

export type CellsPageQueryVariables = Exact<{
  model: Scalars['String']['input'];
  after?: InputMaybe<Scalars['Cursor']['input']>;
}>;


export type CellsPageQuery = { __typename?: 'Query', model?: { __typename?: 'Model', assignments: { __typename?: 'AssignmentConnection', pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor?: string | null }, nodes: Array<{ __typename?: 'Assignment', id: string, arrangement: Arrangement, responsibility: { __typename?: 'Responsibility', key: string }, owners: Array<{ __typename?: 'Ownership', quality: Quality, role: { __typename?: 'Role', key: string } }> }> } } | null };

export type VocabularyQueryVariables = Exact<{
  roles?: InputMaybe<Scalars['Cursor']['input']>;
  responsibilities?: InputMaybe<Scalars['Cursor']['input']>;
}>;


export type VocabularyQuery = { __typename?: 'Query', responsibilities: { __typename?: 'ResponsibilityConnection', pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor?: string | null }, nodes: Array<{ __typename?: 'Responsibility', key: string, name: string, summary: string }> }, roles: { __typename?: 'RoleConnection', pageInfo: { __typename?: 'PageInfo', hasNextPage: boolean, endCursor?: string | null }, nodes: Array<{ __typename?: 'Role', key: string, name: string, abbreviation: string, summary: string }> } };

export type CellQueryVariables = Exact<{
  model: Scalars['String']['input'];
  responsibility: Scalars['String']['input'];
}>;


export type CellQuery = { __typename?: 'Query', model?: { __typename?: 'Model', name: string, tradeoffs: { __typename?: 'TradeoffConnection', nodes: Array<{ __typename?: 'Tradeoff', key: string, kind: TradeoffKind, statement: string, sources: { __typename?: 'SourceConnection', nodes: Array<{ __typename?: 'Source', title: string, url?: string | null }> } }> } } | null, responsibility?: { __typename?: 'Responsibility', name: string, summary: string } | null, assignment?: { __typename?: 'Assignment', arrangement: Arrangement, statement: string, locator: string, source?: { __typename?: 'Source', title: string, author: string, url?: string | null } | null, owners: Array<{ __typename?: 'Ownership', quality: Quality, provenance: Provenance, note: string, role: { __typename?: 'Role', key: string, name: string } }> } | null };

export type RankQueryVariables = Exact<{
  preferences?: InputMaybe<PreferencesInput>;
  method: RankingMethod;
  first: Scalars['Int']['input'];
  stability: Scalars['Boolean']['input'];
}>;


export type RankQuery = { __typename?: 'Query', rank: { __typename?: 'Ranking', criteria: Array<{ __typename?: 'Criterion', structure?: Structure | null, weight: number, responsibility?: { __typename?: 'Responsibility', key: string } | null }>, models: { __typename?: 'RankedModelConnection', totalCount: number, nodes: Array<{ __typename?: 'RankedModel', rank: number, score: number, coverage: number, model: { __typename?: 'Model', key: string, name: string }, missing: Array<{ __typename?: 'Responsibility', name: string }>, contributions: Array<{ __typename?: 'Contribution', value?: number | null, contribution: number }> }> }, stability?: Array<{ __typename?: 'WeightStability', from: number, to: number, below?: { __typename?: 'Model', name: string } | null, above?: { __typename?: 'Model', name: string } | null }> } };

export type AcceptabilityQueryVariables = Exact<{
  preferences?: InputMaybe<PreferencesInput>;
  method: RankingMethod;
  models?: InputMaybe<Array<Scalars['String']['input']> | Scalars['String']['input']>;
  concentration: Scalars['Float']['input'];
}>;


export type AcceptabilityQuery = { __typename?: 'Query', rank: { __typename?: 'Ranking', acceptability: { __typename?: 'Acceptability', samples: number, models: Array<{ __typename?: 'ModelAcceptability', model: { __typename?: 'Model', key: string, name: string }, ranks: Array<{ __typename?: 'RankAcceptability', rank: number, probability: number, standardError: number }> }> } } };

export type CompareQueryVariables = Exact<{
  models: Array<Scalars['String']['input']> | Scalars['String']['input'];
  from: Scalars['String']['input'];
  to: Scalars['String']['input'];
  preferences?: InputMaybe<PreferencesInput>;
}>;


export type CompareQuery = { __typename?: 'Query', compareModels: { __typename?: 'ModelComparison', models: Array<{ __typename?: 'Model', key: string, name: string }>, rows: Array<{ __typename?: 'ComparisonRow', responsibility: { __typename?: 'Responsibility', key: string, name: string }, cells: Array<{ __typename?: 'CellComparison', changes: Array<CellChange>, assignment?: { __typename?: 'Assignment', arrangement: Arrangement, owners: Array<{ __typename?: 'Ownership', quality: Quality, role: { __typename?: 'Role', key: string } }> } | null }> }>, similarities: Array<{ __typename?: 'ModelSimilarity', common: number, all: number, jaccard: number, b: { __typename?: 'Model', name: string } }> }, transitionPlan: { __typename?: 'TransitionPlan', enter: Array<{ __typename?: 'Role', name: string }>, leave: Array<{ __typename?: 'Role', name: string }>, journey: { __typename?: 'Journey', start: number, cost: number, steps: Array<{ __typename?: 'JourneyStep', score: number, cost: number, move: { __typename?: 'Move', kind: MoveKind, quality?: Quality | null, arrangement?: Arrangement | null, responsibility: { __typename?: 'Responsibility', name: string }, from?: { __typename?: 'Role', name: string } | null, to?: { __typename?: 'Role', name: string } | null } }> } } };

export type WhatIfQueryVariables = Exact<{
  base: Scalars['String']['input'];
  changes: Array<CellChangeInput> | CellChangeInput;
  newRoles?: InputMaybe<Array<Scalars['String']['input']> | Scalars['String']['input']>;
  preferences?: InputMaybe<PreferencesInput>;
  method: RankingMethod;
  name: Scalars['String']['input'];
}>;


export type WhatIfQuery = { __typename?: 'Query', whatIf: { __typename?: 'WhatIf', model: { __typename?: 'Model', key: string, name: string, findings: Array<{ __typename?: 'Finding', rule: FindingRule, responsibility?: string | null, roles: Array<string> }> }, rank: { __typename?: 'Ranking', models: { __typename?: 'RankedModelConnection', totalCount: number, nodes: Array<{ __typename?: 'RankedModel', rank: number, score: number, model: { __typename?: 'Model', key: string, name: string } }> }, rest: { __typename?: 'RankedModelConnection', nodes: Array<{ __typename?: 'RankedModel', rank: number, score: number, model: { __typename?: 'Model', key: string, name: string } }> } }, plan?: { __typename?: 'TransitionPlan', moves: Array<{ __typename?: 'Move', kind: MoveKind, quality?: Quality | null, arrangement?: Arrangement | null, responsibility: { __typename?: 'Responsibility', key: string, name: string }, from?: { __typename?: 'Role', key: string, name: string } | null, to?: { __typename?: 'Role', key: string, name: string } | null }>, journey: { __typename?: 'Journey', start: number, cost: number, steps: Array<{ __typename?: 'JourneyStep', score: number }> } } | null } };

export type NetworkQueryVariables = Exact<{
  filter?: InputMaybe<GraphFilter>;
  focus?: InputMaybe<Scalars['ID']['input']>;
  depth: Scalars['Int']['input'];
  maxNodes: Scalars['Int']['input'];
  maxEdges: Scalars['Int']['input'];
}>;


export type NetworkQuery = { __typename?: 'Query', graph: { __typename?: 'Graph', totalNodes: number, totalEdges: number, truncated: boolean, nodes: Array<{ __typename?: 'GraphNode', id: string, kind: NodeKind, key: string, label: string }>, edges: Array<{ __typename?: 'GraphEdge', id: string, kind: GraphEdgeKind, source: string, target: string, properties: unknown }> } };

export type RolesQueryVariables = Exact<{
  first: Scalars['Int']['input'];
}>;


export type RolesQuery = { __typename?: 'Query', roleLoads: { __typename?: 'RoleLoadConnection', totalCount: number, nodes: Array<{ __typename?: 'RoleLoad', mean: number, peak: number, degree: number, betweenness: number, role: { __typename?: 'Role', key: string, name: string }, models: { __typename?: 'ModelLoadConnection', totalCount: number } }> } };

export type RoleCardQueryVariables = Exact<{
  key: Scalars['String']['input'];
}>;


export type RoleCardQuery = { __typename?: 'Query', role?: { __typename?: 'Role', key: string, name: string, summary: string, aliases: Array<string>, narrows: Array<{ __typename?: 'Role', name: string }>, tradeoffs: { __typename?: 'TradeoffConnection', nodes: Array<{ __typename?: 'Tradeoff', key: string, kind: TradeoffKind, statement: string }> } } | null, roleLoads: { __typename?: 'RoleLoadConnection', nodes: Array<{ __typename?: 'RoleLoad', mean: number, peak: number, models: { __typename?: 'ModelLoadConnection', totalCount: number, nodes: Array<{ __typename?: 'ModelLoad', share: number, well: number, poorly: number, undefined: number, model: { __typename?: 'Model', key: string, name: string }, ownerships: Array<{ __typename?: 'Ownership', quality: Quality, note: string, responsibility: { __typename?: 'Responsibility', name: string } }>, orphaned: Array<{ __typename?: 'Responsibility', name: string }> }> } }> } };

export type ImportMatrixMutationVariables = Exact<{
  input: ImportMatrixInput;
}>;


export type ImportMatrixMutation = { __typename?: 'Mutation', importMatrix: { __typename?: 'ImportMatrixPayload', report?: { __typename?: 'ImportReport', dryRun: boolean, warnings: Array<string>, kinds: Array<{ __typename?: 'ImportKindReport', kind: string, unchanged: number, added: Array<{ __typename?: 'ImportEntry', key: string, detail: string }>, changed: Array<{ __typename?: 'ImportEntry', key: string, detail: string }>, removed: Array<{ __typename?: 'ImportEntry', key: string, detail: string }> }> } | null, userErrors: Array<{ __typename?: 'UserError', code: UserErrorCode, message: string }> } };

export type ApplyPlanMutationVariables = Exact<{
  input: ApplyPlanInput;
}>;


export type ApplyPlanMutation = { __typename?: 'Mutation', applyPlan: { __typename?: 'ApplyPlanPayload', changes: Array<{ __typename?: 'Change', sequence: number }>, userErrors: Array<{ __typename?: 'UserError', code: UserErrorCode, message: string }> } };

export type SaveScenarioMutationVariables = Exact<{
  input: SaveScenarioInput;
}>;


export type SaveScenarioMutation = { __typename?: 'Mutation', saveScenario: { __typename?: 'SaveScenarioPayload', scenario?: { __typename?: 'Scenario', key: string } | null, userErrors: Array<{ __typename?: 'UserError', code: UserErrorCode, message: string }> } };

export type ChangesSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type ChangesSubscription = { __typename?: 'Subscription', changes: { __typename?: 'ChangeEdge', cursor: string, node: { __typename?: 'Change', sequence: number, kind: ChangeKind, actor: string } } };

export class TypedDocumentString<TResult, TVariables>
  extends String
  implements DocumentTypeDecoration<TResult, TVariables>
{
  __apiType?: NonNullable<DocumentTypeDecoration<TResult, TVariables>['__apiType']>;
  private value: string;
  public __meta__?: Record<string, any> | undefined;

  constructor(value: string, __meta__?: Record<string, any> | undefined) {
    super(value);
    this.value = value;
    this.__meta__ = __meta__;
  }

  override toString(): string & DocumentTypeDecoration<TResult, TVariables> {
    return this.value;
  }
}

export const MatrixPageDocument = new TypedDocumentString(`
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
    `) as unknown as TypedDocumentString<MatrixPageQuery, MatrixPageQueryVariables>;
export const CellsPageDocument = new TypedDocumentString(`
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
    `) as unknown as TypedDocumentString<CellsPageQuery, CellsPageQueryVariables>;
export const VocabularyDocument = new TypedDocumentString(`
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
    `) as unknown as TypedDocumentString<VocabularyQuery, VocabularyQueryVariables>;
export const CellDocument = new TypedDocumentString(`
    query Cell($model: String!, $responsibility: String!) {
  model(key: $model) {
    name
    tradeoffs(
      filter: {responsibilities: {some: {key: {eq: $responsibility}}}}
      first: 20
    ) {
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
    `) as unknown as TypedDocumentString<CellQuery, CellQueryVariables>;
export const RankDocument = new TypedDocumentString(`
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
    `) as unknown as TypedDocumentString<RankQuery, RankQueryVariables>;
export const AcceptabilityDocument = new TypedDocumentString(`
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
    `) as unknown as TypedDocumentString<AcceptabilityQuery, AcceptabilityQueryVariables>;
export const CompareDocument = new TypedDocumentString(`
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
    `) as unknown as TypedDocumentString<CompareQuery, CompareQueryVariables>;
export const WhatIfDocument = new TypedDocumentString(`
    query WhatIf($base: String!, $changes: [CellChangeInput!]!, $newRoles: [String!], $preferences: PreferencesInput, $method: RankingMethod!, $name: String!) {
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
    `) as unknown as TypedDocumentString<WhatIfQuery, WhatIfQueryVariables>;
export const NetworkDocument = new TypedDocumentString(`
    query Network($filter: GraphFilter, $focus: ID, $depth: Int!, $maxNodes: Int!, $maxEdges: Int!) {
  graph(
    filter: $filter
    focus: $focus
    depth: $depth
    maxNodes: $maxNodes
    maxEdges: $maxEdges
  ) {
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
    `) as unknown as TypedDocumentString<NetworkQuery, NetworkQueryVariables>;
export const RolesDocument = new TypedDocumentString(`
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
    `) as unknown as TypedDocumentString<RolesQuery, RolesQueryVariables>;
export const RoleCardDocument = new TypedDocumentString(`
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
    `) as unknown as TypedDocumentString<RoleCardQuery, RoleCardQueryVariables>;
export const ImportMatrixDocument = new TypedDocumentString(`
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
    `) as unknown as TypedDocumentString<ImportMatrixMutation, ImportMatrixMutationVariables>;
export const ApplyPlanDocument = new TypedDocumentString(`
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
    `) as unknown as TypedDocumentString<ApplyPlanMutation, ApplyPlanMutationVariables>;
export const SaveScenarioDocument = new TypedDocumentString(`
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
    `) as unknown as TypedDocumentString<SaveScenarioMutation, SaveScenarioMutationVariables>;
export const ChangesDocument = new TypedDocumentString(`
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
    `) as unknown as TypedDocumentString<ChangesSubscription, ChangesSubscriptionVariables>;