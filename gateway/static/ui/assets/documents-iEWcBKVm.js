import{Fi as e,Li as t,Mi as n,Ri as r,aa as i,gi as a,hi as o,ia as s,ki as c,mi as l,vi as u,wi as d,zi as f}from"./ui-DqrAmEOT.js";function p(t){return c(t)?e(t):Array.isArray(t)?t.map(p):typeof t!=`object`||!t?t:Object.fromEntries(Object.entries(t).map(([e,t])=>[e,p(t)]))}function m(e,t){return c(e)?p(e):Array.isArray(e)?e.map(e=>m(e,t)):typeof e!=`object`||!e?e:Object.fromEntries(Object.entries(e).map(([e,n])=>[e,t.includes(e)?n:m(n,t)]))}function h(e,t){return g(e)===g(t)}function g(e){return Array.isArray(e)?`[${e.map(g).join()}]`:typeof e!=`object`||!e||c(e)?JSON.stringify(e):`{${Object.entries(e).sort(([e],[t])=>e<t?-1:1).map(([e,t])=>`${JSON.stringify(e)}:${g(t)}`).join()}}`}function _(e){return typeof e==`object`&&e&&!Array.isArray(e)&&!c(e)?Object.entries(e):[[``,e]]}function v(e){return typeof e==`string`?e:JSON.stringify(e)}var y=[`jsonValues`];async function b(e,t,{signal:i}={}){let o=performance.now(),s=f(),c=await a(e,t,i?{signal:i}:{}),l=m(n(new TextDecoder().decode(c)),y),d=l.extensions?.cost?.requested,p=(l.errors??[]).map(e=>u.of(e,d)),h=performance.now()-o,g=p[0]?.code;if(r({text:e.toString(),variables:t,cost:d,milliseconds:h,code:g},s),l.data)return{data:l.data,errors:p};throw p[0]??new u(`NO_ANSWER`,{message:`The answer has no data.`})}function x({grader:e,author:t}){return e?.name??e?.id??t?.name??t?.tokenId??`nobody known`}var S=`token:`;function C({grader:e,author:t}){return e?.id??(t?S+t.tokenId:``)}function w(e){return e.startsWith(S)?`token …${e.slice(-6)}`:e}function T(e){return e.startsWith(S)?{grader:{id:{isNull:!0}},tokenId:{eq:e.slice(6)}}:{grader:{id:{eq:e}}}}var E={HUMAN:`person`,PROGRAM:`program`,MODEL:`model`};function D(e,t,n){let r=new URLSearchParams;e!==void 0&&r.set(`task`,k(e)),Object.keys(t).length>0&&r.set(`f`,JSON.stringify(t)),n!==void 0&&r.set(`r`,n);let i=r.toString();return`#/feedback${i&&`?${i}`}`}function O(e){return`#/completions?${new URLSearchParams({f:JSON.stringify(e)}).toString()}`}function k(e){return/^[[{"]|^(-?\d|true$|false$|null$)/.test(e)?JSON.stringify(e):e}function A(e){return e<=0?`no agreement`:[[.2,`slight agreement`],[.4,`fair agreement`],[.6,`moderate agreement`],[.8,`substantial agreement`]].find(([t])=>e<=t)?.[1]??`almost perfect agreement`}var j=2e4;d(`
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
`);var M=d(`
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
`),N=d(`
  query GradeCount($filter: FeedbackFilter) {
    feedbacks(filter: $filter) {
      totalCount
      totalCountIsExact
    }
  }
`),P=d(`
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
`),F=d(`
  query GradeSchema($id: ID!) {
    feedbackTask(id: $id) {
      id
      name
      version
      jsonSchema
      archivedAt
    }
  }
`),I=d(`
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
`),L=d(`
  mutation CorrectGrade($input: UpdateFeedbackInput!) {
    updateFeedback(input: $input) {
      feedback {
        id
        revision
      }
    }
  }
`),R=d(`
  mutation TakeBackGrade($id: ID!) {
    deleteFeedback(input: { id: $id }) {
      deletedId
    }
  }
`),z=d(`
  subscription GradesAdded($filter: FeedbackFilter, $after: String) {
    feedbackAdded(filter: $filter, after: $after) {
      cursor
      feedback {
        id
      }
    }
  }
`),B=d(`
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
`);async function V(e,t,n){let{data:r,errors:i}=await b(M,{filter:e??null,first:100,after:t,isFirst:t===null},n?{signal:n}:{});if(!r.feedbacks)throw i[0]??Error(`the list is missing`);return{...r.feedbacks,changeCursor:r.changeCursor??null}}var H=e=>s({queryKey:[`feedbacks`,`list`,e??{}],queryFn:({pageParam:t,signal:n})=>V(e,t,n),initialPageParam:null,getNextPageParam:({pageInfo:e},t)=>e.hasNextPage&&t.length*100<2e4?e.endCursor:void 0,structuralSharing:!1}),U=e=>i({queryKey:[`feedbacks`,`count`,e??{}],queryFn:async({signal:t})=>{let{data:n,errors:r}=await o(N,{filter:e??null},{signal:t});if(!n.feedbacks)throw r[0]??Error(`the count is missing`);return n.feedbacks}});async function W(e,t){let{data:n,errors:r}=await b(P,{id:e},t?{signal:t}:{});if(!n.feedback&&r[0]&&r[0].code!==`NOT_FOUND`)throw r[0];return n.feedback}var G=e=>i({queryKey:[`feedbacks`,`one`,e],queryFn:({signal:t})=>W(e,t),structuralSharing:!1}),K=e=>i({queryKey:[`feedbackTask`,e,`schema`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await o(F,{id:e},{signal:t});if(!n.feedbackTask&&r[0])throw r[0];return n.feedbackTask}}),q=500,J=e=>i({queryKey:[`feedbacks`,`names`,e],queryFn:async({signal:t})=>{let{data:n}=await o(I,{id:e,first:q},{signal:t}),r=n.feedbacks?.nodes??[];return new Map(r.map(e=>[C(e),x(e)]))},structuralSharing:!1}),Y=1e3,X=()=>i({queryKey:[`feedbackTasks`,`names`],queryFn:async({signal:e})=>{let{data:t,errors:n}=await o(B,{first:Y},{signal:e});if(!t.feedbackTasks)throw n[0]??Error(`the list is missing`);return t.feedbackTasks.nodes}});async function Z(e){await l(R,{id:e}),Q()}function Q(){for(let e of[[`feedbacks`,`count`],[`agreement`],[`progress`],[`spread`]])t.invalidateQueries({queryKey:e})}export{h as C,_ as S,D as _,V as a,A as b,H as c,Z as d,K as f,O as g,T as h,W as i,J as l,E as m,L as n,Q as o,X as p,j as r,U as s,z as t,G as u,x as v,v as w,b as x,w as y};