import{Hi as e,Ii as t,Ni as n,Oi as r,Si as i,Ui as a,Vi as o,_i as s,ca as c,gi as l,gt as u,sa as d,vi as f,zi as p}from"./ui-Bk9Tclzj.js";function m(e){return n(e)?p(e):Array.isArray(e)?e.map(m):typeof e!=`object`||!e?e:Object.fromEntries(Object.entries(e).map(([e,t])=>[e,m(t)]))}function h(e,t){return n(e)?m(e):Array.isArray(e)?e.map(e=>h(e,t)):typeof e!=`object`||!e?e:Object.fromEntries(Object.entries(e).map(([e,n])=>[e,t.includes(e)?n:h(n,t)]))}function g(e,t){return _(e)===_(t)}function _(e){return Array.isArray(e)?`[${e.map(_).join()}]`:typeof e!=`object`||!e||n(e)?JSON.stringify(e):`{${Object.entries(e).sort(([e],[t])=>e<t?-1:1).map(([e,t])=>`${JSON.stringify(e)}:${_(t)}`).join()}}`}function v(e){return typeof e==`object`&&e&&!Array.isArray(e)&&!n(e)?Object.entries(e):[[``,e]]}function y(e){return typeof e==`string`?e:JSON.stringify(e)}var b=[`jsonValues`];async function x(n,r,{signal:o}={}){let s=performance.now(),c=a(),l=await f(n,r,o?{signal:o}:{}),u=h(t(new TextDecoder().decode(l)),b),d=u.extensions?.cost?.requested,p=(u.errors??[]).map(e=>i.of(e,d)),m=performance.now()-s,g=p[0]?.code;if(e({text:n.toString(),variables:r,cost:d,milliseconds:m,code:g},c),u.data)return{data:u.data,errors:p};throw p[0]??new i(`NO_ANSWER`,{message:`The answer has no data.`})}function S({grader:e,author:t}){return e?.name??e?.id??t?.name??t?.tokenId??`nobody known`}var C=`token:`;function w({grader:e,author:t}){return e?.id??(t?C+t.tokenId:``)}function T(e){return e.startsWith(C)?`token …${e.slice(-6)}`:e}function E(e){return e.startsWith(C)?{grader:{id:{isNull:!0}},tokenId:{eq:e.slice(6)}}:{grader:{id:{eq:e}}}}var D={HUMAN:`person`,PROGRAM:`program`,MODEL:`model`};function O(e,t,n){let r=new URLSearchParams;e!==void 0&&r.set(`task`,A(e)),Object.keys(t).length>0&&r.set(`f`,JSON.stringify(t)),n!==void 0&&r.set(`r`,n);let i=r.toString();return`#/feedback${i&&`?${i}`}`}function k(e){return`#/completions${u({f:e})}`}function A(e){return/^[[{"]|^(-?\d|true$|false$|null$)/.test(e)?JSON.stringify(e):e}function j(e){return e<=0?`no agreement`:[[.2,`slight agreement`],[.4,`fair agreement`],[.6,`moderate agreement`],[.8,`substantial agreement`]].find(([t])=>e<=t)?.[1]??`almost perfect agreement`}var M=2e4;r(`
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
`);var N=r(`
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
`),P=r(`
  query GradeCount($filter: FeedbackFilter) {
    feedbacks(filter: $filter) {
      totalCount
      totalCountIsExact
    }
  }
`),F=r(`
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
`),I=r(`
  query GradeSchema($id: ID!) {
    feedbackTask(id: $id) {
      id
      name
      version
      jsonSchema
      archivedAt
    }
  }
`),L=r(`
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
`),R=r(`
  mutation CorrectGrade($input: UpdateFeedbackInput!) {
    updateFeedback(input: $input) {
      feedback {
        id
        revision
      }
    }
  }
`),z=r(`
  mutation TakeBackGrade($id: ID!) {
    deleteFeedback(input: { id: $id }) {
      deletedId
    }
  }
`),B=r(`
  subscription GradesAdded($filter: FeedbackFilter, $after: String) {
    feedbackAdded(filter: $filter, after: $after) {
      cursor
      feedback {
        id
      }
    }
  }
`),V=r(`
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
`);async function H(e,t,n){let{data:r,errors:i}=await x(N,{filter:e??null,first:100,after:t,isFirst:t===null},n?{signal:n}:{});if(!r.feedbacks)throw i[0]??Error(`the list is missing`);return{...r.feedbacks,changeCursor:r.changeCursor??null}}var U=e=>d({queryKey:[`feedbacks`,`list`,e??{}],queryFn:({pageParam:t,signal:n})=>H(e,t,n),initialPageParam:null,getNextPageParam:({pageInfo:e},t)=>e.hasNextPage&&t.length*100<2e4?e.endCursor:void 0,structuralSharing:!1}),W=e=>c({queryKey:[`feedbacks`,`count`,e??{}],queryFn:async({signal:t})=>{let{data:n,errors:r}=await s(P,{filter:e??null},{signal:t});if(!n.feedbacks)throw r[0]??Error(`the count is missing`);return n.feedbacks}});async function G(e,t){let{data:n,errors:r}=await x(F,{id:e},t?{signal:t}:{});if(!n.feedback&&r[0]&&r[0].code!==`NOT_FOUND`)throw r[0];return n.feedback}var K=e=>c({queryKey:[`feedbacks`,`one`,e],queryFn:({signal:t})=>G(e,t),structuralSharing:!1}),q=e=>c({queryKey:[`feedbackTask`,e,`schema`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await s(I,{id:e},{signal:t});if(!n.feedbackTask&&r[0])throw r[0];return n.feedbackTask}}),J=500,Y=e=>c({queryKey:[`feedbacks`,`names`,e],queryFn:async({signal:t})=>{let{data:n}=await s(L,{id:e,first:J},{signal:t}),r=n.feedbacks?.nodes??[];return new Map(r.map(e=>[w(e),S(e)]))},structuralSharing:!1}),X=1e3,Z=()=>c({queryKey:[`feedbackTasks`,`names`],queryFn:async({signal:e})=>{let{data:t,errors:n}=await s(V,{first:X},{signal:e});if(!t.feedbackTasks)throw n[0]??Error(`the list is missing`);return t.feedbackTasks.nodes}});async function Q(e){await l(z,{id:e}),$()}function $(){for(let e of[[`feedbacks`,`count`],[`agreement`],[`progress`],[`spread`]])o.invalidateQueries({queryKey:e})}export{g as C,v as S,O as _,H as a,j as b,U as c,Q as d,q as f,k as g,E as h,G as i,Y as l,D as m,R as n,$ as o,Z as p,M as r,W as s,B as t,K as u,S as v,y as w,x,T as y};