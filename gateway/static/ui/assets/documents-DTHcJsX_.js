import{Ai as e,Hi as t,Sa as n,ki as r,ta as i,xa as a}from"./ui-CNja8Pfo.js";import{t as o}from"./exact-30DdK06L.js";import{a as s,o as c}from"./grades-CDzA60im.js";var l=2e4;t(`
  fragment ListedGrade on Feedback {
    id
    createdAt
    updatedAt
    revision
    taskId
    taskVersion
    task {
      name
      version
    }
    jsonValues
    comment
    matchedCompletionIds
    author {
      tokenId
      name
    }
    grader {
      kind
      id
      name
    }
    adjudicates
    viewerCanChange
  }
`);var u=t(`
  query GradeList($filter: FeedbackFilter, $first: Int!, $after: String, $isFirst: Boolean!) {
    changeCursor @include(if: $isFirst)
    feedbacks(filter: $filter, first: $first, after: $after) {
      nodes {
        ...ListedGrade
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`),d=t(`
  query GradeCount($filter: FeedbackFilter) {
    feedbacks(filter: $filter) {
      totalCount
      totalCountIsExact
    }
  }
`),f=t(`
  query Grade($id: ID!) {
    feedback(id: $id) {
      ...ListedGrade
      completionsSummary
      revisedBy {
        tokenId
        name
      }
      history {
        revision
        at
        tokenId
        taskVersion
        jsonValues
        comment
        grader {
          kind
          id
          name
        }
      }
      completions(first: 20) {
        nodes {
          id
          createdAt
          model
          prompt
        }
      }
    }
  }
`),p=t(`
  query GradeSchema($id: ID!) {
    feedbackTask(id: $id) {
      id
      name
      version
      jsonSchema
      archivedAt
    }
  }
`),m=t(`
  query GraderNames($id: ID!, $first: Int!) {
    feedbacks(filter: { taskId: { eq: $id } }, first: $first) {
      nodes {
        author {
          tokenId
          name
        }
        grader {
          kind
          id
          name
        }
      }
    }
  }
`),h=t(`
  mutation CorrectGrade($input: UpdateFeedbackInput!) {
    updateFeedback(input: $input) {
      feedback {
        id
        revision
      }
    }
  }
`),g=t(`
  mutation TakeBackGrade($id: ID!) {
    deleteFeedback(input: { id: $id }) {
      deletedId
    }
  }
`),_=t(`
  subscription GradesAdded($filter: FeedbackFilter, $after: String) {
    feedbackAdded(filter: $filter, after: $after) {
      cursor
      feedback {
        id
      }
    }
  }
`),v=t(`
  query TasksWithGrades($first: Int!) {
    feedbackTasks(
      filter: { or: [{ isArchived: false }, { isArchived: true }] }
      first: $first
      orderBy: [{ field: CREATED_AT, direction: DESC }]
    ) {
      nodes {
        id
        name
        version
        archivedAt
      }
    }
  }
`);async function y(e,t,n,r=100){let{data:i,errors:a}=await o(u,{filter:e??null,first:r,after:t,isFirst:t===null},n?{signal:n}:{});if(!i.feedbacks)throw a[0]??Error(`the list is missing`);return{...i.feedbacks,changeCursor:i.changeCursor??null,errors:a}}var b=e=>a({queryKey:[`feedbacks`,`list`,e??{}],queryFn:({pageParam:t,signal:n})=>y(e,t,n),initialPageParam:null,getNextPageParam:({pageInfo:e},t)=>e.hasNextPage&&t.length*100<2e4?e.endCursor:void 0,structuralSharing:!1}),x=t=>n({queryKey:[`feedbacks`,`count`,t??{}],queryFn:async({signal:n})=>{let{data:r,errors:i}=await e(d,{filter:t??null},{signal:n});if(!r.feedbacks)throw i[0]??Error(`the count is missing`);return r.feedbacks}});async function S(e,t){let{data:n,errors:r}=await o(f,{id:e},t?{signal:t}:{});if(!n.feedback&&r[0]&&r[0].code!==`NOT_FOUND`)throw r[0];return n.feedback}var C=e=>n({queryKey:[`feedbacks`,`one`,e],queryFn:({signal:t})=>S(e,t),structuralSharing:!1}),w=t=>n({queryKey:[`feedbackTask`,t,`schema`],queryFn:async({signal:n})=>{let{data:r,errors:i}=await e(p,{id:t},{signal:n});if(!r.feedbackTask&&i[0])throw i[0];return r.feedbackTask}}),T=500,E=t=>n({queryKey:[`feedbacks`,`names`,t],queryFn:async({signal:n})=>{let{data:r}=await e(m,{id:t,first:T},{signal:n}),i=r.feedbacks?.nodes??[];return new Map(i.map(e=>[s(e),c(e)]))},structuralSharing:!1}),D=1e3,O=()=>n({queryKey:[`feedbackTasks`,`names`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await e(v,{first:D},{signal:t});if(!n.feedbackTasks)throw r[0]??Error(`the list is missing`);return n.feedbackTasks.nodes}});async function k(e){await r(g,{id:e}),A()}function A(){for(let e of[[`feedbacks`,`count`],[`agreement`],[`progress`],[`spread`]])i.invalidateQueries({queryKey:e})}export{y as a,b as c,k as d,w as f,S as i,E as l,h as n,A as o,O as p,l as r,x as s,_ as t,C as u};