import{Ea as e,Wi as t,Xa as n,Xi as r,Ya as i,Yi as a,pa as o}from"./ui-BIdjz2Zp.js";import{t as s}from"./exact-BoUcn8kQ.js";import{a as c,o as l}from"./grades-GgTYyavq.js";var u=2e4;o(`
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
`);var d=o(`
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
`),f=o(`
  query GradeCount($filter: FeedbackFilter) {
    feedbacks(filter: $filter) {
      totalCount
      totalCountIsExact
    }
  }
`),p=o(`
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
`),m=o(`
  query GradeSchema($id: ID!) {
    feedbackTask(id: $id) {
      id
      name
      version
      jsonSchema
      archivedAt
    }
  }
`),h=o(`
  query GraderNames($id: ID!, $first: Int!) {
    feedbackTask(id: $id) {
      progress {
        graders {
          grader
          tokenName
        }
      }
    }
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
`),g=o(`
  mutation CorrectGrade($input: UpdateFeedbackInput!) {
    updateFeedback(input: $input) {
      feedback {
        id
        revision
      }
    }
  }
`),_=o(`
  mutation TakeBackGrade($id: ID!) {
    deleteFeedback(input: { id: $id }) {
      deletedId
    }
  }
`),v=o(`
  subscription GradesAdded($filter: FeedbackFilter, $after: String) {
    feedbackAdded(filter: $filter, after: $after) {
      cursor
      feedback {
        id
      }
    }
  }
`),y=o(`
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
`);async function b(e,t,n,r=100){let{data:i,errors:a}=await s(d,{filter:e??null,first:r,after:t,isFirst:t===null},n?{signal:n}:{});if(!i.feedbacks)throw a[0]??Error(`the list is missing`);return{...i.feedbacks,changeCursor:i.changeCursor??null,errors:a}}var x=e=>i({queryKey:[`feedbacks`,`list`,e??{}],queryFn:({pageParam:t,signal:n})=>b(e,t,n),initialPageParam:null,getNextPageParam:({pageInfo:e},t)=>e.hasNextPage&&t.length*100<2e4?e.endCursor:void 0,structuralSharing:!1}),S=e=>n({queryKey:[`feedbacks`,`count`,e??{}],queryFn:async({signal:t})=>{let{data:n,errors:i}=await r(f,{filter:e??null},{signal:t});if(!n.feedbacks)throw i[0]??Error(`the count is missing`);return n.feedbacks}});async function C(e,t){let{data:n,errors:r}=await s(p,{id:e},t?{signal:t}:{});if(!n.feedback&&r[0]&&r[0].code!==`NOT_FOUND`)throw r[0];return n.feedback}var w=e=>n({queryKey:[`feedbacks`,`one`,e],queryFn:({signal:t})=>C(e,t),structuralSharing:!1}),T=e=>n({queryKey:[`feedbackTask`,e,`schema`],queryFn:async({signal:t})=>{let{data:n,errors:i}=await r(m,{id:e},{signal:t});if(!n.feedbackTask&&i[0])throw i[0];return n.feedbackTask}}),E=500,D=e=>n({queryKey:[`feedbacks`,`names`,e],queryFn:async({signal:t})=>{let{data:n}=await r(h,{id:e,first:E},{signal:t}),i=n.feedbacks?.nodes??[],a=n.feedbackTask?.progress?.graders??[];return new Map([...a.flatMap(({grader:e,tokenName:t})=>t===null?[]:[[e,t]]),...i.map(e=>[c(e),l(e)]).reverse()])},structuralSharing:!1}),O=1e3,k=()=>n({queryKey:[`feedbackTasks`,`names`],queryFn:async({signal:e})=>{let{data:t,errors:n}=await r(y,{first:O},{signal:e});if(!t.feedbackTasks)throw n[0]??Error(`the list is missing`);return t.feedbackTasks.nodes}});async function A(e){await a(_,{id:e}),j()}function j(){for(let t of[[`feedbacks`,`count`],[`agreement`],[`progress`],[`spread`]])e.invalidateQueries({queryKey:t});t()}export{b as a,x as c,A as d,T as f,C as i,D as l,g as n,j as o,k as p,u as r,S as s,v as t,w as u};