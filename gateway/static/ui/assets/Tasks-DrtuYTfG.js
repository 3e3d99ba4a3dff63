import{Aa as e,At as t,Ft as n,Ln as r,N as i,Na as a,Oa as o,Oi as s,Pt as c,Qi as l,R as u,Tt as d,Yr as f,_i as p,ht as m,mi as h,na as g,oa as _,ra as v,sa as y,si as b,ta as x}from"./ui-Bk9Tclzj.js";import{t as S}from"./Asked-ypjDUefS.js";import{t as C}from"./Partial-Du-hm4g8.js";import{t as w}from"./Task.module-CQL_o56U.js";import{n as T,r as E,t as D}from"./changes-CQK5ZOVZ.js";import{i as O}from"./selector-DJ2DMyx2.js";var k=a(e(),1),A=o();function j({rows:e,changes:t}){return(0,A.jsx)(u,{label:`Tasks`,className:w.scroll,children:(0,A.jsxs)(`table`,{className:w.table,children:[(0,A.jsx)(`thead`,{children:(0,A.jsxs)(`tr`,{children:[(0,A.jsx)(`th`,{children:`Name`}),(0,A.jsx)(`th`,{className:w.number,children:`Version`}),(0,A.jsx)(`th`,{children:`Selects`}),(0,A.jsx)(`th`,{className:w.number,children:`Queue`}),(0,A.jsx)(`th`,{children:`Progress`}),(0,A.jsx)(`th`,{className:w.number,children:`Grades`}),(0,A.jsx)(`td`,{})]})}),(0,A.jsx)(`tbody`,{children:e.map(e=>(0,A.jsx)(M,{task:e,changes:t},e.id))})]})})}function M({task:e,changes:n}){let{id:r,name:i,version:a,archivedAt:o,progress:s,feedbackCount:c}=e;return(0,A.jsxs)(`tr`,{"data-archived":o!==null,children:[(0,A.jsxs)(`td`,{className:w.wide,"data-label":`Name`,children:[(0,A.jsx)(x,{to:`/tasks/$id`,params:{id:r},children:(0,A.jsx)(t,{text:i||r})}),o!==null&&(0,A.jsx)(`small`,{children:` archived`})]}),(0,A.jsx)(`td`,{className:w.number,"data-label":`Version`,children:a}),(0,A.jsx)(`td`,{className:w.wide,"data-label":`Selects`,children:(0,A.jsx)(N,{of:e.selector})}),(0,A.jsx)(`td`,{className:w.number,"data-label":`Queue`,children:s&&o===null?(0,A.jsxs)(A.Fragment,{children:[(s.waiting+s.leased).toLocaleString(`en`),!s.waitingIsExact&&`+`,s.isBuilding&&(0,A.jsx)(`small`,{children:` building`})]}):`–`}),(0,A.jsx)(`td`,{"data-label":`Progress`,children:s?(0,A.jsx)(E,{of:s}):`–`}),(0,A.jsx)(`td`,{className:w.number,"data-label":`Grades`,children:c.toLocaleString(`en`)}),(0,A.jsxs)(`td`,{className:w.actions,children:[o===null&&(0,A.jsx)(`a`,{className:w.action,href:`#/grade/${encodeURIComponent(r)}`,"aria-label":`Grade ${i}`,children:`Grade`}),` `,(0,A.jsx)(T,{task:e,changes:n})]})]})}function N({of:e}){let n=l(b),r=O(e,e=>d(e,n));return r.length===0?(0,A.jsx)(`span`,{className:w.second,children:`every call`}):(0,A.jsx)(t,{text:r.join(`, `)})}var P=50,F=s(`
  query Tasks($filter: FeedbackTaskFilter!, $first: Int!, $after: String) {
    feedbackTasks(
      filter: $filter
      orderBy: [{ field: CREATED_AT, direction: DESC }]
      first: $first
      after: $after
    ) {
      totalCount
      totalCountIsExact
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        name
        version
        createdAt
        archivedAt
        gradesPerCompletion
        feedbackCount
        selector {
          tags {
            all
            any
            none
          }
          filter
          sampleRate
          from
          to
        }
        progress {
          waiting
          waitingIsExact
          leased
          graded
          isBuilding
        }
      }
    }
  }
`),I=[`only`,`also`];function L(e,t){let n={};return e!==void 0&&(n.name={contains:e,mode:`CASE_INSENSITIVE`}),t===`only`&&(n.isArchived=!0),t===`also`&&(n.or=[{isArchived:!0},{isArchived:!1}]),n}var R=(e,t)=>y({queryKey:[`tasks`,`list`,e??``,t??``],queryFn:async({signal:n,pageParam:r})=>{let i={filter:L(e,t),first:P,after:r},{data:a,errors:o}=await p(F,i,{signal:n});if(!a.feedbackTasks)throw o[0]??Error(`the list is missing`);return{...a.feedbackTasks,errors:o}},initialPageParam:null,getNextPageParam:({pageInfo:e})=>e.hasNextPage?e.endCursor:void 0}),z=300;function B({field:e}){let{q:t=``,archived:n}=v({from:`/tasks`}),r=g({from:`/tasks`}),i=h(`WRITER`);return(0,A.jsxs)(`div`,{className:w.tools,children:[(0,A.jsx)(V,{q:t,field:e},t),(0,A.jsxs)(`select`,{"aria-label":`Which tasks`,value:n??``,onChange:({target:e})=>{let n=m(...I)(e.value);r({search:{...t!==``&&{q:t},...n&&{archived:n}}})},children:[(0,A.jsx)(`option`,{value:``,children:`Open tasks`}),(0,A.jsx)(`option`,{value:`only`,children:`Archived tasks`}),(0,A.jsx)(`option`,{value:`also`,children:`Open and archived`})]}),i===null?(0,A.jsx)(x,{to:`/tasks/new`,className:w.primary,children:`New task`}):(0,A.jsxs)(`span`,{className:w.second,children:[`New task: `,(0,A.jsx)(`small`,{children:i})]})]})}function V({q:e,field:t}){let{archived:n}=v({from:`/tasks`}),r=g({from:`/tasks`}),[i,a]=(0,k.useState)(e);return(0,k.useEffect)(()=>{if(i.trim()===e)return;let t=setTimeout(()=>{let e=i.trim();r({search:{...e!==``&&{q:e},...n&&{archived:n}},replace:!0})},z);return()=>clearTimeout(t)},[i,e,n,r]),(0,A.jsx)(`input`,{ref:t,type:`search`,"aria-label":`Part of a name`,placeholder:`Part of a name`,maxLength:200,value:i,onChange:({target:e})=>a(e.value),onKeyDown:({key:e,currentTarget:t})=>{e===`Escape`&&t.blur()}})}function H(){let{q:e,archived:t}=v({from:`/tasks`}),i=R(e,t),a=_(i),o=D(),s=(0,k.useRef)(null);return W(s),(0,A.jsxs)(c,{title:`Tasks`,children:[(0,A.jsx)(B,{field:s}),o.error&&(0,A.jsx)(n,{error:o.error}),(0,A.jsx)(S,{query:a,queryKey:i.queryKey,children:({pages:n})=>{let i=n.flatMap(({nodes:e})=>e),s=n[0];return i.length===0?(0,A.jsx)(U,{isFiltered:e!==void 0||!!t}):(0,A.jsxs)(A.Fragment,{children:[(0,A.jsx)(C,{errors:n.flatMap(({errors:e})=>e),retry:()=>void a.refetch()}),(0,A.jsx)(j,{rows:i,changes:o}),(0,A.jsxs)(`p`,{className:w.under,children:[i.length.toLocaleString(`en`),` of `,s?.totalCount.toLocaleString(`en`),s?.totalCountIsExact===!1&&`+`,` `,a.hasNextPage&&(0,A.jsx)(r,{isDisabled:a.isFetchingNextPage,onPress:()=>void a.fetchNextPage(),children:`More`})]})]})}})]})}function U({isFiltered:e}){return e?(0,A.jsx)(i,{title:`No task is like that`,children:(0,A.jsxs)(`p`,{children:[`None has these words in its name, or none is archived. `,(0,A.jsx)(x,{to:`/tasks`,children:`All tasks`})]})}):(0,A.jsx)(i,{title:`No task yet`,children:(0,A.jsxs)(`p`,{children:[`A task asks people or programs the same question of many calls: a form, who it is for, and which calls. `,(0,A.jsx)(x,{to:`/tasks/new`,children:`Make the first one`})]})})}function W(e){let t=g(),n=h(`WRITER`);f((0,k.useMemo)(()=>{let r=`Tasks`;return[{id:`task:new`,title:`Make a task`,group:r,keys:[`n`],unavailable:n,run:()=>void t({to:`/tasks/new`})},{id:`filter`,title:`Find a task by its name`,group:r,keys:[`/`],run:()=>e.current?.focus()}]},[t,n,e]))}export{H as Tasks};