// What relay-compiler compiles; relay.mjs imports the artifacts, so that nothing needs Babel.
import { graphql } from "relay-runtime";

graphql`
  query documentsPageQuery($filter: CompletionFilter, $first: Int!, $after: String) {
    ...documentsPage @arguments(filter: $filter, first: $first, after: $after)
  }
`;

graphql`
  fragment documentsPage on Query
  @refetchable(queryName: "documentsNextPageQuery")
  @argumentDefinitions(
    filter: { type: "CompletionFilter" }
    first: { type: "Int!" }
    after: { type: "String" }
  ) {
    completions(filter: $filter, first: $first, after: $after)
      @connection(key: "documentsPage_completions", filters: ["filter"]) {
      edges { node { ...documentsRow @relay(mask: false) } }
      pageInfo { hasNextPage endCursor }
    }
  }
`;

graphql`
  fragment documentsRow on Completion {
    id
    tags
    status
    usage { totalTokens }
    session { id completionCount }
  }
`;

graphql`
  mutation documentsUpdateMutation($id: ID!, $input: UpdateCompletionInput!) {
    updateCompletion(id: $id, input: $input) { id tags status }
  }
`;

graphql`
  mutation documentsCreateMutation($input: CreateCompletionInput!, $connections: [ID!]!) {
    createCompletion(input: $input)
      @prependNode(connections: $connections, edgeTypeName: "CompletionEdge") {
      ...documentsRow @relay(mask: false)
    }
  }
`;

graphql`
  mutation documentsDeleteMutation($ids: [ID!]!) { deleteCompletions(ids: $ids) }
`;

graphql`
  query documentsNodeQuery($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Completion { tags }
      ... on Session { completionCount }
    }
  }
`;

graphql`
  query documentsViewerQuery { viewer { role organization { id } } }
`;

graphql`
  subscription documentsChangedSubscription($filter: CompletionFilter) {
    completionChanged(filter: $filter) {
      type
      completionId
      completion { id tags status }
    }
  }
`;
