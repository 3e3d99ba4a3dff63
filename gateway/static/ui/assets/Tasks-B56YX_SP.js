import{Ba as e,E as t,Fi as n,Ga as r,Hi as i,Ja as a,Jt as o,Kt as s,L as c,Ot as l,Ua as u,Wa as d,Xi as f,Ya as p,Yt as m,_o as h,an as g,ar as _,at as v,go as y,j as b,pa as x,vo as S,wo as C,xo as w,yi as T}from"./ui-BIdjz2Zp.js";import{t as E}from"./Asked-DOST-6uM.js";import{t as D}from"./Partial-BbF_t9So.js";import{t as O}from"./Task.module-CPyCp1dZ.js";import{n as k,r as A,t as j}from"./changes-BjTmoRuy.js";import{i as M}from"./selector-C-QMnEt5.js";import{r as N}from"./progress-BNRZpfHA.js";import{t as P}from"./Select-C9AjDWEc.js";var F=C(w(),1);function I({rows:e,changes:t}){return h(b,{label:`Tasks`,className:O.scroll,children:S(`table`,{className:O.table,children:[h(`thead`,{children:S(`tr`,{children:[h(`th`,{children:`Name`}),h(`th`,{className:O.number,children:`Version`}),h(`th`,{children:`Selects`}),h(`th`,{className:O.number,children:`Left`}),h(`th`,{children:`Progress`}),h(`th`,{className:O.number,children:`Grades`}),h(`td`,{})]})}),h(`tbody`,{children:e.map(e=>h(L,{task:e,changes:t},e.id))})]})})}function L({task:e,changes:t}){let{id:n,name:r,version:i,archivedAt:a,progress:o,feedbackCount:c}=e;return S(`tr`,{"data-archived":a!==null,children:[S(`td`,{className:O.wide,"data-label":`Name`,children:[h(u,{to:`/tasks/$id`,params:{id:n},children:h(s,{text:r||n})}),a!==null&&h(`small`,{children:` archived`})]}),h(`td`,{className:O.number,"data-label":`Version`,children:i}),h(`td`,{className:O.wide,"data-label":`Selects`,children:h(R,{of:e.selector})}),h(`td`,{className:O.number,"data-label":`Left`,children:o&&a===null?S(y,{children:[N(o),o.isBuilding&&h(`small`,{children:` building`})]}):`–`}),h(`td`,{"data-label":`Progress`,children:o?h(A,{of:o}):`–`}),h(`td`,{className:O.number,"data-label":`Grades`,children:g(c)}),S(`td`,{className:O.actions,children:[a===null&&h(`a`,{className:O.action,href:`#/grade/${encodeURIComponent(n)}`,"aria-label":`Grade ${r}`,children:`Grade`}),` `,h(k,{task:e,changes:t})]})]})}function R({of:t}){let r=e(n),i=M(t,e=>l(e,r));return i.length===0?h(`span`,{className:O.second,children:`every call`}):h(s,{text:i.join(`, `)})}var z=[[``,`Open tasks`],[`only`,`Archived tasks`],[`also`,`Open and archived`]],B=300;function V({field:e}){let{q:t=``,archived:n}=r({from:`/tasks`}),a=d({from:`/tasks`}),o=i(`WRITER`);return S(`div`,{className:O.tools,children:[h(H,{q:t,field:e},t),h(P,{label:`Which tasks`,isLabelHidden:!0,value:n??``,options:z,set:e=>void a({search:{...t!==``&&{q:t},...e!==``&&{archived:e}}})}),o===null?h(u,{to:`/tasks/new`,className:O.primary,children:`New task`}):S(`span`,{className:O.second,children:[`New task: `,h(`small`,{children:o})]})]})}function H({q:e,field:t}){let{archived:n}=r({from:`/tasks`}),i=d({from:`/tasks`}),[a,o]=(0,F.useState)(e);return(0,F.useEffect)(()=>{if(a.trim()===e)return;let t=setTimeout(()=>{let e=a.trim();i({search:{...e!==``&&{q:e},...n&&{archived:n}},replace:!0})},B);return()=>clearTimeout(t)},[a,e,n,i]),h(`input`,{ref:t,type:`search`,"aria-label":`Part of a name`,placeholder:`Part of a name`,maxLength:200,value:a,onChange:({target:e})=>o(e.value),onKeyDown:({key:e,currentTarget:t})=>{e===`Escape`&&t.blur()}})}var U=50,W=x(`
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
          left
          waiting
          waitingIsExact
          leased
          graded
          isBuilding
        }
      }
    }
  }
`);function G(e,t){let n={};return e!==void 0&&(n.name={contains:e,mode:`CASE_INSENSITIVE`}),t===`only`&&(n.isArchived=!0),t===`also`&&(n.or=[{isArchived:!0},{isArchived:!1}]),n}var K=(e,t)=>p({queryKey:[`tasks`,`list`,e??``,t??``],queryFn:async({signal:n,pageParam:r})=>{let i={filter:G(e,t),first:U,after:r},{data:a,errors:o}=await f(W,i,{signal:n});if(!a.feedbackTasks)throw o[0]??Error(`the list is missing`);return{...a.feedbackTasks,errors:o}},refetchInterval:({state:e})=>v(e,(e.data?.pages??[]).flatMap(({nodes:e})=>e.map(e=>e.progress))),initialPageParam:null,getNextPageParam:({pageInfo:e})=>e.hasNextPage?e.endCursor:void 0});function q(){let{q:e,archived:t}=r({from:`/tasks`}),n=K(e,t),i=a(n),s=i.data?.pages.some(({nodes:e})=>e.some(({progress:e})=>e?.isBuilding))??!1,l=j(),u=(0,F.useRef)(null);return Y(u),S(o,{title:`Tasks`,children:[h(V,{field:u}),l.error&&h(m,{error:l.error}),h(E,{query:i,queryKey:n.queryKey,isQuiet:s,skeleton:h(c,{rows:6}),children:({pages:n})=>{let r=n.flatMap(({nodes:e})=>e),a=n[0];return r.length===0?h(J,{isFiltered:e!==void 0||!!t}):S(y,{children:[h(D,{errors:n.flatMap(({errors:e})=>e),retry:()=>void i.refetch()}),h(I,{rows:r,changes:l}),S(`p`,{className:O.under,children:[g(r.length),` of`,` `,a&&g(a.totalCount,a.totalCountIsExact),` `,i.hasNextPage&&h(_,{isDisabled:i.isFetchingNextPage,onPress:()=>void i.fetchNextPage(),children:`More`})]})]})}})]})}function J({isFiltered:e}){return e?h(t,{title:`No task is like that`,children:S(`p`,{children:[`None has these words in its name, or none is archived. `,h(u,{to:`/tasks`,children:`All tasks`})]})}):h(t,{title:`No task yet`,children:S(`p`,{children:[`A task asks people or programs the same question of many calls: a form, who it is for, and which calls. `,h(u,{to:`/tasks/new`,children:`Make the first one`})]})})}function Y(e){let t=d(),n=i(`WRITER`);T((0,F.useMemo)(()=>{let r=`Tasks`;return[{id:`task:new`,title:`Make a task`,group:r,keys:[`n`],unavailable:n,run:()=>void t({to:`/tasks/new`})},{id:`filter`,title:`Find a task by its name`,group:r,keys:[`/`],run:()=>e.current?.focus()}]},[t,n,e]))}export{q as Tasks};