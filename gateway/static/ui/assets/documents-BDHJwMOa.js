import{Di as e,Ji as t,Oi as n,Yi as r,ai as i,hi as a,ki as o,li as s,oi as c,si as l}from"./ui-DfYh_Zev.js";var u=JSON;u.rawJSON;function d(e){let{rawJSON:t}=u;return t?JSON.parse(e,(e,n,r)=>{let i=r?.source;return typeof n!=`number`||i===void 0||String(n)===i?n:t.call(JSON,i)}):JSON.parse(e)}function f(e){return u.isRawJSON?.(e)===!0}function p(e){return f(e)?Number(JSON.stringify(e)):Array.isArray(e)?e.map(p):typeof e!=`object`||!e?e:Object.fromEntries(Object.entries(e).map(([e,t])=>[e,p(t)]))}function m(e,t){return f(e)?p(e):Array.isArray(e)?e.map(e=>m(e,t)):typeof e!=`object`||!e?e:Object.fromEntries(Object.entries(e).map(([e,n])=>[e,t.includes(e)?n:m(n,t)]))}function h(e,t){return g(e)===g(t)}function g(e){return Array.isArray(e)?`[${e.map(g).join()}]`:typeof e!=`object`||!e||f(e)?JSON.stringify(e):`{${Object.entries(e).sort(([e],[t])=>e<t?-1:1).map(([e,t])=>`${JSON.stringify(e)}:${g(t)}`).join()}}`}function _(e){return typeof e==`object`&&e&&!Array.isArray(e)&&!f(e)?Object.entries(e):[[``,e]]}function v(e){return typeof e==`string`?e:JSON.stringify(e)}var y=[`jsonValues`];async function b(e,t,{signal:r}={}){let i=performance.now(),a=o(),c=await l(e,t,r?{signal:r}:{}),u=m(d(new TextDecoder().decode(c)),y),f=u.extensions?.cost?.requested,p=(u.errors??[]).map(e=>s.of(e,f)),h=performance.now()-i,g=p[0]?.code;if(n({text:e.toString(),variables:t,cost:f,milliseconds:h,code:g},a),u.data)return{data:u.data,errors:p};throw p[0]??new s(`NO_ANSWER`,{message:`The answer has no data.`})}function x({grader:e,author:t}){return e?.name??e?.id??t?.name??t?.tokenId??`nobody known`}var S=`token:`;function C({grader:e,author:t}){return e?.id??(t?S+t.tokenId:``)}function w(e){return e.startsWith(S)?`token …${e.slice(-6)}`:e}function T(e){return e.startsWith(S)?{grader:{id:{isNull:!0}},tokenId:{eq:e.slice(6)}}:{grader:{id:{eq:e}}}}var E={HUMAN:`person`,PROGRAM:`program`,MODEL:`model`};function D(e,t,n){let r=new URLSearchParams;e!==void 0&&r.set(`task`,k(e)),Object.keys(t).length>0&&r.set(`f`,JSON.stringify(t)),n!==void 0&&r.set(`r`,n);let i=r.toString();return`#/feedback${i&&`?${i}`}`}function O(e){return`#/completions?${new URLSearchParams({f:JSON.stringify(e)}).toString()}`}function k(e){return/^[[{"]|^(-?\d|true$|false$|null$)/.test(e)?JSON.stringify(e):e}function A(e){return e<=0?`no agreement`:[[.2,`slight agreement`],[.4,`fair agreement`],[.6,`moderate agreement`],[.8,`substantial agreement`]].find(([t])=>e<=t)?.[1]??`almost perfect agreement`}var j=2e4;a(`
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
`);var M=a(`
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
`),N=a(`
  query GradeCount($filter: FeedbackFilter) {
    feedbacks(filter: $filter) {
      totalCount
      totalCountIsExact
    }
  }
`),P=a(`
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
`),F=a(`
  query GradeSchema($id: ID!) {
    feedbackTask(id: $id) {
      id
      name
      version
      jsonSchema
      archivedAt
    }
  }
`),I=a(`
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
`),L=a(`
  mutation CorrectGrade($input: UpdateFeedbackInput!) {
    updateFeedback(input: $input) {
      feedback {
        id
        revision
      }
    }
  }
`),R=a(`
  mutation TakeBackGrade($id: ID!) {
    deleteFeedback(input: { id: $id }) {
      deletedId
    }
  }
`),z=a(`
  subscription GradesAdded($filter: FeedbackFilter, $after: String) {
    feedbackAdded(filter: $filter, after: $after) {
      cursor
      feedback {
        id
      }
    }
  }
`),B=a(`
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
`);async function V(e,t,n){let{data:r,errors:i}=await b(M,{filter:e??null,first:100,after:t,isFirst:t===null},n?{signal:n}:{});if(!r.feedbacks)throw i[0]??Error(`the list is missing`);return{...r.feedbacks,changeCursor:r.changeCursor??null}}var H=e=>t({queryKey:[`feedbacks`,`list`,e??{}],queryFn:({pageParam:t,signal:n})=>V(e,t,n),initialPageParam:null,getNextPageParam:({pageInfo:e},t)=>e.hasNextPage&&t.length*100<2e4?e.endCursor:void 0,structuralSharing:!1}),U=e=>r({queryKey:[`feedbacks`,`count`,e??{}],queryFn:async({signal:t})=>{let{data:n,errors:r}=await c(N,{filter:e??null},{signal:t});if(!n.feedbacks)throw r[0]??Error(`the count is missing`);return n.feedbacks}});async function W(e,t){let{data:n,errors:r}=await b(P,{id:e},t?{signal:t}:{});if(!n.feedback&&r[0]&&r[0].code!==`NOT_FOUND`)throw r[0];return n.feedback}var G=e=>r({queryKey:[`feedbacks`,`one`,e],queryFn:({signal:t})=>W(e,t),structuralSharing:!1}),K=e=>r({queryKey:[`feedbackTask`,e,`schema`],queryFn:async({signal:t})=>{let{data:n,errors:r}=await c(F,{id:e},{signal:t});if(!n.feedbackTask&&r[0])throw r[0];return n.feedbackTask}}),q=500,J=e=>r({queryKey:[`feedbacks`,`names`,e],queryFn:async({signal:t})=>{let{data:n}=await c(I,{id:e,first:q},{signal:t}),r=n.feedbacks?.nodes??[];return new Map(r.map(e=>[C(e),x(e)]))},structuralSharing:!1}),Y=1e3,X=()=>r({queryKey:[`feedbackTasks`,`names`],queryFn:async({signal:e})=>{let{data:t,errors:n}=await c(B,{first:Y},{signal:e});if(!t.feedbackTasks)throw n[0]??Error(`the list is missing`);return t.feedbackTasks.nodes}});async function Z(e){await i(R,{id:e}),Q()}function Q(){for(let t of[[`feedbacks`,`count`],[`agreement`],[`progress`],[`spread`]])e.invalidateQueries({queryKey:t})}export{h as C,_ as S,D as _,V as a,A as b,H as c,Z as d,K as f,O as g,T as h,W as i,J as l,E as m,L as n,Q as o,X as p,j as r,U as s,z as t,G as u,x as v,v as w,b as x,w as y};