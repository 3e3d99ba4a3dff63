import{$i as e,Aa as t,Ct as n,Da as r,F as i,Fn as a,Ji as o,Mt as s,Nt as c,Ot as l,Qi as u,Ta as d,Zi as f,ai as p,fi as m,hi as h,ia as g,n as _,qr as v,ra as y,wi as b}from"./ui-DqrAmEOT.js";import{t as x}from"./Asked-rmm8jZ7X.js";import{t as S}from"./Partial-D1ZQ60OC.js";import{t as C}from"./Task.module-CQL_o56U.js";import{n as w,r as T,t as E}from"./changes-BjkaDziz.js";import{i as D}from"./selector-B8EEgQUJ.js";var O=t(r(),1),k=d();function A({rows:e,changes:t}){return(0,k.jsx)(`div`,{className:C.scroll,role:`region`,"aria-label":`Tasks`,tabIndex:0,children:(0,k.jsxs)(`table`,{className:C.table,children:[(0,k.jsx)(`thead`,{children:(0,k.jsxs)(`tr`,{children:[(0,k.jsx)(`th`,{children:`Name`}),(0,k.jsx)(`th`,{className:C.number,children:`Version`}),(0,k.jsx)(`th`,{children:`Selects`}),(0,k.jsx)(`th`,{className:C.number,children:`Queue`}),(0,k.jsx)(`th`,{children:`Progress`}),(0,k.jsx)(`th`,{className:C.number,children:`Grades`}),(0,k.jsx)(`td`,{})]})}),(0,k.jsx)(`tbody`,{children:e.map(e=>(0,k.jsx)(j,{task:e,changes:t},e.id))})]})})}function j({task:e,changes:t}){let{id:n,name:r,version:i,archivedAt:a,progress:o,feedbackCount:s}=e;return(0,k.jsxs)(`tr`,{"data-archived":a!==null,children:[(0,k.jsxs)(`td`,{className:C.wide,"data-label":`Name`,children:[(0,k.jsx)(f,{to:`/tasks/$id`,params:{id:n},children:(0,k.jsx)(l,{text:r||n})}),a!==null&&(0,k.jsx)(`small`,{children:` archived`})]}),(0,k.jsx)(`td`,{className:C.number,"data-label":`Version`,children:i}),(0,k.jsx)(`td`,{className:C.wide,"data-label":`Selects`,children:(0,k.jsx)(M,{of:e.selector})}),(0,k.jsx)(`td`,{className:C.number,"data-label":`Queue`,children:o&&a===null?(0,k.jsxs)(k.Fragment,{children:[(o.waiting+o.leased).toLocaleString(`en`),!o.waitingIsExact&&`+`,o.isBuilding&&(0,k.jsx)(`small`,{children:` building`})]}):`–`}),(0,k.jsx)(`td`,{"data-label":`Progress`,children:o?(0,k.jsx)(T,{of:o}):`–`}),(0,k.jsx)(`td`,{className:C.number,"data-label":`Grades`,children:s.toLocaleString(`en`)}),(0,k.jsxs)(`td`,{className:C.actions,children:[a===null&&(0,k.jsx)(`a`,{className:C.action,href:`#/grade/${encodeURIComponent(n)}`,"aria-label":`Grade ${r}`,children:`Grade`}),` `,(0,k.jsx)(w,{task:e,changes:t})]})]})}function M({of:e}){let t=o(p),r=D(e,e=>n(e,t));return r.length===0?(0,k.jsx)(`span`,{className:C.second,children:`every call`}):(0,k.jsx)(l,{text:r.join(`, `)})}var N=50,P=b(`
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
`),F=[`only`,`also`];function I(e,t){let n={};return e!==void 0&&(n.name={contains:e,mode:`CASE_INSENSITIVE`}),t===`only`&&(n.isArchived=!0),t===`also`&&(n.or=[{isArchived:!0},{isArchived:!1}]),n}var L=(e,t)=>g({queryKey:[`tasks`,`list`,e??``,t??``],queryFn:async({signal:n,pageParam:r})=>{let i={filter:I(e,t),first:N,after:r},{data:a,errors:o}=await h(P,i,{signal:n});if(!a.feedbackTasks)throw o[0]??Error(`the list is missing`);return{...a.feedbackTasks,errors:o}},initialPageParam:null,getNextPageParam:({pageInfo:e})=>e.hasNextPage?e.endCursor:void 0}),R=300;function z({field:t}){let{q:n=``,archived:r}=e({from:`/tasks`}),i=u({from:`/tasks`}),a=m(`WRITER`);return(0,k.jsxs)(`div`,{className:C.tools,children:[(0,k.jsx)(B,{q:n,field:t},n),(0,k.jsxs)(`select`,{"aria-label":`Which tasks`,value:r??``,onChange:({target:e})=>{let t=_(...F)(e.value);i({search:{...n!==``&&{q:n},...t&&{archived:t}}})},children:[(0,k.jsx)(`option`,{value:``,children:`Open tasks`}),(0,k.jsx)(`option`,{value:`only`,children:`Archived tasks`}),(0,k.jsx)(`option`,{value:`also`,children:`Open and archived`})]}),a===null?(0,k.jsx)(f,{to:`/tasks/new`,className:C.primary,children:`New task`}):(0,k.jsxs)(`span`,{className:C.second,children:[`New task: `,(0,k.jsx)(`small`,{children:a})]})]})}function B({q:t,field:n}){let{archived:r}=e({from:`/tasks`}),i=u({from:`/tasks`}),[a,o]=(0,O.useState)(t);return(0,O.useEffect)(()=>{if(a.trim()===t)return;let e=setTimeout(()=>{let e=a.trim();i({search:{...e!==``&&{q:e},...r&&{archived:r}},replace:!0})},R);return()=>clearTimeout(e)},[a,t,r,i]),(0,k.jsx)(`input`,{ref:n,type:`search`,"aria-label":`Part of a name`,placeholder:`Part of a name`,maxLength:200,value:a,onChange:({target:e})=>o(e.value),onKeyDown:({key:e,currentTarget:t})=>{e===`Escape`&&t.blur()}})}function V(){let{q:t,archived:n}=e({from:`/tasks`}),r=L(t,n),i=y(r),o=E(),l=(0,O.useRef)(null);return U(l),(0,k.jsxs)(s,{title:`Tasks`,children:[(0,k.jsx)(z,{field:l}),o.error&&(0,k.jsx)(c,{error:o.error}),(0,k.jsx)(x,{query:i,queryKey:r.queryKey,children:({pages:e})=>{let r=e.flatMap(({nodes:e})=>e),s=e[0];return r.length===0?(0,k.jsx)(H,{isFiltered:t!==void 0||!!n}):(0,k.jsxs)(k.Fragment,{children:[(0,k.jsx)(S,{errors:e.flatMap(({errors:e})=>e),retry:()=>void i.refetch()}),(0,k.jsx)(A,{rows:r,changes:o}),(0,k.jsxs)(`p`,{className:C.under,children:[r.length.toLocaleString(`en`),` of `,s?.totalCount.toLocaleString(`en`),s?.totalCountIsExact===!1&&`+`,` `,i.hasNextPage&&(0,k.jsx)(a,{isDisabled:i.isFetchingNextPage,onPress:()=>void i.fetchNextPage(),children:`More`})]})]})}})]})}function H({isFiltered:e}){return e?(0,k.jsx)(i,{title:`No task is like that`,children:(0,k.jsxs)(`p`,{children:[`None has these words in its name, or none is archived. `,(0,k.jsx)(f,{to:`/tasks`,children:`All tasks`})]})}):(0,k.jsx)(i,{title:`No task yet`,children:(0,k.jsxs)(`p`,{children:[`A task asks people or programs the same question of many calls: a form, who it is for, and which calls. `,(0,k.jsx)(f,{to:`/tasks/new`,children:`Make the first one`})]})})}function U(e){let t=u(),n=m(`WRITER`);v((0,O.useMemo)(()=>{let r=`Tasks`;return[{id:`task:new`,title:`Make a task`,group:r,keys:[`n`],unavailable:n,run:()=>void t({to:`/tasks/new`})},{id:`filter`,title:`Find a task by its name`,group:r,keys:[`/`],run:()=>e.current?.focus()}]},[t,n,e]))}export{V as Tasks};