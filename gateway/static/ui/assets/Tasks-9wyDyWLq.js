import{At as e,Br as t,Ei as n,I as r,Jr as i,St as a,Ti as o,bt as s,ci as c,fi as l,ii as u,ki as d,kn as f,li as p,mt as m,n as h,pi as g,si as _,wt as v,yt as y}from"./ui-BiUgr_v1.js";import{t as b}from"./Asked-C8SiFP3O.js";import{n as x,t as S}from"./Partial-BpacRIrz.js";import{n as C,r as w,t as T}from"./changes-DX-VpUbF.js";import{i as E}from"./selector-DAR1AMcz.js";import{t as D}from"./Visible-DMtoKHZF.js";var O=d(n(),1),k=o();function A({rows:e,changes:t}){return(0,k.jsx)(`div`,{className:x.scroll,role:`region`,"aria-label":`Tasks`,tabIndex:0,children:(0,k.jsxs)(`table`,{className:x.table,children:[(0,k.jsx)(`thead`,{children:(0,k.jsxs)(`tr`,{children:[(0,k.jsx)(`th`,{children:`Name`}),(0,k.jsx)(`th`,{className:x.number,children:`Version`}),(0,k.jsx)(`th`,{children:`Selects`}),(0,k.jsx)(`th`,{className:x.number,children:`Queue`}),(0,k.jsx)(`th`,{children:`Progress`}),(0,k.jsx)(`th`,{className:x.number,children:`Grades`}),(0,k.jsx)(`td`,{})]})}),(0,k.jsx)(`tbody`,{children:e.map(e=>(0,k.jsx)(j,{task:e,changes:t},e.id))})]})})}function j({task:e,changes:t}){let{id:n,name:r,version:i,archivedAt:a,progress:o,feedbackCount:s}=e;return(0,k.jsxs)(`tr`,{"data-archived":a!==null,children:[(0,k.jsxs)(`td`,{className:x.wide,"data-label":`Name`,children:[(0,k.jsx)(_,{to:`/tasks/$id`,params:{id:n},children:(0,k.jsx)(D,{text:r||n})}),a!==null&&(0,k.jsx)(`small`,{children:` archived`})]}),(0,k.jsx)(`td`,{className:x.number,"data-label":`Version`,children:i}),(0,k.jsx)(`td`,{className:x.wide,"data-label":`Selects`,children:(0,k.jsx)(M,{of:e.selector})}),(0,k.jsx)(`td`,{className:x.number,"data-label":`Queue`,children:o&&a===null?(0,k.jsxs)(k.Fragment,{children:[(o.waiting+o.leased).toLocaleString(`en`),!o.waitingIsExact&&`+`,o.isBuilding&&(0,k.jsx)(`small`,{children:` building`})]}):`–`}),(0,k.jsx)(`td`,{"data-label":`Progress`,children:o?(0,k.jsx)(w,{of:o}):`–`}),(0,k.jsx)(`td`,{className:x.number,"data-label":`Grades`,children:s.toLocaleString(`en`)}),(0,k.jsxs)(`td`,{className:x.actions,children:[a===null&&(0,k.jsx)(`a`,{className:x.action,href:`#/grade/${encodeURIComponent(n)}`,"aria-label":`Grade ${r}`,children:`Grade`}),` `,(0,k.jsx)(C,{task:e,changes:t})]})]})}function M({of:e}){let t=u(i),n=E(e,e=>m(e,t));return n.length===0?(0,k.jsx)(`span`,{className:x.second,children:`every call`}):(0,k.jsx)(D,{text:n.join(`, `)})}var N=50,P=e(`
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
`),F=[`only`,`also`];function I(e,t){let n={};return e!==void 0&&(n.name={contains:e,mode:`CASE_INSENSITIVE`}),t===`only`&&(n.isArchived=!0),t===`also`&&(n.or=[{isArchived:!0},{isArchived:!1}]),n}var L=(e,t)=>g({queryKey:[`tasks`,`list`,e??``,t??``],queryFn:async({signal:n,pageParam:r})=>{let i={filter:I(e,t),first:N,after:r},{data:a,errors:o}=await v(P,i,{signal:n});if(!a.feedbackTasks)throw o[0]??Error(`the list is missing`);return{...a.feedbackTasks,errors:o}},initialPageParam:null,getNextPageParam:({pageInfo:e})=>e.hasNextPage?e.endCursor:void 0}),R=300;function z({field:e}){let{q:t=``,archived:n}=p({from:`/tasks`}),r=c({from:`/tasks`}),i=a(`WRITER`);return(0,k.jsxs)(`div`,{className:x.tools,children:[(0,k.jsx)(B,{q:t,field:e},t),(0,k.jsxs)(`select`,{"aria-label":`Which tasks`,value:n??``,onChange:({target:e})=>{let n=h(...F)(e.value);r({search:{...t!==``&&{q:t},...n&&{archived:n}}})},children:[(0,k.jsx)(`option`,{value:``,children:`Open tasks`}),(0,k.jsx)(`option`,{value:`only`,children:`Archived tasks`}),(0,k.jsx)(`option`,{value:`also`,children:`Open and archived`})]}),i===null?(0,k.jsx)(_,{to:`/tasks/new`,className:x.primary,children:`New task`}):(0,k.jsxs)(`span`,{className:x.second,children:[`New task: `,(0,k.jsx)(`small`,{children:i})]})]})}function B({q:e,field:t}){let{archived:n}=p({from:`/tasks`}),r=c({from:`/tasks`}),[i,a]=(0,O.useState)(e);return(0,O.useEffect)(()=>{if(i.trim()===e)return;let t=setTimeout(()=>{let e=i.trim();r({search:{...e!==``&&{q:e},...n&&{archived:n}},replace:!0})},R);return()=>clearTimeout(t)},[i,e,n,r]),(0,k.jsx)(`input`,{ref:t,type:`search`,"aria-label":`Part of a name`,placeholder:`Part of a name`,maxLength:200,value:i,onChange:({target:e})=>a(e.value),onKeyDown:({key:e,currentTarget:t})=>{e===`Escape`&&t.blur()}})}function V(){let{q:e,archived:t}=p({from:`/tasks`}),n=L(e,t),r=l(n),i=T(),a=(0,O.useRef)(null);return U(a),(0,k.jsxs)(y,{title:`Tasks`,children:[(0,k.jsx)(z,{field:a}),i.error&&(0,k.jsx)(s,{error:i.error}),(0,k.jsx)(b,{query:r,queryKey:n.queryKey,children:({pages:n})=>{let a=n.flatMap(({nodes:e})=>e),o=n[0];return a.length===0?(0,k.jsx)(H,{isFiltered:e!==void 0||!!t}):(0,k.jsxs)(k.Fragment,{children:[(0,k.jsx)(S,{errors:n.flatMap(({errors:e})=>e),retry:()=>void r.refetch()}),(0,k.jsx)(A,{rows:a,changes:i}),(0,k.jsxs)(`p`,{className:x.under,children:[a.length.toLocaleString(`en`),` of `,o?.totalCount.toLocaleString(`en`),o?.totalCountIsExact===!1&&`+`,` `,r.hasNextPage&&(0,k.jsx)(f,{isDisabled:r.isFetchingNextPage,onPress:()=>void r.fetchNextPage(),children:`More`})]})]})}})]})}function H({isFiltered:e}){return e?(0,k.jsx)(r,{title:`No task is like that`,children:(0,k.jsxs)(`p`,{children:[`None has these words in its name, or none is archived. `,(0,k.jsx)(_,{to:`/tasks`,children:`All tasks`})]})}):(0,k.jsx)(r,{title:`No task yet`,children:(0,k.jsxs)(`p`,{children:[`A task asks people or programs the same question of many calls: a form, who it is for, and which calls. `,(0,k.jsx)(_,{to:`/tasks/new`,children:`Make the first one`})]})})}function U(e){let n=c(),r=a(`WRITER`);t((0,O.useMemo)(()=>{let t=`Tasks`;return[{id:`task:new`,title:`Make a task`,group:t,keys:[`n`],unavailable:r,run:()=>void n({to:`/tasks/new`})},{id:`filter`,title:`Find a task by its name`,group:t,keys:[`/`],run:()=>e.current?.focus()}]},[n,r,e]))}export{V as Tasks};