import{At as e,Ci as t,Et as n,Fn as r,Gi as i,It as a,Ot as o,R as s,Tt as c,Xi as l,_i as u,bt as d,mi as f,n as p,ni as m,qi as h,qr as g,vi as _,wi as v,yi as y}from"./ui-BRrfCYTM.js";import{t as b}from"./Asked-C7de-wnb.js";import{t as x}from"./Partial-BofMy9La.js";import{t as S}from"./Task.module-iNugd1Zu.js";import{n as C,r as w,t as T}from"./changes-DlQrNNKY.js";import{i as E}from"./selector-CGAYXfq4.js";import{t as D}from"./Visible-DRgzUo29.js";var O=l(h(),1),k=i();function A({rows:e,changes:t}){return(0,k.jsx)(`div`,{className:S.scroll,role:`region`,"aria-label":`Tasks`,tabIndex:0,children:(0,k.jsxs)(`table`,{className:S.table,children:[(0,k.jsx)(`thead`,{children:(0,k.jsxs)(`tr`,{children:[(0,k.jsx)(`th`,{children:`Name`}),(0,k.jsx)(`th`,{className:S.number,children:`Version`}),(0,k.jsx)(`th`,{children:`Selects`}),(0,k.jsx)(`th`,{className:S.number,children:`Queue`}),(0,k.jsx)(`th`,{children:`Progress`}),(0,k.jsx)(`th`,{className:S.number,children:`Grades`}),(0,k.jsx)(`td`,{})]})}),(0,k.jsx)(`tbody`,{children:e.map(e=>(0,k.jsx)(j,{task:e,changes:t},e.id))})]})})}function j({task:e,changes:t}){let{id:n,name:r,version:i,archivedAt:a,progress:o,feedbackCount:s}=e;return(0,k.jsxs)(`tr`,{"data-archived":a!==null,children:[(0,k.jsxs)(`td`,{className:S.wide,"data-label":`Name`,children:[(0,k.jsx)(u,{to:`/tasks/$id`,params:{id:n},children:(0,k.jsx)(D,{text:r||n})}),a!==null&&(0,k.jsx)(`small`,{children:` archived`})]}),(0,k.jsx)(`td`,{className:S.number,"data-label":`Version`,children:i}),(0,k.jsx)(`td`,{className:S.wide,"data-label":`Selects`,children:(0,k.jsx)(M,{of:e.selector})}),(0,k.jsx)(`td`,{className:S.number,"data-label":`Queue`,children:o&&a===null?(0,k.jsxs)(k.Fragment,{children:[(o.waiting+o.leased).toLocaleString(`en`),!o.waitingIsExact&&`+`,o.isBuilding&&(0,k.jsx)(`small`,{children:` building`})]}):`–`}),(0,k.jsx)(`td`,{"data-label":`Progress`,children:o?(0,k.jsx)(w,{of:o}):`–`}),(0,k.jsx)(`td`,{className:S.number,"data-label":`Grades`,children:s.toLocaleString(`en`)}),(0,k.jsxs)(`td`,{className:S.actions,children:[a===null&&(0,k.jsx)(`a`,{className:S.action,href:`#/grade/${encodeURIComponent(n)}`,"aria-label":`Grade ${r}`,children:`Grade`}),` `,(0,k.jsx)(C,{task:e,changes:t})]})]})}function M({of:e}){let t=f(m),n=E(e,e=>d(e,t));return n.length===0?(0,k.jsx)(`span`,{className:S.second,children:`every call`}):(0,k.jsx)(D,{text:n.join(`, `)})}var N=50,P=a(`
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
`),F=[`only`,`also`];function I(e,t){let n={};return e!==void 0&&(n.name={contains:e,mode:`CASE_INSENSITIVE`}),t===`only`&&(n.isArchived=!0),t===`also`&&(n.or=[{isArchived:!0},{isArchived:!1}]),n}var L=(t,n)=>v({queryKey:[`tasks`,`list`,t??``,n??``],queryFn:async({signal:r,pageParam:i})=>{let a={filter:I(t,n),first:N,after:i},{data:o,errors:s}=await e(P,a,{signal:r});if(!o.feedbackTasks)throw s[0]??Error(`the list is missing`);return{...o.feedbackTasks,errors:s}},initialPageParam:null,getNextPageParam:({pageInfo:e})=>e.hasNextPage?e.endCursor:void 0}),R=300;function z({field:e}){let{q:t=``,archived:n}=y({from:`/tasks`}),r=_({from:`/tasks`}),i=o(`WRITER`);return(0,k.jsxs)(`div`,{className:S.tools,children:[(0,k.jsx)(B,{q:t,field:e},t),(0,k.jsxs)(`select`,{"aria-label":`Which tasks`,value:n??``,onChange:({target:e})=>{let n=p(...F)(e.value);r({search:{...t!==``&&{q:t},...n&&{archived:n}}})},children:[(0,k.jsx)(`option`,{value:``,children:`Open tasks`}),(0,k.jsx)(`option`,{value:`only`,children:`Archived tasks`}),(0,k.jsx)(`option`,{value:`also`,children:`Open and archived`})]}),i===null?(0,k.jsx)(u,{to:`/tasks/new`,className:S.primary,children:`New task`}):(0,k.jsxs)(`span`,{className:S.second,children:[`New task: `,(0,k.jsx)(`small`,{children:i})]})]})}function B({q:e,field:t}){let{archived:n}=y({from:`/tasks`}),r=_({from:`/tasks`}),[i,a]=(0,O.useState)(e);return(0,O.useEffect)(()=>{if(i.trim()===e)return;let t=setTimeout(()=>{let e=i.trim();r({search:{...e!==``&&{q:e},...n&&{archived:n}},replace:!0})},R);return()=>clearTimeout(t)},[i,e,n,r]),(0,k.jsx)(`input`,{ref:t,type:`search`,"aria-label":`Part of a name`,placeholder:`Part of a name`,maxLength:200,value:i,onChange:({target:e})=>a(e.value),onKeyDown:({key:e,currentTarget:t})=>{e===`Escape`&&t.blur()}})}function V(){let{q:e,archived:i}=y({from:`/tasks`}),a=L(e,i),o=t(a),s=T(),l=(0,O.useRef)(null);return U(l),(0,k.jsxs)(c,{title:`Tasks`,children:[(0,k.jsx)(z,{field:l}),s.error&&(0,k.jsx)(n,{error:s.error}),(0,k.jsx)(b,{query:o,queryKey:a.queryKey,children:({pages:t})=>{let n=t.flatMap(({nodes:e})=>e),a=t[0];return n.length===0?(0,k.jsx)(H,{isFiltered:e!==void 0||!!i}):(0,k.jsxs)(k.Fragment,{children:[(0,k.jsx)(x,{errors:t.flatMap(({errors:e})=>e),retry:()=>void o.refetch()}),(0,k.jsx)(A,{rows:n,changes:s}),(0,k.jsxs)(`p`,{className:S.under,children:[n.length.toLocaleString(`en`),` of `,a?.totalCount.toLocaleString(`en`),a?.totalCountIsExact===!1&&`+`,` `,o.hasNextPage&&(0,k.jsx)(r,{isDisabled:o.isFetchingNextPage,onPress:()=>void o.fetchNextPage(),children:`More`})]})]})}})]})}function H({isFiltered:e}){return e?(0,k.jsx)(s,{title:`No task is like that`,children:(0,k.jsxs)(`p`,{children:[`None has these words in its name, or none is archived. `,(0,k.jsx)(u,{to:`/tasks`,children:`All tasks`})]})}):(0,k.jsx)(s,{title:`No task yet`,children:(0,k.jsxs)(`p`,{children:[`A task asks people or programs the same question of many calls: a form, who it is for, and which calls. `,(0,k.jsx)(u,{to:`/tasks/new`,children:`Make the first one`})]})})}function U(e){let t=_(),n=o(`WRITER`);g((0,O.useMemo)(()=>{let r=`Tasks`;return[{id:`task:new`,title:`Make a task`,group:r,keys:[`n`],unavailable:n,run:()=>void t({to:`/tasks/new`})},{id:`filter`,title:`Find a task by its name`,group:r,keys:[`/`],run:()=>e.current?.focus()}]},[t,n,e]))}export{V as Tasks};