import{B as e,Br as t,Dt as n,Hi as r,Ji as i,On as a,Ot as o,Qr as s,Ri as c,St as l,Ui as u,Vi as d,_a as f,ba as p,ha as m,hi as h,n as g,oi as _,qi as v,ri as y,y as b}from"./ui-DfYh_Zev.js";import{t as x}from"./Asked-BTW82MwT.js";import{t as S}from"./Partial-CsqnzmFU.js";import{t as C}from"./Task.module-CQL_o56U.js";import{n as w,r as T,t as E}from"./changes-BwLZXV6r.js";import{i as D}from"./selector-CQUvzaPi.js";var O=p(f(),1),k=m();function A({rows:e,changes:t}){return(0,k.jsx)(`div`,{className:C.scroll,role:`region`,"aria-label":`Tasks`,tabIndex:0,children:(0,k.jsxs)(`table`,{className:C.table,children:[(0,k.jsx)(`thead`,{children:(0,k.jsxs)(`tr`,{children:[(0,k.jsx)(`th`,{children:`Name`}),(0,k.jsx)(`th`,{className:C.number,children:`Version`}),(0,k.jsx)(`th`,{children:`Selects`}),(0,k.jsx)(`th`,{className:C.number,children:`Queue`}),(0,k.jsx)(`th`,{children:`Progress`}),(0,k.jsx)(`th`,{className:C.number,children:`Grades`}),(0,k.jsx)(`td`,{})]})}),(0,k.jsx)(`tbody`,{children:e.map(e=>(0,k.jsx)(j,{task:e,changes:t},e.id))})]})})}function j({task:e,changes:t}){let{id:n,name:r,version:i,archivedAt:a,progress:o,feedbackCount:s}=e;return(0,k.jsxs)(`tr`,{"data-archived":a!==null,children:[(0,k.jsxs)(`td`,{className:C.wide,"data-label":`Name`,children:[(0,k.jsx)(d,{to:`/tasks/$id`,params:{id:n},children:(0,k.jsx)(b,{text:r||n})}),a!==null&&(0,k.jsx)(`small`,{children:` archived`})]}),(0,k.jsx)(`td`,{className:C.number,"data-label":`Version`,children:i}),(0,k.jsx)(`td`,{className:C.wide,"data-label":`Selects`,children:(0,k.jsx)(M,{of:e.selector})}),(0,k.jsx)(`td`,{className:C.number,"data-label":`Queue`,children:o&&a===null?(0,k.jsxs)(k.Fragment,{children:[(o.waiting+o.leased).toLocaleString(`en`),!o.waitingIsExact&&`+`,o.isBuilding&&(0,k.jsx)(`small`,{children:` building`})]}):`–`}),(0,k.jsx)(`td`,{"data-label":`Progress`,children:o?(0,k.jsx)(T,{of:o}):`–`}),(0,k.jsx)(`td`,{className:C.number,"data-label":`Grades`,children:s.toLocaleString(`en`)}),(0,k.jsxs)(`td`,{className:C.actions,children:[a===null&&(0,k.jsx)(`a`,{className:C.action,href:`#/grade/${encodeURIComponent(n)}`,"aria-label":`Grade ${r}`,children:`Grade`}),` `,(0,k.jsx)(w,{task:e,changes:t})]})]})}function M({of:e}){let t=c(s),n=D(e,e=>l(e,t));return n.length===0?(0,k.jsx)(`span`,{className:C.second,children:`every call`}):(0,k.jsx)(b,{text:n.join(`, `)})}var N=50,P=h(`
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
`),F=[`only`,`also`];function I(e,t){let n={};return e!==void 0&&(n.name={contains:e,mode:`CASE_INSENSITIVE`}),t===`only`&&(n.isArchived=!0),t===`also`&&(n.or=[{isArchived:!0},{isArchived:!1}]),n}var L=(e,t)=>i({queryKey:[`tasks`,`list`,e??``,t??``],queryFn:async({signal:n,pageParam:r})=>{let i={filter:I(e,t),first:N,after:r},{data:a,errors:o}=await _(P,i,{signal:n});if(!a.feedbackTasks)throw o[0]??Error(`the list is missing`);return{...a.feedbackTasks,errors:o}},initialPageParam:null,getNextPageParam:({pageInfo:e})=>e.hasNextPage?e.endCursor:void 0}),R=300;function z({field:e}){let{q:t=``,archived:n}=u({from:`/tasks`}),i=r({from:`/tasks`}),a=y(`WRITER`);return(0,k.jsxs)(`div`,{className:C.tools,children:[(0,k.jsx)(B,{q:t,field:e},t),(0,k.jsxs)(`select`,{"aria-label":`Which tasks`,value:n??``,onChange:({target:e})=>{let n=g(...F)(e.value);i({search:{...t!==``&&{q:t},...n&&{archived:n}}})},children:[(0,k.jsx)(`option`,{value:``,children:`Open tasks`}),(0,k.jsx)(`option`,{value:`only`,children:`Archived tasks`}),(0,k.jsx)(`option`,{value:`also`,children:`Open and archived`})]}),a===null?(0,k.jsx)(d,{to:`/tasks/new`,className:C.primary,children:`New task`}):(0,k.jsxs)(`span`,{className:C.second,children:[`New task: `,(0,k.jsx)(`small`,{children:a})]})]})}function B({q:e,field:t}){let{archived:n}=u({from:`/tasks`}),i=r({from:`/tasks`}),[a,o]=(0,O.useState)(e);return(0,O.useEffect)(()=>{if(a.trim()===e)return;let t=setTimeout(()=>{let e=a.trim();i({search:{...e!==``&&{q:e},...n&&{archived:n}},replace:!0})},R);return()=>clearTimeout(t)},[a,e,n,i]),(0,k.jsx)(`input`,{ref:t,type:`search`,"aria-label":`Part of a name`,placeholder:`Part of a name`,maxLength:200,value:a,onChange:({target:e})=>o(e.value),onKeyDown:({key:e,currentTarget:t})=>{e===`Escape`&&t.blur()}})}function V(){let{q:e,archived:t}=u({from:`/tasks`}),r=L(e,t),i=v(r),s=E(),c=(0,O.useRef)(null);return U(c),(0,k.jsxs)(n,{title:`Tasks`,children:[(0,k.jsx)(z,{field:c}),s.error&&(0,k.jsx)(o,{error:s.error}),(0,k.jsx)(x,{query:i,queryKey:r.queryKey,children:({pages:n})=>{let r=n.flatMap(({nodes:e})=>e),o=n[0];return r.length===0?(0,k.jsx)(H,{isFiltered:e!==void 0||!!t}):(0,k.jsxs)(k.Fragment,{children:[(0,k.jsx)(S,{errors:n.flatMap(({errors:e})=>e),retry:()=>void i.refetch()}),(0,k.jsx)(A,{rows:r,changes:s}),(0,k.jsxs)(`p`,{className:C.under,children:[r.length.toLocaleString(`en`),` of `,o?.totalCount.toLocaleString(`en`),o?.totalCountIsExact===!1&&`+`,` `,i.hasNextPage&&(0,k.jsx)(a,{isDisabled:i.isFetchingNextPage,onPress:()=>void i.fetchNextPage(),children:`More`})]})]})}})]})}function H({isFiltered:t}){return t?(0,k.jsx)(e,{title:`No task is like that`,children:(0,k.jsxs)(`p`,{children:[`None has these words in its name, or none is archived. `,(0,k.jsx)(d,{to:`/tasks`,children:`All tasks`})]})}):(0,k.jsx)(e,{title:`No task yet`,children:(0,k.jsxs)(`p`,{children:[`A task asks people or programs the same question of many calls: a form, who it is for, and which calls. `,(0,k.jsx)(d,{to:`/tasks/new`,children:`Make the first one`})]})})}function U(e){let n=r(),i=y(`WRITER`);t((0,O.useMemo)(()=>{let t=`Tasks`;return[{id:`task:new`,title:`Make a task`,group:t,keys:[`n`],unavailable:i,run:()=>void n({to:`/tasks/new`})},{id:`filter`,title:`Find a task by its name`,group:t,keys:[`/`],run:()=>e.current?.focus()}]},[n,i,e]))}export{V as Tasks};