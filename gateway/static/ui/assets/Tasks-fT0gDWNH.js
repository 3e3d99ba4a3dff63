import{Dt as e,E as t,Gt as n,Jt as r,L as i,La as a,Ma as o,Na as s,Pa as c,Pi as l,Ra as u,Vi as d,Wi as f,aa as p,ao as m,in as h,ir as g,j as _,ka as v,oo as y,po as b,qt as x,so as S,uo as C,vi as w}from"./ui-iObqlg1O.js";import{t as T}from"./Asked-BojWOb21.js";import{t as E}from"./Partial-DPMLUBu-.js";import{t as D}from"./Task.module-CPyCp1dZ.js";import{n as O,r as k,t as A}from"./changes-BM4LNtUr.js";import{i as j}from"./selector-v-cDPf2t.js";import{r as M}from"./progress-BFAiIl1G.js";import{t as N}from"./Select-BgWD4lQU.js";var P=b(C(),1);function F({rows:e,changes:t}){return y(_,{label:`Tasks`,className:D.scroll,children:S(`table`,{className:D.table,children:[y(`thead`,{children:S(`tr`,{children:[y(`th`,{children:`Name`}),y(`th`,{className:D.number,children:`Version`}),y(`th`,{children:`Selects`}),y(`th`,{className:D.number,children:`Left`}),y(`th`,{children:`Progress`}),y(`th`,{className:D.number,children:`Grades`}),y(`td`,{})]})}),y(`tbody`,{children:e.map(e=>y(I,{task:e,changes:t},e.id))})]})})}function I({task:e,changes:t}){let{id:r,name:i,version:a,archivedAt:s,progress:c,feedbackCount:l}=e;return S(`tr`,{"data-archived":s!==null,children:[S(`td`,{className:D.wide,"data-label":`Name`,children:[y(o,{to:`/tasks/$id`,params:{id:r},children:y(n,{text:i||r})}),s!==null&&y(`small`,{children:` archived`})]}),y(`td`,{className:D.number,"data-label":`Version`,children:a}),y(`td`,{className:D.wide,"data-label":`Selects`,children:y(L,{of:e.selector})}),y(`td`,{className:D.number,"data-label":`Left`,children:c&&s===null?S(m,{children:[M(c),c.isBuilding&&y(`small`,{children:` building`})]}):`–`}),y(`td`,{"data-label":`Progress`,children:c?y(k,{of:c}):`–`}),y(`td`,{className:D.number,"data-label":`Grades`,children:h(l)}),S(`td`,{className:D.actions,children:[s===null&&y(`a`,{className:D.action,href:`#/grade/${encodeURIComponent(r)}`,"aria-label":`Grade ${i}`,children:`Grade`}),` `,y(O,{task:e,changes:t})]})]})}function L({of:t}){let r=v(l),i=j(t,t=>e(t,r));return i.length===0?y(`span`,{className:D.second,children:`every call`}):y(n,{text:i.join(`, `)})}var R=[[``,`Open tasks`],[`only`,`Archived tasks`],[`also`,`Open and archived`]],z=300;function B({field:e}){let{q:t=``,archived:n}=c({from:`/tasks`}),r=s({from:`/tasks`}),i=d(`WRITER`);return S(`div`,{className:D.tools,children:[y(V,{q:t,field:e},t),y(N,{label:`Which tasks`,isLabelHidden:!0,value:n??``,options:R,set:e=>void r({search:{...t!==``&&{q:t},...e!==``&&{archived:e}}})}),i===null?y(o,{to:`/tasks/new`,className:D.primary,children:`New task`}):S(`span`,{className:D.second,children:[`New task: `,y(`small`,{children:i})]})]})}function V({q:e,field:t}){let{archived:n}=c({from:`/tasks`}),r=s({from:`/tasks`}),[i,a]=(0,P.useState)(e);return(0,P.useEffect)(()=>{if(i.trim()===e)return;let t=setTimeout(()=>{let e=i.trim();r({search:{...e!==``&&{q:e},...n&&{archived:n}},replace:!0})},z);return()=>clearTimeout(t)},[i,e,n,r]),y(`input`,{ref:t,type:`search`,"aria-label":`Part of a name`,placeholder:`Part of a name`,maxLength:200,value:i,onChange:({target:e})=>a(e.value),onKeyDown:({key:e,currentTarget:t})=>{e===`Escape`&&t.blur()}})}var H=50,U=p(`
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
`);function W(e,t){let n={};return e!==void 0&&(n.name={contains:e,mode:`CASE_INSENSITIVE`}),t===`only`&&(n.isArchived=!0),t===`also`&&(n.or=[{isArchived:!0},{isArchived:!1}]),n}var G=(e,t)=>u({queryKey:[`tasks`,`list`,e??``,t??``],queryFn:async({signal:n,pageParam:r})=>{let i={filter:W(e,t),first:H,after:r},{data:a,errors:o}=await f(U,i,{signal:n});if(!a.feedbackTasks)throw o[0]??Error(`the list is missing`);return{...a.feedbackTasks,errors:o}},initialPageParam:null,getNextPageParam:({pageInfo:e})=>e.hasNextPage?e.endCursor:void 0});function K(){let{q:e,archived:t}=c({from:`/tasks`}),n=G(e,t),o=a(n),s=A(),l=(0,P.useRef)(null);return J(l),S(x,{title:`Tasks`,children:[y(B,{field:l}),s.error&&y(r,{error:s.error}),y(T,{query:o,queryKey:n.queryKey,skeleton:y(i,{rows:6}),children:({pages:n})=>{let r=n.flatMap(({nodes:e})=>e),i=n[0];return r.length===0?y(q,{isFiltered:e!==void 0||!!t}):S(m,{children:[y(E,{errors:n.flatMap(({errors:e})=>e),retry:()=>void o.refetch()}),y(F,{rows:r,changes:s}),S(`p`,{className:D.under,children:[h(r.length),` of`,` `,i&&h(i.totalCount,i.totalCountIsExact),` `,o.hasNextPage&&y(g,{isDisabled:o.isFetchingNextPage,onPress:()=>void o.fetchNextPage(),children:`More`})]})]})}})]})}function q({isFiltered:e}){return e?y(t,{title:`No task is like that`,children:S(`p`,{children:[`None has these words in its name, or none is archived. `,y(o,{to:`/tasks`,children:`All tasks`})]})}):y(t,{title:`No task yet`,children:S(`p`,{children:[`A task asks people or programs the same question of many calls: a form, who it is for, and which calls. `,y(o,{to:`/tasks/new`,children:`Make the first one`})]})})}function J(e){let t=s(),n=d(`WRITER`);w((0,P.useMemo)(()=>{let r=`Tasks`;return[{id:`task:new`,title:`Make a task`,group:r,keys:[`n`],unavailable:n,run:()=>void t({to:`/tasks/new`})},{id:`filter`,title:`Find a task by its name`,group:r,keys:[`/`],run:()=>e.current?.focus()}]},[t,n,e]))}export{K as Tasks};