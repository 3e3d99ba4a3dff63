import{Ba as e,Ui as t,Va as n,Wi as r,ba as i,sa as a}from"./ui-4t6V7kFh.js";import{t as o}from"./exact-Dw2Vw0PC.js";import{a as s,o as c}from"./grades-BGHyFAOx.js";var l=2e4;a(`
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
`);var u=a(`
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
`),d=a(`
  query GradeCount($filter: FeedbackFilter) {
    feedbacks(filter: $filter) {
      totalCount
      totalCountIsExact
    }
  }
`),f=a(`
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
`),p=a(`
  query GradeSchema($id: ID!) {
    feedbackTask(id: $id) {
      id
      name
      version
      jsonSchema
      archivedAt
    }
  }
`),m=a(`
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
`),h=a(`
  mutation CorrectGrade($input: UpdateFeedbackInput!) {
    updateFeedback(input: $input) {
      feedback {
        id
        revision
      }
    }
  }
`),g=a(`
  mutation TakeBackGrade($id: ID!) {
    deleteFeedback(input: { id: $id }) {
      deletedId
    }
  }
`),_=a(`
  subscription GradesAdded($filter: FeedbackFilter, $after: String) {
    feedbackAdded(filter: $filter, after: $after) {
      cursor
      feedback {
        id
      }
    }
  }
`),v=a(`
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
`);async function y(e,t,n,r=100){let{data:i,errors:a}=await o(u,{filter:e??null,first:r,after:t,isFirst:t===null},n?{signal:n}:{});if(!i.feedbacks)throw a[0]??Error(`the list is missing`);return{...i.feedbacks,changeCursor:i.changeCursor??null,errors:a}}var b=t=>e({queryKey:[`feedbacks`,`list`,t??{}],queryFn:({pageParam:e,signal:n})=>y(t,e,n),initialPageParam:null,getNextPageParam:({pageInfo:e},t)=>e.hasNextPage&&t.length*100<2e4?e.endCursor:void 0,structuralSharing:!1}),x=e=>n({queryKey:[`feedbacks`,`count`,e??{}],queryFn:async({signal:t})=>{let{data:n,errors:i}=await r(d,{filter:e??null},{signal:t});if(!n.feedbacks)throw i[0]??Error(`the count is missing`);return n.feedbacks}});async function S(e,t){let{data:n,errors:r}=await o(f,{id:e},t?{signal:t}:{});if(!n.feedback&&r[0]&&r[0].code!==`NOT_FOUND`)throw r[0];return n.feedback}var C=e=>n({queryKey:[`feedbacks`,`one`,e],queryFn:({signal:t})=>S(e,t),structuralSharing:!1}),w=e=>n({queryKey:[`feedbackTask`,e,`schema`],queryFn:async({signal:t})=>{let{data:n,errors:i}=await r(p,{id:e},{signal:t});if(!n.feedbackTask&&i[0])throw i[0];return n.feedbackTask}}),T=500,E=e=>n({queryKey:[`feedbacks`,`names`,e],queryFn:async({signal:t})=>{let{data:n}=await r(m,{id:e,first:T},{signal:t}),i=n.feedbacks?.nodes??[],a=n.feedbackTask?.progress?.graders??[];return new Map([...a.flatMap(({grader:e,tokenName:t})=>t===null?[]:[[e,t]]),...i.map(e=>[s(e),c(e)]).reverse()])},structuralSharing:!1}),D=1e3,O=()=>n({queryKey:[`feedbackTasks`,`names`],queryFn:async({signal:e})=>{let{data:t,errors:n}=await r(v,{first:D},{signal:e});if(!t.feedbackTasks)throw n[0]??Error(`the list is missing`);return t.feedbackTasks.nodes}});async function k(e){await t(g,{id:e}),A()}function A(){for(let e of[[`feedbacks`,`count`],[`agreement`],[`progress`],[`spread`]])i.invalidateQueries({queryKey:e})}export{y as a,b as c,k as d,w as f,S as i,E as l,h as n,A as o,O as p,l as r,x as s,_ as t,C as u};