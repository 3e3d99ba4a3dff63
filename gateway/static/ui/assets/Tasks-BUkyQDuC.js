import{Ba as e,Dt as t,E as n,Fa as r,Gt as i,Ia as a,Jt as o,L as s,Pa as c,Pi as l,Vi as u,Wi as d,co as f,fo as p,ho as m,in as h,ir as g,j as _,ja as v,lo as y,qt as b,sa as x,so as S,vi as C,za as w}from"./ui-4t6V7kFh.js";import{t as T}from"./Asked-DpbbSWjl.js";import{t as E}from"./Partial-Qz2FhIJy.js";import{t as D}from"./Task.module-CPyCp1dZ.js";import{n as O,r as k,t as A}from"./changes-9ZAWa7q9.js";import{i as j}from"./selector-quFnGATc.js";import{r as M}from"./progress-SNfAQfgO.js";import{t as N}from"./Select-BS7VYveq.js";var P=m(p(),1);function F({rows:e,changes:t}){return f(_,{label:`Tasks`,className:D.scroll,children:y(`table`,{className:D.table,children:[f(`thead`,{children:y(`tr`,{children:[f(`th`,{children:`Name`}),f(`th`,{className:D.number,children:`Version`}),f(`th`,{children:`Selects`}),f(`th`,{className:D.number,children:`Left`}),f(`th`,{children:`Progress`}),f(`th`,{className:D.number,children:`Grades`}),f(`td`,{})]})}),f(`tbody`,{children:e.map(e=>f(I,{task:e,changes:t},e.id))})]})})}function I({task:e,changes:t}){let{id:n,name:r,version:a,archivedAt:o,progress:s,feedbackCount:l}=e;return y(`tr`,{"data-archived":o!==null,children:[y(`td`,{className:D.wide,"data-label":`Name`,children:[f(c,{to:`/tasks/$id`,params:{id:n},children:f(i,{text:r||n})}),o!==null&&f(`small`,{children:` archived`})]}),f(`td`,{className:D.number,"data-label":`Version`,children:a}),f(`td`,{className:D.wide,"data-label":`Selects`,children:f(L,{of:e.selector})}),f(`td`,{className:D.number,"data-label":`Left`,children:s&&o===null?y(S,{children:[M(s),s.isBuilding&&f(`small`,{children:` building`})]}):`–`}),f(`td`,{"data-label":`Progress`,children:s?f(k,{of:s}):`–`}),f(`td`,{className:D.number,"data-label":`Grades`,children:h(l)}),y(`td`,{className:D.actions,children:[o===null&&f(`a`,{className:D.action,href:`#/grade/${encodeURIComponent(n)}`,"aria-label":`Grade ${r}`,children:`Grade`}),` `,f(O,{task:e,changes:t})]})]})}function L({of:e}){let n=v(l),r=j(e,e=>t(e,n));return r.length===0?f(`span`,{className:D.second,children:`every call`}):f(i,{text:r.join(`, `)})}var R=[[``,`Open tasks`],[`only`,`Archived tasks`],[`also`,`Open and archived`]],z=300;function B({field:e}){let{q:t=``,archived:n}=a({from:`/tasks`}),i=r({from:`/tasks`}),o=u(`WRITER`);return y(`div`,{className:D.tools,children:[f(V,{q:t,field:e},t),f(N,{label:`Which tasks`,isLabelHidden:!0,value:n??``,options:R,set:e=>void i({search:{...t!==``&&{q:t},...e!==``&&{archived:e}}})}),o===null?f(c,{to:`/tasks/new`,className:D.primary,children:`New task`}):y(`span`,{className:D.second,children:[`New task: `,f(`small`,{children:o})]})]})}function V({q:e,field:t}){let{archived:n}=a({from:`/tasks`}),i=r({from:`/tasks`}),[o,s]=(0,P.useState)(e);return(0,P.useEffect)(()=>{if(o.trim()===e)return;let t=setTimeout(()=>{let e=o.trim();i({search:{...e!==``&&{q:e},...n&&{archived:n}},replace:!0})},z);return()=>clearTimeout(t)},[o,e,n,i]),f(`input`,{ref:t,type:`search`,"aria-label":`Part of a name`,placeholder:`Part of a name`,maxLength:200,value:o,onChange:({target:e})=>s(e.value),onKeyDown:({key:e,currentTarget:t})=>{e===`Escape`&&t.blur()}})}var H=50,U=x(`
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
`);function W(e,t){let n={};return e!==void 0&&(n.name={contains:e,mode:`CASE_INSENSITIVE`}),t===`only`&&(n.isArchived=!0),t===`also`&&(n.or=[{isArchived:!0},{isArchived:!1}]),n}var G=(t,n)=>e({queryKey:[`tasks`,`list`,t??``,n??``],queryFn:async({signal:e,pageParam:r})=>{let i={filter:W(t,n),first:H,after:r},{data:a,errors:o}=await d(U,i,{signal:e});if(!a.feedbackTasks)throw o[0]??Error(`the list is missing`);return{...a.feedbackTasks,errors:o}},initialPageParam:null,getNextPageParam:({pageInfo:e})=>e.hasNextPage?e.endCursor:void 0});function K(){let{q:e,archived:t}=a({from:`/tasks`}),n=G(e,t),r=w(n),i=A(),c=(0,P.useRef)(null);return J(c),y(b,{title:`Tasks`,children:[f(B,{field:c}),i.error&&f(o,{error:i.error}),f(T,{query:r,queryKey:n.queryKey,skeleton:f(s,{rows:6}),children:({pages:n})=>{let a=n.flatMap(({nodes:e})=>e),o=n[0];return a.length===0?f(q,{isFiltered:e!==void 0||!!t}):y(S,{children:[f(E,{errors:n.flatMap(({errors:e})=>e),retry:()=>void r.refetch()}),f(F,{rows:a,changes:i}),y(`p`,{className:D.under,children:[h(a.length),` of`,` `,o&&h(o.totalCount,o.totalCountIsExact),` `,r.hasNextPage&&f(g,{isDisabled:r.isFetchingNextPage,onPress:()=>void r.fetchNextPage(),children:`More`})]})]})}})]})}function q({isFiltered:e}){return e?f(n,{title:`No task is like that`,children:y(`p`,{children:[`None has these words in its name, or none is archived. `,f(c,{to:`/tasks`,children:`All tasks`})]})}):f(n,{title:`No task yet`,children:y(`p`,{children:[`A task asks people or programs the same question of many calls: a form, who it is for, and which calls. `,f(c,{to:`/tasks/new`,children:`Make the first one`})]})})}function J(e){let t=r(),n=u(`WRITER`);C((0,P.useMemo)(()=>{let r=`Tasks`;return[{id:`task:new`,title:`Make a task`,group:r,keys:[`n`],unavailable:n,run:()=>void t({to:`/tasks/new`})},{id:`filter`,title:`Find a task by its name`,group:r,keys:[`/`],run:()=>e.current?.focus()}]},[t,n,e]))}export{K as Tasks};