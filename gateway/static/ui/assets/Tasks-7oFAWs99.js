import{Da as e,F as t,Gi as n,Ji as r,Kr as i,Mt as a,Pn as o,Sa as s,Tt as c,Xi as l,Yi as u,ea as d,fi as f,ii as p,it as m,jt as h,li as g,n as _,ta as v,wa as y,xi as b}from"./ui-gpuwRH1u.js";import{t as x}from"./Asked-DZg4KYH7.js";import{t as S}from"./Partial-CJaIIPQm.js";import{t as C}from"./Task.module-CQL_o56U.js";import{n as w,r as T,t as E}from"./changes-Bo14wJf7.js";import{i as D}from"./selector-CaQI1TSP.js";var O=e(y(),1),k=s();function A({rows:e,changes:t}){return(0,k.jsx)(`div`,{className:C.scroll,role:`region`,"aria-label":`Tasks`,tabIndex:0,children:(0,k.jsxs)(`table`,{className:C.table,children:[(0,k.jsx)(`thead`,{children:(0,k.jsxs)(`tr`,{children:[(0,k.jsx)(`th`,{children:`Name`}),(0,k.jsx)(`th`,{className:C.number,children:`Version`}),(0,k.jsx)(`th`,{children:`Selects`}),(0,k.jsx)(`th`,{className:C.number,children:`Queue`}),(0,k.jsx)(`th`,{children:`Progress`}),(0,k.jsx)(`th`,{className:C.number,children:`Grades`}),(0,k.jsx)(`td`,{})]})}),(0,k.jsx)(`tbody`,{children:e.map(e=>(0,k.jsx)(j,{task:e,changes:t},e.id))})]})})}function j({task:e,changes:t}){let{id:n,name:i,version:a,archivedAt:o,progress:s,feedbackCount:c}=e;return(0,k.jsxs)(`tr`,{"data-archived":o!==null,children:[(0,k.jsxs)(`td`,{className:C.wide,"data-label":`Name`,children:[(0,k.jsx)(r,{to:`/tasks/$id`,params:{id:n},children:(0,k.jsx)(m,{text:i||n})}),o!==null&&(0,k.jsx)(`small`,{children:` archived`})]}),(0,k.jsx)(`td`,{className:C.number,"data-label":`Version`,children:a}),(0,k.jsx)(`td`,{className:C.wide,"data-label":`Selects`,children:(0,k.jsx)(M,{of:e.selector})}),(0,k.jsx)(`td`,{className:C.number,"data-label":`Queue`,children:s&&o===null?(0,k.jsxs)(k.Fragment,{children:[(s.waiting+s.leased).toLocaleString(`en`),!s.waitingIsExact&&`+`,s.isBuilding&&(0,k.jsx)(`small`,{children:` building`})]}):`–`}),(0,k.jsx)(`td`,{"data-label":`Progress`,children:s?(0,k.jsx)(T,{of:s}):`–`}),(0,k.jsx)(`td`,{className:C.number,"data-label":`Grades`,children:c.toLocaleString(`en`)}),(0,k.jsxs)(`td`,{className:C.actions,children:[o===null&&(0,k.jsx)(`a`,{className:C.action,href:`#/grade/${encodeURIComponent(n)}`,"aria-label":`Grade ${i}`,children:`Grade`}),` `,(0,k.jsx)(w,{task:e,changes:t})]})]})}function M({of:e}){let t=n(p),r=D(e,e=>c(e,t));return r.length===0?(0,k.jsx)(`span`,{className:C.second,children:`every call`}):(0,k.jsx)(m,{text:r.join(`, `)})}var N=50,P=b(`
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
`),F=[`only`,`also`];function I(e,t){let n={};return e!==void 0&&(n.name={contains:e,mode:`CASE_INSENSITIVE`}),t===`only`&&(n.isArchived=!0),t===`also`&&(n.or=[{isArchived:!0},{isArchived:!1}]),n}var L=(e,t)=>v({queryKey:[`tasks`,`list`,e??``,t??``],queryFn:async({signal:n,pageParam:r})=>{let i={filter:I(e,t),first:N,after:r},{data:a,errors:o}=await f(P,i,{signal:n});if(!a.feedbackTasks)throw o[0]??Error(`the list is missing`);return{...a.feedbackTasks,errors:o}},initialPageParam:null,getNextPageParam:({pageInfo:e})=>e.hasNextPage?e.endCursor:void 0}),R=300;function z({field:e}){let{q:t=``,archived:n}=l({from:`/tasks`}),i=u({from:`/tasks`}),a=g(`WRITER`);return(0,k.jsxs)(`div`,{className:C.tools,children:[(0,k.jsx)(B,{q:t,field:e},t),(0,k.jsxs)(`select`,{"aria-label":`Which tasks`,value:n??``,onChange:({target:e})=>{let n=_(...F)(e.value);i({search:{...t!==``&&{q:t},...n&&{archived:n}}})},children:[(0,k.jsx)(`option`,{value:``,children:`Open tasks`}),(0,k.jsx)(`option`,{value:`only`,children:`Archived tasks`}),(0,k.jsx)(`option`,{value:`also`,children:`Open and archived`})]}),a===null?(0,k.jsx)(r,{to:`/tasks/new`,className:C.primary,children:`New task`}):(0,k.jsxs)(`span`,{className:C.second,children:[`New task: `,(0,k.jsx)(`small`,{children:a})]})]})}function B({q:e,field:t}){let{archived:n}=l({from:`/tasks`}),r=u({from:`/tasks`}),[i,a]=(0,O.useState)(e);return(0,O.useEffect)(()=>{if(i.trim()===e)return;let t=setTimeout(()=>{let e=i.trim();r({search:{...e!==``&&{q:e},...n&&{archived:n}},replace:!0})},R);return()=>clearTimeout(t)},[i,e,n,r]),(0,k.jsx)(`input`,{ref:t,type:`search`,"aria-label":`Part of a name`,placeholder:`Part of a name`,maxLength:200,value:i,onChange:({target:e})=>a(e.value),onKeyDown:({key:e,currentTarget:t})=>{e===`Escape`&&t.blur()}})}function V(){let{q:e,archived:t}=l({from:`/tasks`}),n=L(e,t),r=d(n),i=E(),s=(0,O.useRef)(null);return U(s),(0,k.jsxs)(h,{title:`Tasks`,children:[(0,k.jsx)(z,{field:s}),i.error&&(0,k.jsx)(a,{error:i.error}),(0,k.jsx)(x,{query:r,queryKey:n.queryKey,children:({pages:n})=>{let a=n.flatMap(({nodes:e})=>e),s=n[0];return a.length===0?(0,k.jsx)(H,{isFiltered:e!==void 0||!!t}):(0,k.jsxs)(k.Fragment,{children:[(0,k.jsx)(S,{errors:n.flatMap(({errors:e})=>e),retry:()=>void r.refetch()}),(0,k.jsx)(A,{rows:a,changes:i}),(0,k.jsxs)(`p`,{className:C.under,children:[a.length.toLocaleString(`en`),` of `,s?.totalCount.toLocaleString(`en`),s?.totalCountIsExact===!1&&`+`,` `,r.hasNextPage&&(0,k.jsx)(o,{isDisabled:r.isFetchingNextPage,onPress:()=>void r.fetchNextPage(),children:`More`})]})]})}})]})}function H({isFiltered:e}){return e?(0,k.jsx)(t,{title:`No task is like that`,children:(0,k.jsxs)(`p`,{children:[`None has these words in its name, or none is archived. `,(0,k.jsx)(r,{to:`/tasks`,children:`All tasks`})]})}):(0,k.jsx)(t,{title:`No task yet`,children:(0,k.jsxs)(`p`,{children:[`A task asks people or programs the same question of many calls: a form, who it is for, and which calls. `,(0,k.jsx)(r,{to:`/tasks/new`,children:`Make the first one`})]})})}function U(e){let t=u(),n=g(`WRITER`);i((0,O.useMemo)(()=>{let r=`Tasks`;return[{id:`task:new`,title:`Make a task`,group:r,keys:[`n`],unavailable:n,run:()=>void t({to:`/tasks/new`})},{id:`filter`,title:`Find a task by its name`,group:r,keys:[`/`],run:()=>e.current?.focus()}]},[t,n,e]))}export{V as Tasks};