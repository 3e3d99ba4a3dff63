import{Ra as e,Ui as t,Wi as n,aa as r,va as i,za as a}from"./ui-iObqlg1O.js";import{t as o}from"./exact-CFV7EHYo.js";import{a as s,o as c}from"./grades-BO1hrnYa.js";var l=2e4;r(`
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
`);var u=r(`
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
`),d=r(`
  query GradeCount($filter: FeedbackFilter) {
    feedbacks(filter: $filter) {
      totalCount
      totalCountIsExact
    }
  }
`),f=r(`
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
`),p=r(`
  query GradeSchema($id: ID!) {
    feedbackTask(id: $id) {
      id
      name
      version
      jsonSchema
      archivedAt
    }
  }
`),m=r(`
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
`),h=r(`
  mutation CorrectGrade($input: UpdateFeedbackInput!) {
    updateFeedback(input: $input) {
      feedback {
        id
        revision
      }
    }
  }
`),g=r(`
  mutation TakeBackGrade($id: ID!) {
    deleteFeedback(input: { id: $id }) {
      deletedId
    }
  }
`),_=r(`
  subscription GradesAdded($filter: FeedbackFilter, $after: String) {
    feedbackAdded(filter: $filter, after: $after) {
      cursor
      feedback {
        id
      }
    }
  }
`),v=r(`
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
`);async function y(e,t,n,r=100){let{data:i,errors:a}=await o(u,{filter:e??null,first:r,after:t,isFirst:t===null},n?{signal:n}:{});if(!i.feedbacks)throw a[0]??Error(`the list is missing`);return{...i.feedbacks,changeCursor:i.changeCursor??null,errors:a}}var b=t=>e({queryKey:[`feedbacks`,`list`,t??{}],queryFn:({pageParam:e,signal:n})=>y(t,e,n),initialPageParam:null,getNextPageParam:({pageInfo:e},t)=>e.hasNextPage&&t.length*100<2e4?e.endCursor:void 0,structuralSharing:!1}),x=e=>a({queryKey:[`feedbacks`,`count`,e??{}],queryFn:async({signal:t})=>{let{data:r,errors:i}=await n(d,{filter:e??null},{signal:t});if(!r.feedbacks)throw i[0]??Error(`the count is missing`);return r.feedbacks}});async function S(e,t){let{data:n,errors:r}=await o(f,{id:e},t?{signal:t}:{});if(!n.feedback&&r[0]&&r[0].code!==`NOT_FOUND`)throw r[0];return n.feedback}var C=e=>a({queryKey:[`feedbacks`,`one`,e],queryFn:({signal:t})=>S(e,t),structuralSharing:!1}),w=e=>a({queryKey:[`feedbackTask`,e,`schema`],queryFn:async({signal:t})=>{let{data:r,errors:i}=await n(p,{id:e},{signal:t});if(!r.feedbackTask&&i[0])throw i[0];return r.feedbackTask}}),T=500,E=e=>a({queryKey:[`feedbacks`,`names`,e],queryFn:async({signal:t})=>{let{data:r}=await n(m,{id:e,first:T},{signal:t}),i=r.feedbacks?.nodes??[],a=r.feedbackTask?.progress?.graders??[];return new Map([...a.flatMap(({grader:e,tokenName:t})=>t===null?[]:[[e,t]]),...i.map(e=>[s(e),c(e)]).reverse()])},structuralSharing:!1}),D=1e3,O=()=>a({queryKey:[`feedbackTasks`,`names`],queryFn:async({signal:e})=>{let{data:t,errors:r}=await n(v,{first:D},{signal:e});if(!t.feedbackTasks)throw r[0]??Error(`the list is missing`);return t.feedbackTasks.nodes}});async function k(e){await t(g,{id:e}),A()}function A(){for(let e of[[`feedbacks`,`count`],[`agreement`],[`progress`],[`spread`]])i.invalidateQueries({queryKey:e})}export{y as a,b as c,k as d,w as f,S as i,E as l,h as n,A as o,O as p,l as r,x as s,_ as t,C as u};