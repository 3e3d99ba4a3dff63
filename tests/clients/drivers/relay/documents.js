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
    globalId
    id
    tags
    status
    usage { totalTokens }
    session { globalId id completionCount }
  }
`;

graphql`
  mutation documentsUpdateMutation($input: UpdateCompletionInput!) {
    updateCompletion(input: $input) { completion { id tags status } }
  }
`;

graphql`
  mutation documentsCreateMutation($input: CreateCompletionInput!, $connections: [ID!]!) {
    createCompletion(input: $input) {
      completion @prependNode(connections: $connections, edgeTypeName: "CompletionEdge") {
        ...documentsRow @relay(mask: false)
      }
    }
  }
`;

graphql`
  mutation documentsAppendMutation($input: CreateCompletionsInput!, $connections: [ID!]!) {
    createCompletions(input: $input) {
      results {
        completion @appendNode(connections: $connections, edgeTypeName: "CompletionEdge") {
          ...documentsRow @relay(mask: false)
        }
      }
    }
  }
`;

graphql`
  mutation documentsTagMutation($input: AddTagsInput!) {
    addTags(input: $input) { results { completion { tags } error { code } } }
  }
`;

graphql`
  mutation documentsDeleteMutation($input: DeleteCompletionsInput!, $connections: [ID!]!) {
    deleteCompletions(input: $input) { deletedGlobalIds @deleteEdge(connections: $connections) }
  }
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
  fragment documentsSession on Session @refetchable(queryName: "documentsSessionQuery") {
    completionCount
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
