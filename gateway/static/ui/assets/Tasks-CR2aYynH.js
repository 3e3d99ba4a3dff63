import{At as e,Et as t,Fn as n,It as r,Ki as i,Kr as a,Ot as o,R as s,Tt as c,Ui as l,Vi as u,bi as d,bt as f,ei as p,hi as m,mi as h,n as g,pi as _,ui as v,yi as y}from"./ui-CbM7c0g7.js";import{t as b}from"./Asked-C0PueIo5.js";import{t as x}from"./Partial-zdacAmCL.js";import{t as S}from"./Task.module-iNugd1Zu.js";import{n as C,r as w,t as T}from"./changes-BMMLTda0.js";import{i as E}from"./selector-C8S40hMM.js";import{t as D}from"./Visible-DpWaKnVW.js";var O=i(l(),1),k=u();function A({rows:e,changes:t}){return(0,k.jsx)(`div`,{className:S.scroll,role:`region`,"aria-label":`Tasks`,tabIndex:0,children:(0,k.jsxs)(`table`,{className:S.table,children:[(0,k.jsx)(`thead`,{children:(0,k.jsxs)(`tr`,{children:[(0,k.jsx)(`th`,{children:`Name`}),(0,k.jsx)(`th`,{className:S.number,children:`Version`}),(0,k.jsx)(`th`,{children:`Selects`}),(0,k.jsx)(`th`,{className:S.number,children:`Queue`}),(0,k.jsx)(`th`,{children:`Progress`}),(0,k.jsx)(`th`,{className:S.number,children:`Grades`}),(0,k.jsx)(`td`,{})]})}),(0,k.jsx)(`tbody`,{children:e.map(e=>(0,k.jsx)(j,{task:e,changes:t},e.id))})]})})}function j({task:e,changes:t}){let{id:n,name:r,version:i,archivedAt:a,progress:o,feedbackCount:s}=e;return(0,k.jsxs)(`tr`,{"data-archived":a!==null,children:[(0,k.jsxs)(`td`,{className:S.wide,"data-label":`Name`,children:[(0,k.jsx)(_,{to:`/tasks/$id`,params:{id:n},children:(0,k.jsx)(D,{text:r||n})}),a!==null&&(0,k.jsx)(`small`,{children:` archived`})]}),(0,k.jsx)(`td`,{className:S.number,"data-label":`Version`,children:i}),(0,k.jsx)(`td`,{className:S.wide,"data-label":`Selects`,children:(0,k.jsx)(M,{of:e.selector})}),(0,k.jsx)(`td`,{className:S.number,"data-label":`Queue`,children:o&&a===null?(0,k.jsxs)(k.Fragment,{children:[(o.waiting+o.leased).toLocaleString(`en`),!o.waitingIsExact&&`+`,o.isBuilding&&(0,k.jsx)(`small`,{children:` building`})]}):`–`}),(0,k.jsx)(`td`,{"data-label":`Progress`,children:o?(0,k.jsx)(w,{of:o}):`–`}),(0,k.jsx)(`td`,{className:S.number,"data-label":`Grades`,children:s.toLocaleString(`en`)}),(0,k.jsxs)(`td`,{className:S.actions,children:[a===null&&(0,k.jsx)(`a`,{className:S.action,href:`#/grade/${encodeURIComponent(n)}`,"aria-label":`Grade ${r}`,children:`Grade`}),` `,(0,k.jsx)(C,{task:e,changes:t})]})]})}function M({of:e}){let t=v(p),n=E(e,e=>f(e,t));return n.length===0?(0,k.jsx)(`span`,{className:S.second,children:`every call`}):(0,k.jsx)(D,{text:n.join(`, `)})}var N=50,P=r(`
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
`),F=[`only`,`also`];function I(e,t){let n={};return e!==void 0&&(n.name={contains:e,mode:`CASE_INSENSITIVE`}),t===`only`&&(n.isArchived=!0),t===`also`&&(n.or=[{isArchived:!0},{isArchived:!1}]),n}var L=(t,n)=>d({queryKey:[`tasks`,`list`,t??``,n??``],queryFn:async({signal:r,pageParam:i})=>{let a={filter:I(t,n),first:N,after:i},{data:o,errors:s}=await e(P,a,{signal:r});if(!o.feedbackTasks)throw s[0]??Error(`the list is missing`);return{...o.feedbackTasks,errors:s}},initialPageParam:null,getNextPageParam:({pageInfo:e})=>e.hasNextPage?e.endCursor:void 0}),R=300;function z({field:e}){let{q:t=``,archived:n}=m({from:`/tasks`}),r=h({from:`/tasks`}),i=o(`WRITER`);return(0,k.jsxs)(`div`,{className:S.tools,children:[(0,k.jsx)(B,{q:t,field:e},t),(0,k.jsxs)(`select`,{"aria-label":`Which tasks`,value:n??``,onChange:({target:e})=>{let n=g(...F)(e.value);r({search:{...t!==``&&{q:t},...n&&{archived:n}}})},children:[(0,k.jsx)(`option`,{value:``,children:`Open tasks`}),(0,k.jsx)(`option`,{value:`only`,children:`Archived tasks`}),(0,k.jsx)(`option`,{value:`also`,children:`Open and archived`})]}),i===null?(0,k.jsx)(_,{to:`/tasks/new`,className:S.primary,children:`New task`}):(0,k.jsxs)(`span`,{className:S.second,children:[`New task: `,(0,k.jsx)(`small`,{children:i})]})]})}function B({q:e,field:t}){let{archived:n}=m({from:`/tasks`}),r=h({from:`/tasks`}),[i,a]=(0,O.useState)(e);return(0,O.useEffect)(()=>{if(i.trim()===e)return;let t=setTimeout(()=>{let e=i.trim();r({search:{...e!==``&&{q:e},...n&&{archived:n}},replace:!0})},R);return()=>clearTimeout(t)},[i,e,n,r]),(0,k.jsx)(`input`,{ref:t,type:`search`,"aria-label":`Part of a name`,placeholder:`Part of a name`,maxLength:200,value:i,onChange:({target:e})=>a(e.value),onKeyDown:({key:e,currentTarget:t})=>{e===`Escape`&&t.blur()}})}function V(){let{q:e,archived:r}=m({from:`/tasks`}),i=L(e,r),a=y(i),o=T(),s=(0,O.useRef)(null);return U(s),(0,k.jsxs)(c,{title:`Tasks`,children:[(0,k.jsx)(z,{field:s}),o.error&&(0,k.jsx)(t,{error:o.error}),(0,k.jsx)(b,{query:a,queryKey:i.queryKey,children:({pages:t})=>{let i=t.flatMap(({nodes:e})=>e),s=t[0];return i.length===0?(0,k.jsx)(H,{isFiltered:e!==void 0||!!r}):(0,k.jsxs)(k.Fragment,{children:[(0,k.jsx)(x,{errors:t.flatMap(({errors:e})=>e),retry:()=>void a.refetch()}),(0,k.jsx)(A,{rows:i,changes:o}),(0,k.jsxs)(`p`,{className:S.under,children:[i.length.toLocaleString(`en`),` of `,s?.totalCount.toLocaleString(`en`),s?.totalCountIsExact===!1&&`+`,` `,a.hasNextPage&&(0,k.jsx)(n,{isDisabled:a.isFetchingNextPage,onPress:()=>void a.fetchNextPage(),children:`More`})]})]})}})]})}function H({isFiltered:e}){return e?(0,k.jsx)(s,{title:`No task is like that`,children:(0,k.jsxs)(`p`,{children:[`None has these words in its name, or none is archived. `,(0,k.jsx)(_,{to:`/tasks`,children:`All tasks`})]})}):(0,k.jsx)(s,{title:`No task yet`,children:(0,k.jsxs)(`p`,{children:[`A task asks people or programs the same question of many calls: a form, who it is for, and which calls. `,(0,k.jsx)(_,{to:`/tasks/new`,children:`Make the first one`})]})})}function U(e){let t=h(),n=o(`WRITER`);a((0,O.useMemo)(()=>{let r=`Tasks`;return[{id:`task:new`,title:`Make a task`,group:r,keys:[`n`],unavailable:n,run:()=>void t({to:`/tasks/new`})},{id:`filter`,title:`Find a task by its name`,group:r,keys:[`/`],run:()=>e.current?.focus()}]},[t,n,e]))}export{V as Tasks};